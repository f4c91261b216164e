#include "command/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "command/input_guard.hpp"
#include "command/stop.hpp"
#include "diag/separator.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

bool Session::coloured_for(bool terminal) const {
    if (options.color != "auto") return options.color == "always";
    const auto set = [&](const char* name) {
        const auto value = world.environment(name);
        return value && !value->empty();
    };
    if (set("NO_COLOR")) return false;
    if (const auto force = world.environment("CLICOLOR_FORCE");
        force && !force->empty() && *force != "0") {
        return true;
    }
    return terminal && world.environment("TERM") != "dumb";
}

bool Session::coloured() const {
    const bool to_standard_output = options.output.empty() || options.output == "-";
    return coloured_for(to_standard_output && world.out_is_terminal);
}

bool Session::findings_coloured() const {
    return coloured_for(world.err_is_terminal);
}

void Session::tell(const Text& text) const {
    world.err << "cchc: " << unicode::printable(in_words(text)) << '\n';
}

void Session::say(const Text& text) const {
    if (!options.quiet) tell(text);
}

void add_common_options(OptionList& options, Session& session) {
    // its value was read before the help was written
    options
        .add_value("--lang", "", {"ngôn ngữ", "language"},
                   [](const std::string&) { return std::nullopt; })
        .words = {"vi", "en"};
    options.add_choice("--color", session.options.color, {"auto", "always", "never"},
                       {"màu", "colour"});
    // it was looked for before as well
    options.add_flag("--no-config", session.options.no_project,
                     {"không đọc tệp cchc.yaml của dự án", "do not read the project's cchc.yaml"});
    options.add_flag("-q,--quiet", session.options.quiet,
                     {"chỉ in báo cáo và lỗi", "only the report and errors"});
}

void add_targets_option(OptionList& options, Session& session) {
    options.add_text("-t,--targets", session.options.input.targets, "FILE",
                     {"tệp chương trình (YAML); mặc định: chương trình có sẵn",
                      "programme file (YAML); default: the built-in one"});
}

void add_input_options(OptionList& options, Session& session) {
    options
        .add_texts("DATA", session.options.input.data, "FILE",
                   {"tệp CSV, XLSX, ODS, thư mục, hoặc - (đầu vào chuẩn)",
                    "CSV, XLSX or ODS files, folders, or - (standard input)"})
        .required = true;
    options.add_texts(
        "--verified", session.options.input.verified, "FILE",
        {"các tệp hoặc thư mục số liệu thẩm định, cùng mẫu với SỐ_LIỆU, được tính thay cho "
         "số liệu đơn vị tự báo cáo",
         "files or folders of verified figures, in the form of DATA, which count in the "
         "place of those that units reported"},
        Times::several);
    add_reading_options(options, session);
}

void add_reading_options(OptionList& options, Session& session) {
    auto& input = session.options.input;
    add_targets_option(options, session);
    options.add_text("-u,--units", input.units, "FILE",
                     {"tệp đơn vị (CSV, XLSX, ODS)", "units file (CSV, XLSX, ODS)"});
    options.add_text("--exemptions", input.exemptions, "FILE",
                     {"tệp miễn đánh giá (CSV, XLSX, ODS)", "exemptions file (CSV, XLSX, ODS)"});
    Option& separator = options.add_value(
        "--separator", "",
        {"dấu phân cách của CSV (hoặc chính ký tự đó), thay cho tự nhận biết",
         "separator of the data files (or the character), instead of recognising it"},
        [&input](const std::string& name) {
            input.csv.separator = diag::separator_of(name);
            return std::nullopt;
        });
    separator.words = diag::separator_words();
    separator.unlisted_words = {",", ";", "\t", "\\t", "|", ":"};
    options
        .add_value(
            "--decimal", "",
            {"dấu thập phân, thay cho tự nhận biết", "decimal mark, instead of recognising it"},
            [&input](const std::string& name) {
                input.csv.decimal_mark = name == "comma" ? ',' : '.';
                return std::nullopt;
            })
        .words = {"comma", "point"};
    options.add_texts(
        "--sheet", input.sheets, "NAME",
        {"chỉ đọc trang tính này của các bảng tính số liệu (có thể lặp lại); mặc định: mọi trang "
         "có "
         "dòng tiêu đề",
         "read this sheet of workbooks of data only (repeatable); default: all with a heading"});
    options.add_value(
        "--threads", "N",
        {"số luồng xử lý; mặc định: theo máy", "threads to work with; default: the machine's"},
        [&input](const std::string& count) {
            auto problem = refuse_number(count, 1, 999);
            if (!problem) input.threads = static_cast<unsigned>(std::stoul(count));
            return problem;
        });
}

Option& add_period_option(OptionList& options, Session& session) {
    return options.add_year("-p,--period", session.options.period,
                            {"năm báo cáo; mặc định: năm mới nhất trong số liệu",
                             "year reported on; default: the latest in the data"});
}

void add_unit_options(OptionList& options, Session& session) {
    options.add_texts("--unit", session.options.units, "CODE",
                      {"chỉ các đơn vị này, cách nhau bằng dấu phẩy (có thể lặp lại)",
                       "only these units, separated by commas (repeatable)"},
                      Times::listed);
    options.add_texts("--level", session.options.levels, "LEVEL",
                      {"chỉ các đơn vị của những cấp này", "only units of these levels"},
                      Times::listed);
}

void add_horizon_option(OptionList& options, Session& session, Text help) {
    options.add_years("--horizon", session.options.horizons.asked, std::move(help));
}

void add_choice_options(OptionList& options, Session& session) {
    add_period_option(options, session);
    add_unit_options(options, session);
    add_horizon_option(options, session,
                       {"chỉ các mốc thời gian này, cách nhau bằng dấu phẩy (có thể lặp lại)",
                        "only these horizons, separated by commas (repeatable)"});
}

void add_output_option(OptionList& options, Session& session) {
    options.add_text(
        "-o,--output", session.options.output, "FILE",
        {"ghi vào tệp này thay cho đầu ra chuẩn", "write to this file instead of standard output"});
}

void add_output_options(OptionList& options, Session& session,
                        const std::vector<std::string>& formats) {
    options.add_choice(
        "-f,--format", session.options.format, formats,
        {"định dạng; mặc định: " + formats.front(), "format; default: " + formats.front()});
    add_output_option(options, session);
}

namespace {

/// The folder that a file would lie in, where the path names one.
std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == path.npos || slash == 0 ? std::string{} : path.substr(0, slash);
}

void require_written(const Session& session, const std::string& path,
                     const std::optional<FileError>& error) {
    if (!error) return;
    const std::string folder = folder_of(path);
    const Files& files = session.world.files;
    if (!folder.empty() && !files.is_directory(folder) && !files.is_occupied(folder)) {
        throw Stop{Exit::usage,
                   {fmt::format("không ghi được tệp \"{}\": không có thư mục \"{}\"", path, folder),
                    fmt::format("cannot write \"{}\": there is no folder \"{}\"", path, folder)}};
    }
    const Text why = system_words(error->reason);
    throw Stop{Exit::usage,
               {"không ghi được tệp \"" + path + "\": " + why.vi,
                "cannot write \"" + path + "\": " + why.en}};
}

bool is_standard_output(const std::string& path) {
    return path.empty() || path == "-";
}

}  // namespace

void write_file(const Session& session, const std::string& path, const std::string& bytes) {
    note_output(session.world, path);
    require_unchanged(session.world.files);
    require_written(session, path, session.world.files.write(path, bytes));
}

void write_to(const Session& session, const std::string& path, const std::string& bytes) {
    if (!is_standard_output(path)) return write_file(session, path, bytes);
    require_unchanged(session.world.files);
    std::ostream& out = session.world.out;
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
    if (out) return;
    throw Stop{Exit::usage, {"không ghi được ra đầu ra chuẩn", "cannot write to standard output"}};
}

void deliver(Session& session, const std::string& bytes) {
    write_to(session, session.options.output, bytes);
}

void deliver_parts(Session& session, const Files::NextPart& next) {
    const std::string& path = session.options.output;
    if (is_standard_output(path)) {
        for (std::string part; next(part);) write_to(session, path, part);
        return;
    }
    note_output(session.world, path);
    require_written(session, path, session.world.files.write_parts(path, [&](std::string& part) {
        if (next(part)) return true;
        require_unchanged(session.world.files);
        return false;
    }));
}

}  // namespace cchc::command
