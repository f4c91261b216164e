#include "command/formats.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "command/stop.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

using Formats = std::vector<std::string>;

/// What a command writes.
struct Writer {
    std::string command;
    Formats formats;        ///< the default first
    bool by_option = true;  ///< --format chooses one of them
    std::string content{};  ///< commands of the same content write it in other formats
};

const std::vector<Writer>& writers() {
    static const std::vector<Writer> all{
        {"score", {"table", "csv", "json", "ndjson", "markdown", "xlsx"}, true, "scorecards"},
        {"report", {"html", "xlsx", "docx", "markdown", "csv", "json"}, true, "scorecards"},
        {"check", {"text", "json", "sarif", "junit", "github", "gitlab", "csv", "xlsx"}},
        {"compare", {"text", "csv", "json", "markdown", "xlsx"}},
        {"explain", {"text", "markdown", "json"}},
        {"plan", {"table", "csv", "json", "markdown", "xlsx"}},
        {"rules", {"table", "markdown", "json"}},
        {"targets", {"table", "csv", "json"}},
        {"form", {"csv", "xlsx"}},
        {"schema", {"json"}, false},
        {"completions", {"bash", "zsh", "fish", "powershell"}, false},
    };
    return all;
}

const Writer& writer(std::string_view command) {
    return *std::ranges::find(writers(), command, &Writer::command);
}

/// What a file is by its name.
struct Extension {
    std::string ending;
    Formats formats;        ///< none: nothing that this program writes
    std::string nearest{};  ///< the format that serves instead
    bool any_text = false;  ///< every format but workbooks, where --format asks for it
};

const Extension* find_extension(const std::string& ending) {
    static const std::vector<Extension> all{
        {".txt", {"table", "text"}, {}, true},
        {".log", {"table", "text"}, {}, true},
        {".csv", {"csv"}},
        {".json", {"json", "sarif", "gitlab"}},
        {".ndjson", {"ndjson"}},
        {".jsonl", {"ndjson"}},
        {".sarif", {"sarif"}},
        {".xml", {"junit"}},
        {".md", {"markdown"}},
        {".markdown", {"markdown"}},
        {".html", {"html"}},
        {".htm", {"html"}},
        {".xlsx", {"xlsx"}},
        {".docx", {"docx"}},
        {".bash", {"bash"}},
        {".zsh", {"zsh"}},
        {".sh", {"bash", "zsh"}},
        {".fish", {"fish"}},
        {".ps1", {"powershell"}},
        {".tsv", {}, "csv"},
        {".xls", {}, "xlsx"},
        {".ods", {}, "xlsx"},
        {".doc", {}, "docx"},
        {".odt", {}, "docx"},
        {".pdf", {}, "html"},
    };
    const auto found = std::ranges::find(all, ending, &Extension::ending);
    return found == all.end() ? nullptr : &*found;
}

bool holds(const Formats& words, const std::string& word) {
    return std::ranges::count(words, word) > 0;
}

/// ".csv" of "out/T.CSV"; empty where the last name of a path has none.
std::string extension_of(const std::string& path) {
    const std::string name = path.substr(path.find_last_of('/') + 1);
    const auto dot = name.find_last_of('.');
    if (dot == name.npos || dot + 1 == name.size()) return {};
    return unicode::folded(name.substr(dot));
}

/// "cchc report -f xlsx": the command that writes the same content in a format; empty: none does.
std::string other_way(const Writer& writer, const std::string& format) {
    for (const Writer& other : writers()) {
        const bool same = !writer.content.empty() && other.content == writer.content;
        if (same && other.command != writer.command && holds(other.formats, format))
            return fmt::format("cchc {} -f {}", other.command, format);
    }
    return {};
}

/// Who writes a file of that name instead.
Text cure(const Writer& writer, const std::string& ending) {
    const Extension* known = find_extension(ending);
    const bool can = known && !known->formats.empty();
    std::string way;
    if (can) {
        way = other_way(writer, known->formats.front());
    } else if (known && holds(writer.formats, known->nearest)) {
        way = fmt::format("cchc {} -f {}", writer.command, known->nearest);
    } else if (known) {
        way = other_way(writer, known->nearest);
    }
    if (can && !way.empty())
        return {"; dạng " + ending + ": " + way, "; for " + ending + ": " + way};
    if (known && !way.empty()) {
        return {fmt::format("; không lệnh nào ghi dạng {}, gần nhất là {}", ending, way),
                fmt::format("; no command writes {}, the nearest is {}", ending, way)};
    }
    if (!writer.by_option) return {};
    return {"; -f chọn một trong các dạng đó", "; -f chooses one of these"};
}

Stop not_written(const Writer& writer, const std::string& path, const std::string& ending) {
    const Text other = cure(writer, ending);
    const std::string formats = fmt::format("{}", fmt::join(writer.formats, ", "));
    return {Exit::usage,
            {fmt::format("\"{}\": {} không ghi dạng {}, chỉ ghi {}{}", path, writer.command, ending,
                         formats, other.vi),
             fmt::format("\"{}\": {} does not write {}, only {}{}", path, writer.command, ending,
                         formats, other.en)}};
}

/// What the name of a folder to be written says of a file; null: nothing, or there is that folder.
const Extension* extension_of_file(const Session& session, const std::string& path) {
    return session.world.files.is_directory(path) ? nullptr : find_extension(extension_of(path));
}

Stop named_as_file(const std::string& writer, const std::string& path, const std::string& example) {
    return {Exit::usage,
            {fmt::format("{} ghi vào một thư mục, \"{}\" là tên của một tệp; cần: {}", writer, path,
                         example),
             fmt::format("{} writes a folder, and \"{}\" is the name of a file; expected {}",
                         writer, path, example)}};
}

}  // namespace

const std::vector<std::string>& formats_of(std::string_view command) {
    return writer(command).formats;
}

bool is_file(const std::string& path) {
    return !path.empty() && path != "-" && !path.starts_with("/dev/");
}

void require_name_of(const std::string& format, const std::string& path) {
    const std::string ending = extension_of(path);
    const Extension* known = find_extension(ending);
    if (known == nullptr || holds(known->formats, format)) return;
    const bool packed = format == "xlsx" || format == "docx";
    if (known->any_text && !packed) return;
    throw Stop{
        Exit::usage,
        {fmt::format("\"{}\": định dạng là {}, tên tệp lại là của dạng {}", path, format, ending),
         fmt::format("\"{}\": the format is {}, and the name says {}", path, format, ending)}};
}

namespace {

/// A workbook is no text for a terminal or a pipe.
void require_file_for(const std::string& format, const std::string& path) {
    if (format != "xlsx" || (!path.empty() && path != "-")) return;
    throw Stop{Exit::usage, {"dạng xlsx cần --output TỆP", "the format xlsx needs --output FILE"}};
}

}  // namespace

std::string chosen_format(const Session& session, const std::string& command) {
    const std::string& path = session.options.output;
    require_file_for(session.options.format, path);
    if (!session.options.format.empty()) {
        require_name_of(session.options.format, path);
        return session.options.format;
    }
    const Writer& writer = command::writer(command);
    const std::string ending = extension_of(path);
    if (!ending.empty()) {
        if (const Extension* known = find_extension(ending)) {
            for (const std::string& format : known->formats)
                if (holds(writer.formats, format)) return format;
        }
        throw not_written(writer, path, ending);
    }
    const std::string& format = writer.formats.front();
    if (is_file(path)) {
        session.say({fmt::format("\"{}\" không có đuôi tệp; ghi dạng {}", path, format),
                     fmt::format("\"{}\" has no extension; writing {}", path, format)});
    }
    return format;
}

void require_name_of_folder(const Session& session, const std::string& path,
                            std::string_view command) {
    const Extension* known = extension_of_file(session, path);
    if (known == nullptr) return;
    const std::string folder = path.substr(0, path.size() - known->ending.size());
    const std::string format = known->formats.empty() ? known->nearest : known->formats.front();
    const std::string example = holds(formats_of(command), format)
                                    ? fmt::format("-f {} -o {}", format, folder)
                                    : fmt::format("-o {}", folder);
    throw named_as_file(std::string{command}, path, example);
}

void require_name_of_report_dir(const Session& session, const std::string& format,
                                const std::string& path) {
    const Extension* known = extension_of_file(session, path);
    if (known == nullptr) return;
    throw named_as_file("--report-dir", path,
                        fmt::format("--report-dir {}:{}", format,
                                    path.substr(0, path.size() - known->ending.size())));
}

}  // namespace cchc::command
