#include "command/known_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "command/stop.hpp"
#include "load/csv.hpp"

namespace cchc::command {

namespace {

constexpr std::string_view heading = "file,rule,count";

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

}  // namespace

KnownFindings KnownFindings::read(const Session& session, const std::string& path) {
    KnownFindings known;
    if (path.empty()) return known;
    const auto content = session.world.files.read(path);
    if (const auto* error = std::get_if<FileError>(&content)) {
        throw Stop{Exit::usage,
                   {"không đọc được tệp \"" + path + "\": " + error->reason,
                    "cannot read \"" + path + "\": " + error->reason}};
    }
    const std::string& text = std::get<std::string>(content);
    load::CsvReader reader{text, ','};
    load::Row row;
    const auto line = [&] {
        return std::string_view{text}.substr(row.offset, row.end - row.offset);
    };
    if (!reader.next(row) || line() != heading) throw not_such_a_file(path, line());
    while (reader.next(row)) {
        std::size_t count = 0;
        if (row.width != 3) throw not_such_a_file(path, line());
        const std::string_view digits = row.cells[2].text;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), count);
        if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size()) {
            throw not_such_a_file(path, line());
        }
        known.counts_[{std::string{row.cells[0].text}, std::string{row.cells[1].text}}] += count;
    }
    return known;
}

std::map<KnownFindings::Key, std::size_t> KnownFindings::counted(
    const std::vector<diag::Diagnostic>& findings, const diag::Sources& sources) {
    std::map<Key, std::size_t> counts;
    for (const auto& finding : findings) {
        const std::string file = finding.place ? sources.position(*finding.place).source->name : "";
        ++counts[{file, std::string{diag::rule(finding.rule).name}}];
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
    return std::erase_if(findings, [&](const diag::Diagnostic& finding) {
        const std::string file = finding.place ? sources.position(*finding.place).source->name : "";
        const Key key{file, std::string{diag::rule(finding.rule).name}};
        const auto known = counts_.find(key);
        return known != counts_.end() && found.at(key) <= known->second;
    });
}

}  // namespace cchc::command
