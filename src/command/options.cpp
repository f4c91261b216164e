#include "command/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "command/stop.hpp"
#include "unicode/suggest.hpp"
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

void Session::say(const Text& text) const {
    if (!options.quiet) world.err << "cchc: " << in_words(text) << '\n';
}

CLI::Option& allow_only(CLI::Option& option, const std::vector<std::string>& words,
                        const Session& session) {
    const std::string known = fmt::format("{}", fmt::join(words, "|"));
    const auto refuse = [words, known, &session](const std::string& word) {
        if (std::ranges::count(words, word) > 0) return std::string{};
        return session.in_words(
            with_suggestion({fmt::format("cần {}, không phải \"{}\"", known, word),
                             fmt::format("expected {}, not \"{}\"", known, word)},
                            unicode::nearest(word, words)));
    };
    return *option.check(CLI::Validator{refuse, ""})->type_name(known);
}

CLI::Option& allow_years(CLI::Option& option, const Session& session) {
    const auto refuse = [&session](const std::string& word) {
        const bool four_digits =
            word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
        if (four_digits && word >= "1900" && word <= "2100") return std::string{};
        return session.in_words(
            {"cần một năm, không phải \"" + word + "\"", "expected a year, not \"" + word + "\""});
    };
    return *option.check(CLI::Validator{refuse, ""})->type_name("YEAR");
}

void add_common_options(CLI::App& app, Session& session) {
    auto* language = app.add_option_function<std::string>(
        "--lang", [](const std::string&) { /* read before the help was written */ },
        session.in_words({"ngôn ngữ", "language"}));
    allow_only(*language, {"vi", "en"}, session);
    auto* color =
        app.add_option("--color", session.options.color, session.in_words({"màu", "colour"}));
    allow_only(*color, {"auto", "always", "never"}, session);
    app.add_flag("-q,--quiet", session.options.quiet,
                 session.in_words({"chỉ in báo cáo và lỗi", "only the report and errors"}));
    app.set_help_flag("-h,--help", session.in_words({"in hướng dẫn này", "print this help"}));
    app.set_version_flag("--version", std::string{"cchc " CCHC_VERSION},
                         session.in_words({"in phiên bản", "print the version"}));
}

void add_targets_option(CLI::App& app, Session& session) {
    app.add_option("-t,--targets", session.options.input.targets,
                   session.in_words({"tệp chương trình (YAML); mặc định: chương trình có sẵn",
                                     "programme file (YAML); default: the built-in one"}))
        ->type_name("FILE");
}

void add_input_options(CLI::App& app, Session& session) {
    app.add_option("DATA", session.options.input.data,
                   session.in_words({"tệp CSV, thư mục, hoặc - (đầu vào chuẩn)",
                                     "CSV files, folders, or - (standard input)"}))
        ->type_name("FILE")
        ->required();
    add_reading_options(app, session);
}

void add_reading_options(CLI::App& app, Session& session) {
    auto& input = session.options.input;
    add_targets_option(app, session);
    app.add_option("-u,--units", input.units,
                   session.in_words({"tệp đơn vị (CSV)", "units file (CSV)"}))
        ->type_name("FILE");
    app.add_option("--exemptions", input.exemptions,
                   session.in_words({"tệp miễn báo cáo (CSV)", "exemptions file (CSV)"}))
        ->type_name("FILE");
    auto* separator = app.add_option_function<std::string>(
        "--separator",
        [&input](const std::string& name) {
            static const std::map<std::string, char> marks{
                {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
            input.csv.separator = marks.at(name);
        },
        session.in_words({"dấu phân cách của CSV, thay cho tự nhận biết",
                          "separator of the CSV files, instead of recognising it"}));
    allow_only(*separator, {"comma", "semicolon", "tab"}, session);
    auto* decimal = app.add_option_function<std::string>(
        "--decimal",
        [&input](const std::string& name) { input.csv.decimal_mark = name == "comma" ? ',' : '.'; },
        session.in_words(
            {"dấu thập phân, thay cho tự nhận biết", "decimal mark, instead of recognising it"}));
    allow_only(*decimal, {"comma", "point"}, session);
    app.add_option_function<std::string>(
           "--threads",
           [&input](const std::string& count) {
               input.threads = static_cast<unsigned>(std::stoul(count));
           },
           session.in_words({"số luồng xử lý; mặc định: theo máy",
                             "threads to work with; default: the machine's"}))
        ->check(CLI::Validator{
            [&session](const std::string& text) {
                const bool sound = text.find_first_not_of("0123456789") == text.npos &&
                                   text.size() <= 3 && text.find_first_not_of('0') != text.npos;
                return sound ? std::string{}
                             : session.in_words({"cần một số từ 1 đến 999", "expected 1 to 999"});
            },
            ""})
        ->type_name("N");
}

CLI::Option& add_period_option(CLI::App& app, Session& session) {
    auto* period =
        app.add_option("-p,--period", session.options.period,
                       session.in_words({"năm báo cáo; mặc định: năm mới nhất trong số liệu",
                                         "year reported on; default: the latest in the data"}));
    return allow_years(*period, session);
}

void add_choice_options(CLI::App& app, Session& session) {
    auto& options = session.options;
    add_period_option(app, session);
    app.add_option(
           "--unit", options.units,
           session.in_words({"chỉ đơn vị này (có thể lặp lại)", "only this unit (repeatable)"}))
        ->type_name("CODE")
        ->allow_extra_args(false);
    app.add_option("--level", options.level,
                   session.in_words({"chỉ các đơn vị của cấp này", "only units of this level"}))
        ->type_name("LEVEL");
    auto* horizon =
        app.add_option("--horizon", options.horizon,
                       session.in_words({"chỉ mốc thời gian này", "only this horizon"}));
    allow_years(*horizon, session);
}

void add_output_option(CLI::App& app, Session& session) {
    app.add_option("-o,--output", session.options.output,
                   session.in_words({"ghi vào tệp này thay cho đầu ra chuẩn",
                                     "write to this file instead of standard output"}))
        ->type_name("FILE");
}

void add_output_options(CLI::App& app, Session& session, const std::vector<std::string>& formats) {
    auto& options = session.options;
    auto* format = app.add_option("-f,--format", options.format,
                                  session.in_words({"định dạng; mặc định: " + formats.front(),
                                                    "format; default: " + formats.front()}));
    allow_only(*format, formats, session);
    add_output_option(app, session);
}

namespace {

/// An extension that says nothing must not pass unread.
void announce_format(const Session& session, const std::string& extension,
                     const std::string& format) {
    session.say({fmt::format("không có định dạng cho \"{}\"; ghi dạng {}", extension, format),
                 fmt::format("no format goes with \"{}\"; writing {}", extension, format)});
}

}  // namespace

std::string chosen_format(const Session& session, const std::vector<std::string>& formats) {
    if (!session.options.format.empty()) return session.options.format;
    static const std::map<std::string, std::string> extensions{
        {".csv", "csv"},   {".json", "json"},   {".md", "markdown"}, {".txt", "table"},
        {".html", "html"}, {".sarif", "sarif"}, {".xml", "junit"}};
    const auto& path = session.options.output;
    const auto dot = path.find_last_of("./");
    if (dot != std::string::npos && path[dot] == '.') {
        const std::string extension = unicode::folded(path.substr(dot));
        const auto found = extensions.find(extension);
        if (found != extensions.end() && std::ranges::count(formats, found->second) > 0) {
            return found->second;
        }
        if (extension != ".txt") announce_format(session, path.substr(dot), formats.front());
    }
    return formats.front();
}

namespace {

/// A file that was read is never written over.
void require_no_input(const Session& session, const std::string& path) {
    const InputOptions& input = session.options.input;
    std::vector<std::string> read = input.data;
    read.insert(read.end(), {input.targets, input.units, input.exemptions});
    const Files& files = session.world.files;
    for (const std::string& known : read) {
        const bool same = !known.empty() && known != "-" && files.is_within(path, known) &&
                          files.is_within(known, path);
        if (!same) continue;
        throw Stop{Exit::usage,
                   {"\"" + path + "\" là tệp đầu vào, không ghi đè",
                    "\"" + path + "\" is an input, and is not written over"}};
    }
}

}  // namespace

void write_file(const Session& session, const std::string& path, const std::string& bytes) {
    require_no_input(session, path);
    require_unchanged(session.world.files);
    if (const auto error = session.world.files.write(path, bytes)) {
        const Text why = system_words(error->reason);
        throw Stop{Exit::usage,
                   {"không ghi được tệp \"" + path + "\": " + why.vi,
                    "cannot write \"" + path + "\": " + why.en}};
    }
}

void write_to(const Session& session, const std::string& path, const std::string& bytes) {
    if (!path.empty() && path != "-") return write_file(session, path, bytes);
    require_unchanged(session.world.files);
    std::ostream& out = session.world.out;
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
    if (out) return;
    throw Stop{Exit::usage, {"không ghi được ra đầu ra chuẩn", "cannot write to standard output"}};
}

void deliver(Session& session, const std::string& bytes) {
    write_to(session, session.options.output, bytes);
}

}  // namespace cchc::command
