#include "command/known_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "command/findings.hpp"
#include "command/input_guard.hpp"
#include "command/stop.hpp"
#include "diag/path.hpp"
#include "load/csv.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

namespace {

constexpr std::string_view heading = "file,rule,count";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

Stop not_such_a_file(const std::string& path, std::string_view line) {
    return {Exit::usage,
            {fmt::format("\"{}\" không phải tệp phát hiện đã biết: \"{}\"", path, line),
             fmt::format("\"{}\" is no file of known findings: \"{}\"", path, line)}};
}

/// A rule that nobody knows would leave out nothing, and nobody would see why.
void require_rule(const std::string& path, const std::string& name) {
    std::vector<std::string> names;
    for (const diag::Rule& rule : diag::rules()) names.emplace_back(rule.name);
    if (std::ranges::count(names, name) > 0) return;
    throw Stop{Exit::usage,
               with_suggestion({fmt::format("\"{}\": không có quy tắc \"{}\"", path, name),
                                fmt::format("\"{}\": unknown rule \"{}\"", path, name)},
                               unicode::nearest(name, names))};
}

}  // namespace

KnownFindings KnownFindings::read(const Session& session, const std::string& path) {
    KnownFindings known;
    if (path.empty()) return known;
    note_input(session.world, path, FilesInUse::Role::known_findings);
    const auto content = session.world.files.read(path);
    if (const auto* error = std::get_if<FileError>(&content)) {
        throw cannot_read(path, error->reason);
    }
    std::string_view text = std::get<std::string>(content);
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    load::CsvReader reader{text, ','};
    load::Row row;
    const auto line = [&] { return text.substr(row.offset, row.end - row.offset); };
    if (!reader.next(row) || line() != heading) throw not_such_a_file(path, line());
    while (reader.next(row)) {
        std::size_t count = 0;
        if (row.width != 3) throw not_such_a_file(path, line());
        const std::string_view digits = row.cells[2].text;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), count);
        if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size()) {
            throw not_such_a_file(path, line());
        }
        require_rule(path, std::string{row.cells[1].text});
        known.counts_[{diag::normal_path(row.cells[0].text), std::string{row.cells[1].text}}] +=
            count;
    }
    return known;
}

KnownFindings::Key KnownFindings::key_of(const diag::Diagnostic& finding,
                                         const diag::Sources& sources) {
    return {finding.place ? diag::normal_path(sources.source_of(*finding.place).name) : "",
            std::string{diag::rule(finding.rule).name}};
}

std::map<KnownFindings::Key, std::size_t> KnownFindings::counted(
    const std::vector<diag::Diagnostic>& findings, const diag::Sources& sources) {
    std::map<Key, std::size_t> counts;
    for (const auto& finding : findings) {
        // a file that was not read may hold anything, so nothing of it is ever known
        if (loses_more_than_a_row(finding)) continue;
        counts[key_of(finding, sources)] += finding.count;
    }
    return counts;
}

std::string KnownFindings::text_of(const std::vector<diag::Diagnostic>& findings,
                                   const diag::Sources& sources) {
    std::string text = std::string{heading} + "\n";
    for (const auto& [key, count] : counted(findings, sources)) {
        text += fmt::format("{},{},{}\n", quoted(key.first), key.second, count);
    }
    return text;
}

std::size_t KnownFindings::leave_out(std::vector<diag::Diagnostic>& findings,
                                     const diag::Sources& sources) const {
    if (counts_.empty()) return 0;
    const auto found = counted(findings, sources);
    std::size_t left_out = 0;
    std::erase_if(findings, [&](const diag::Diagnostic& finding) {
        if (loses_more_than_a_row(finding)) return false;
        const Key key = key_of(finding, sources);
        const auto known = counts_.find(key);
        if (known == counts_.end() || found.at(key) > known->second) return false;
        left_out += finding.count;
        return true;
    });
    return left_out;
}

}  // namespace cchc::command
