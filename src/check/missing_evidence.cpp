#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "unicode/unicode.hpp"

namespace cchc::check {

namespace {

/// The names in a cell, between semicolons or on lines of their own.
std::vector<std::string_view> names_in(std::string_view cell) {
    std::vector<std::string_view> names;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find_first_of(";\r\n", begin), cell.size());
        const std::string_view name = unicode::trimmed(cell.substr(begin, end - begin));
        if (!name.empty()) names.push_back(name);
        begin = end + 1;
    }
    return names;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether a name is an address: "https://…".
bool is_address(std::string_view name) {
    const std::size_t end = name.find("://");
    return end != std::string_view::npos && end >= 2 && is_letter(name.front()) &&
           std::ranges::all_of(name.substr(0, end), [](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
           });
}

/// Whether a path begins at the root of a disk, as Unix or Windows writes it.
bool is_absolute(std::string_view name) {
    if (name.front() == '/' || name.front() == '\\') return true;
    return name.size() >= 2 && is_letter(name[0]) && name[1] == ':';
}

/// A path below a folder, written one way; nothing where it holds `..`. `separators`: what
/// stands between its parts.
std::optional<std::string> path_below(std::string_view name, std::string_view separators) {
    std::string path;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find_first_of(separators, begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        begin = end + 1;
        if (part == "..") return std::nullopt;
        if (part.empty() || part == ".") continue;
        if (!path.empty()) path += '/';
        path += part;
    }
    return path;
}

/// What a message quotes of a name.
std::string excerpt(std::string_view name) {
    constexpr int longest = 60;
    const std::string_view head = unicode::first_bytes(name, 4 * longest);
    return unicode::shortened(unicode::printable(head), longest);
}

Text no_such_file(std::string_view name, const EvidenceFile& found) {
    const std::string quoted = "\"" + excerpt(name) + "\"";
    switch (found.is) {
        case EvidenceFile::Is::folder:
            return {quoted + " là một thư mục; cần tên một tệp",
                    quoted + " is a folder; expected the name of a file"};
        case EvidenceFile::Is::outside:
            return {quoted + " là liên kết dẫn ra ngoài thư mục tài liệu kiểm chứng",
                    quoted + " is a link that leads out of the folder of evidence"};
        default:
            break;
    }
    const std::string near = excerpt(found.similar);
    return {fmt::format("không có tệp {} trong thư mục tài liệu kiểm chứng{}", quoted,
                        near.empty() ? "" : "; ý bạn là \"" + near + "\"?"),
            fmt::format("there is no file {} in the folder of evidence{}", quoted,
                        near.empty() ? "" : "; did you mean \"" + near + "\"?")};
}

/// What is wrong with a name; nothing where it is an address, or that of a file.
std::optional<Text> fault(const Subject& subject, std::string_view name) {
    if (is_address(name)) return std::nullopt;
    const std::string quoted = "\"" + excerpt(name) + "\"";
    if (is_absolute(name)) {
        return Text{
            quoted + " là đường dẫn tuyệt đối; cần tên tệp trong thư mục tài liệu kiểm chứng",
            quoted + " is an absolute path; expected a name below the folder of evidence"};
    }
    const auto windows = path_below(name, "/\\");
    if (!windows) {
        return Text{quoted + " có \"..\"; cần tên tệp trong thư mục tài liệu kiểm chứng",
                    quoted + " holds \"..\"; expected a name below the folder of evidence"};
    }
    EvidenceFile found = subject.evidence_file(*path_below(name, "/"));
    if (found.is == EvidenceFile::Is::nothing && name.find('\\') != std::string_view::npos)
        found = subject.evidence_file(*windows);
    if (found.is == EvidenceFile::Is::file) return std::nullopt;
    return no_such_file(name, found);
}

}  // namespace

void missing_evidence(const Subject& subject, diag::Findings& findings) {
    if (!subject.evidence_file) return;
    FileRoom room{diag::RuleId::missing_evidence, subject.files, findings};
    for (const Remark& remark : subject.inputs.observations.remarks) {
        const SentRow row{remark.unit, remark.indicator, remark.period, {}, {}, remark.place};
        for (const std::string_view name : names_in(remark.evidence)) {
            auto message = fault(subject, name);
            if (!message || !room.take(row.place)) continue;
            add_finding(findings, diag::RuleId::missing_evidence, subject.inputs, row, "evidence",
                        std::move(*message));
        }
    }
}

}  // namespace cchc::check
