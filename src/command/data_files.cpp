#include "command/data_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "command/manifest.hpp"
#include "command/stop.hpp"
#include "load/text/heading_row.hpp"
#include "load/workbook/workbook.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// What a folder holds that `report` wrote.
constexpr std::string_view report_marker = Manifest::file_name;

/// So many files of a folder without data are named.
constexpr std::size_t most_names = 3;

constexpr FixedText as_csv{"lưu số liệu dạng CSV UTF-8", "its figures as CSV UTF-8"};
constexpr FixedText as_xlsx{"lưu lại dạng .xlsx", "the workbook saved as .xlsx"};
constexpr FixedText unpacked{"giải nén vào thư mục", "what it holds, unpacked"};
constexpr NotRead old_workbook{{"bảng tính Excel đời cũ", "an old Excel workbook"}, as_xlsx};
constexpr NotRead binary_workbook{{"bảng tính Excel nhị phân", "a binary Excel workbook"}, as_xlsx};
constexpr NotRead template_workbook{{"bảng tính mẫu của Excel", "an Excel template"}, as_xlsx};
constexpr NotRead no_heading{
    {"văn bản không có dòng tiêu đề của biểu số liệu", "a text without a heading of data"},
    {"một dòng tiêu đề (mã đơn vị, mã chỉ tiêu, kỳ …) nếu đây là số liệu",
     "a heading (unit, indicator, period …) if it holds figures"}};
constexpr NotRead other_extension{
    {"tệp số liệu có đuôi khác", "a file of data with another extension"},
    {"đuôi .csv, .tsv hoặc .txt", "the extension .csv, .tsv or .txt"}};
constexpr NotRead other_workbook{{"bảng tính có đuôi khác", "a workbook with another extension"},
                                 {"đuôi .xlsx hoặc .ods", "the extension .xlsx or .ods"}};
constexpr NotRead unreadable{
    {"tệp không mở được", "a file that cannot be opened"},
    {"một tệp đọc được nếu đây là số liệu", "one that can be read, if it holds figures"}};
constexpr NotRead link_to_folder{{"liên kết đến một thư mục", "a link to a folder"},
                                 {"chính thư mục đó được nêu tên nếu có số liệu",
                                  "that folder, named itself, if it holds figures"}};
constexpr NotRead among_scorecards{
    {"tệp nằm trong thư mục do cchc report ghi", "a file in a folder that cchc report wrote"},
    {"tệp ở thư mục khác nếu đây là số liệu", "another folder for it if it holds figures"}};
constexpr NotRead no_regular_file{{"đường ống hoặc thiết bị", "a pipe, socket or device"},
                                  {"một tệp thường", "a regular file"}};

/// What people hand in besides files of data.
struct OtherKind {
    std::string_view extension;
    NotRead why;
};
constexpr OtherKind other_kinds[] = {
    {".xlsb", binary_workbook},
    {".xls", old_workbook},
    {".xltx", template_workbook},
    {".xlt", template_workbook},
    {".docx", {{"văn bản Word", "a Word document"}, as_csv}},
    {".doc", {{"văn bản Word", "a Word document"}, as_csv}},
    {".odt", {{"văn bản OpenDocument", "an OpenDocument text"}, as_csv}},
    {".rtf", {{"văn bản RTF", "an RTF text"}, as_csv}},
    {".numbers", {{"bảng tính Numbers", "a Numbers spreadsheet"}, as_csv}},
    {".xml", {{"tệp XML", "an XML file"}, as_csv}},
    {".pdf", {{"tài liệu PDF", "a PDF document"}, as_csv}},
    {".zip", {{"tệp nén ZIP", "a ZIP archive"}, unpacked}},
    {".gz", {{"tệp nén gzip", "a gzip archive"}, unpacked}},
    {".tgz", {{"tệp nén gzip", "a gzip archive"}, unpacked}},
    {".tar", {{"tệp lưu trữ tar", "a tar archive"}, unpacked}},
    {".rar", {{"tệp nén RAR", "a RAR archive"}, unpacked}},
    {".7z", {{"tệp nén 7-Zip", "a 7-Zip archive"}, unpacked}},
};

std::string extension_of(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string{} : unicode::folded(name.substr(dot));
}

/// What systems and editors leave in folders, and what their users hid.
bool is_hidden(const std::string& name) {
    return name.starts_with('.') || name.starts_with("~$");
}

std::string joined(const std::string& folder, const std::string& name) {
    return folder + (folder.ends_with('/') ? "" : "/") + name;
}

std::string shown(const std::string& path) {
    return "\"" + unicode::printable(path) + "\"";
}

/// Finds the files of one argument after another.
class Search {
  public:
    Search(const Files& files, const load::CsvOptions& csv, bool may_be_empty)
        : files_(files), csv_(csv), may_be_empty_(may_be_empty) {}

    void add(const std::string& argument) {
        again_.clear();
        argument_ = argument;
        last_ = last_component(files_, argument);
        if (argument == "-" || !files_.is_directory(argument)) {
            add_file(argument);
        } else {
            add_folder(argument);
        }
        say_found_again(argument);
    }
    DataFiles take() { return std::move(result_); }

  private:
    using Kind = FolderEntry::Kind;
    using FileContent = std::variant<diag::Bytes, FileError>;

    /// The position of a file among the results, and whether it is new there.
    std::pair<std::size_t, bool> position_of(const std::string& path) {
        const std::string name = path == "-" ? path : files_.common_name(path);
        const auto [known, is_new] = positions_.try_emplace(name, result_.files.size());
        return {known->second, is_new};
    }

    /// The name of a file with the last component of the present argument in its place.
    std::string short_name(const std::string& path) const {
        std::string_view below = std::string_view{path}.substr(argument_.size());
        while (below.starts_with('/')) below.remove_prefix(1);
        if (below.empty()) return last_;
        return last_.empty() ? std::string{below} : fmt::format("{}/{}", last_, below);
    }

    /// A file that is read, unless it is already.
    void add_file(const std::string& path) {
        const auto [position, is_new] = position_of(path);
        if (is_new) {
            result_.files.push_back({path, std::nullopt, short_name(path)});
        } else if (DataFile& known = result_.files[position]; known.unread) {
            known = {path, std::nullopt, short_name(path)};  // by its other name it would not be
        } else {
            again_.emplace_back(path, known.path);
        }
    }

    void add_unread(const std::string& path, const NotRead& why) {
        left_.push_back(path);
        if (position_of(path).second) result_.files.push_back({path, why, {}});
    }

    void add_folder(const std::string& folder) {
        readable_ = 0;
        left_.clear();
        walk(folder);
        if (readable_ == 0 && !may_be_empty_) throw Stop{Exit::usage, nothing_to_read(folder)};
    }

    void walk(const std::string& folder) {
        const std::vector<FolderEntry> entries = entries_of(folder);
        if (std::ranges::count(entries, report_marker, &FolderEntry::name) > 0) {
            pass_over(folder, {"thư mục {} do cchc report ghi ra; không đọc",
                               "folder {} was written by cchc report, and is not read"});
            look_for_strangers(folder, entries);
            return;
        }
        for (const FolderEntry& entry : entries) look_at(joined(folder, entry.name), entry);
    }

    std::vector<FolderEntry> entries_of(const std::string& folder) const {
        auto listing = files_.list(folder);
        if (auto* entries = std::get_if<std::vector<FolderEntry>>(&listing))
            return std::move(*entries);
        const Text reason = system_words(std::get<FileError>(listing).reason);
        throw Stop{Exit::usage,
                   {"không đọc được thư mục " + shown(folder) + ": " + reason.vi,
                    "cannot read folder " + shown(folder) + ": " + reason.en}};
    }

    /// What somebody put among scorecards and looks like a submission; nothing where the folder's
    /// list of files does not say what is not.
    void look_for_strangers(const std::string& folder, const std::vector<FolderEntry>& entries) {
        const auto list = files_.read(joined(folder, std::string{report_marker}));
        const auto* text = std::get_if<std::string>(&list);
        const auto manifest = text ? Manifest::parse(*text) : std::nullopt;
        if (!manifest) return;
        for (const FolderEntry& entry : entries) {
            if (!manifest->lists(entry.name)) look_at_stranger(joined(folder, entry.name), entry);
        }
    }

    void look_at_stranger(const std::string& path, const FolderEntry& entry) {
        if (is_hidden(entry.name)) return;
        if (entry.kind == Kind::folder) {
            for (const FolderEntry& below : entries_of(path))
                look_at_stranger(joined(path, below.name), below);
        } else if (is_of_other_kind(entry.name) || is_workbook_name(entry.name) ||
                   (entry.kind == Kind::file && has_heading(path))) {
            add_unread(path, among_scorecards);
        }
    }

    void look_at(const std::string& path, const FolderEntry& entry) {
        if (is_hidden(entry.name)) {
            left_.push_back(path);
        } else if (entry.kind == Kind::folder) {
            walk(path);
        } else if (entry.kind == Kind::link_to_folder) {
            add_unread(path, link_to_folder);
        } else {
            look_at_file(path, entry.kind);
            result_.seen.push_back(path);
        }
    }

    static const OtherKind* other_kind(const std::string& extension) {
        const auto* other = std::ranges::find(other_kinds, extension, &OtherKind::extension);
        return other == std::end(other_kinds) ? nullptr : other;
    }
    static bool is_of_other_kind(const std::string& name) {
        return other_kind(extension_of(name)) != nullptr;
    }

    void look_at_file(const std::string& path, Kind kind) {
        const std::string extension = extension_of(path.substr(path.rfind('/') + 1));
        const auto* other = other_kind(extension);
        const bool of_data = extension == ".csv" || extension == ".tsv" || extension == ".txt" ||
                             is_workbook_name(path);
        if (other != nullptr) {
            add_unread(path, other->why);
        } else if (!of_data) {
            look_at_unknown(path, kind);
        } else if (kind == Kind::other) {
            add_unread(path, no_regular_file);
        } else if (extension == ".txt" && !has_heading(path)) {
            add_unread(path, no_heading);
        } else {
            ++readable_;
            add_file(path);
        }
    }

    /// A file whose extension does not tell is a submission if it has the heading of one.
    void look_at_unknown(const std::string& path, Kind kind) {
        const auto content = kind == Kind::other ? FileContent{FileError{}} : files_.show(path);
        const auto* bytes = std::get_if<diag::Bytes>(&content);
        if (kind == Kind::file && bytes == nullptr) {
            add_unread(path, unreadable);
        } else if (bytes != nullptr && load::is_spreadsheet(bytes->view())) {
            add_unread(path, other_workbook);
        } else if (bytes != nullptr && load::has_data_heading(bytes->view(), csv_)) {
            add_unread(path, other_extension);
        } else {
            left_.push_back(path);
        }
    }

    bool has_heading(const std::string& path) const {
        const auto content = files_.show(path);
        if (const auto* error = std::get_if<FileError>(&content)) {
            throw cannot_read(path, error->reason);
        }
        return load::has_data_heading(std::get<diag::Bytes>(content).view(), csv_);
    }

    /// Says why something is passed over; the words are fmt strings of its name.
    void pass_over(const std::string& path, const FixedText& words) {
        left_.push_back(path);
        result_.notices.push_back({fmt::format(fmt::runtime(words.vi), shown(path)),
                                   fmt::format(fmt::runtime(words.en), shown(path))});
    }

    void say_found_again(const std::string& argument) {
        if (again_.empty()) return;
        if (again_.size() > 1) {
            result_.notices.push_back(
                {fmt::format("{} tệp của {} đã có trong danh sách đọc; mỗi tệp chỉ đọc một lần",
                             again_.size(), shown(argument)),
                 fmt::format("{} files of {} were found before; each is read once", again_.size(),
                             shown(argument))});
            return;
        }
        const auto& [path, known] = again_.front();
        if (path == known) {
            result_.notices.push_back(
                {shown(path) + " được nêu, hoặc tìm thấy, hai lần; chỉ đọc một lần",
                 shown(path) + " was named or found twice; it is read once"});
        } else {
            result_.notices.push_back(
                {fmt::format("{} và {} là một tệp; chỉ đọc một lần", shown(path), shown(known)),
                 fmt::format("{} and {} are one file; it is read once", shown(path),
                             shown(known))});
        }
    }

    Text nothing_to_read(const std::string& folder) const {
        if (left_.empty()) {
            return {"thư mục " + shown(folder) + " không có tệp nào",
                    "folder " + shown(folder) + " holds no file"};
        }
        if (left_.front() == folder) {
            return {"thư mục " + shown(folder) + " do cchc report ghi ra, không có số liệu",
                    "folder " + shown(folder) + " was written by cchc report, and holds no data"};
        }
        std::string names;
        for (std::size_t i = 0; i < std::min(left_.size(), most_names); ++i)
            names += (names.empty() ? "" : ", ") + shown(left_[i]);
        const std::size_t more = left_.size() - std::min(left_.size(), most_names);
        return {fmt::format(
                    "thư mục {} không có gì để đọc (.csv, .tsv, .txt, .xlsx, .ods); chỉ có {}{}",
                    shown(folder), names, more > 0 ? fmt::format(" và {} tệp khác", more) : ""),
                fmt::format(
                    "folder {} holds nothing to read (.csv, .tsv, .txt, .xlsx, .ods), only {}{}",
                    shown(folder), names, more > 0 ? fmt::format(" and {} more", more) : "")};
    }

    const Files& files_;
    const load::CsvOptions& csv_;
    bool may_be_empty_;
    std::string argument_, last_;  ///< the present one, and its last component
    DataFiles result_;
    std::map<std::string, std::size_t> positions_;  ///< in result_.files, by common name
    /// Of the present argument: files found before, with the names they were found by.
    std::vector<std::pair<std::string, std::string>> again_;
    std::size_t readable_ = 0;       ///< files of the present folder that can be read
    std::vector<std::string> left_;  ///< and what else lies in it
};

}  // namespace

std::string last_component(const Files& files, const std::string& path) {
    if (path == "-") return path;
    const auto last_of = [](std::string_view whole) {
        while (whole.ends_with('/')) whole.remove_suffix(1);
        return whole.substr(whole.rfind('/') + 1);
    };
    const std::string_view last = last_of(path);
    if (!last.empty() && last != "." && last != "..") return std::string{last};
    return std::string{last_of(files.resolved(path))};
}

bool is_workbook_name(const std::string& path) {
    static constexpr std::string_view extensions[] = {".xlsx", ".xlsm", ".ods"};
    const std::string extension = extension_of(path.substr(path.rfind('/') + 1));
    return std::ranges::find(extensions, extension) != std::end(extensions);
}

DataFiles find_data_files(const Files& files, const std::vector<std::string>& named,
                          const load::CsvOptions& csv, bool may_be_empty) {
    Search search{files, csv, may_be_empty};
    for (const std::string& argument : named) search.add(argument);
    return search.take();
}

}  // namespace cchc::command
