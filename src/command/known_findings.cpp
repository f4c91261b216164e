#include "command/known_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "command/findings.hpp"
#include "command/input_guard.hpp"
#include "command/stop.hpp"
#include "diag/path.hpp"
#include "load/text/csv.hpp"
#include "load/text/encoding.hpp"
#include "unicode/csv.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

constexpr std::array<std::string_view, 6> by_unit{"unit", "indicator", "period",
                                                  "rule", "count",     "file"};
constexpr std::array<std::string_view, 3> by_file{"file", "rule", "count"};

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

/// The text of the file in whatever encoding a spreadsheet saved it; `sources` keeps it.
std::string_view read_text(const Session& session, const std::string& path,
                           diag::Sources& sources) {
    auto content = session.world.files.read(path);
    if (const auto* error = std::get_if<FileError>(&content)) {
        throw cannot_read(path, error->reason);
    }
    diag::Findings findings;
    diag::Bytes bytes{std::get<std::string>(std::move(content))};
    const auto* source = load::decode(sources, path, std::move(bytes), findings);
    if (source != nullptr) return source->text;
    const Text& fault = findings.all().front().message;
    throw Stop{
        Exit::usage,
        {fmt::format("\"{}\": {}", path, fault.vi), fmt::format("\"{}\": {}", path, fault.en)}};
}

/// The rows of the file. A spreadsheet may cut them by `;` or tabs, and leave empty cells at the
/// end of a row out, or add some.
class KnownRows {
  public:
    KnownRows(const std::string& path, std::string_view text) : path_(path), text_(text) {
        for (const char separator : {',', ';', '\t'}) {
            reader_ = load::CsvReader{text, separator};
            if (!reader_.next(row_)) break;
            if (is_heading(by_unit) || is_heading(by_file)) return;
        }
        fail();
    }

    /// Goes on to the next row; false at the end.
    bool next() {
        if (!reader_.next(row_)) return false;
        bool sound = !row_.fault;
        for (std::size_t i = headings_.size(); i < row_.cells.size(); ++i) {
            sound = sound && text_of(i).empty();
        }
        if (!sound) fail();
        return true;
    }
    bool has(std::string_view column) const { return position(column) < headings_.size(); }
    /// The cell of a column; empty where there is none.
    std::string cell(std::string_view column) const { return text_of(position(column)); }
    std::size_t count() const {
        const std::string digits = cell("count");
        const char* const end = digits.data() + digits.size();
        std::size_t count = 0;
        const auto parsed = std::from_chars(digits.data(), end, count);
        if (parsed.ec != std::errc{} || parsed.ptr != end) fail();
        return count;
    }

  private:
    bool is_heading(std::span<const std::string_view> headings) {
        headings_ = headings;
        for (std::size_t i = 0; i < std::max(headings.size(), row_.cells.size()); ++i) {
            if (text_of(i) != (i < headings.size() ? headings[i] : "")) return false;
        }
        return true;
    }
    std::size_t position(std::string_view column) const {
        return static_cast<std::size_t>(std::ranges::find(headings_, column) - headings_.begin());
    }
    std::string text_of(std::size_t i) const {
        return i < row_.cells.size() ? unicode::nfc(unicode::trimmed(row_.cells[i].text)) : "";
    }
    [[noreturn]] void fail() const {
        throw not_such_a_file(path_, text_.substr(row_.offset, row_.end - row_.offset));
    }

    std::string path_;
    std::string_view text_;
    load::CsvReader reader_{{}, ','};
    load::Row row_;
    std::span<const std::string_view> headings_;
};

}  // namespace

KnownFindings KnownFindings::read(const Session& session, const std::string& path,
                                  const std::string& folder) {
    KnownFindings known;
    known.folder_ = folder;
    if (path.empty()) return known;
    note_input(session.world, path, FilesInUse::Role::known_findings);
    diag::Sources sources;
    KnownRows rows{path, read_text(session, path, sources)};
    known.form_ = rows.has("unit") ? Form::by_unit : Form::by_file;
    while (rows.next()) {
        Key key{
            rows.cell("unit"), rows.cell("indicator"), rows.cell("period"), rows.cell("rule"), {}};
        if (key.unit.empty()) key.file = diag::relative_path(rows.cell("file"), folder);
        const std::size_t count = rows.count();
        require_rule(path, key.rule);
        known.counts_[key] += count;
    }
    return known;
}

KnownFindings::Key KnownFindings::key_of(const diag::Diagnostic& finding,
                                         const diag::Sources& sources, Form form) const {
    Key key;
    key.rule = diag::rule(finding.rule).name;
    if (form == Form::by_unit) {
        key.unit = unicode::harmless(finding.unit);
        key.indicator = unicode::harmless(finding.indicator);
        if (finding.period) key.period = std::to_string(*finding.period);
    }
    if (key.unit.empty() && finding.place) {
        const std::string& path = sources.source_of(*finding.place).path;
        key.file = unicode::in_utf8_by_byte(diag::relative_path(path, folder_));
    }
    return key;
}

KnownFindings::Counts KnownFindings::counted(const std::vector<diag::Diagnostic>& findings,
                                             const Dataset& dataset, Form form) const {
    Counts counts;
    for (const auto& finding : findings) {
        // a file that was not read may hold anything, so nothing of it is ever known
        if (loses_more_than_a_row(dataset, finding)) continue;
        counts[key_of(finding, dataset.sources, form)] += finding.count;
    }
    return counts;
}

std::string KnownFindings::text_of(const std::vector<diag::Diagnostic>& findings,
                                   const Dataset& dataset) const {
    std::string text;
    {
        unicode::CsvLine heading{text};
        for (const std::string_view column : by_unit) heading.plain(column);
    }
    for (const auto& [key, count] : counted(findings, dataset, Form::by_unit)) {
        unicode::CsvLine line{text};
        for (const std::string& cell : {key.unit, key.indicator, key.period, key.rule})
            line.text(cell);
        line.number(std::uint64_t{count});
        line.text(key.file);
    }
    return text;
}

std::size_t KnownFindings::leave_out(std::vector<diag::Diagnostic>& findings,
                                     const Dataset& dataset) const {
    if (counts_.empty()) return 0;
    const auto found = counted(findings, dataset, form_);
    std::size_t left_out = 0;
    std::erase_if(findings, [&](const diag::Diagnostic& finding) {
        if (loses_more_than_a_row(dataset, finding)) return false;
        const Key key = key_of(finding, dataset.sources, form_);
        const auto known = counts_.find(key);
        if (known == counts_.end() || found.at(key) > known->second) return false;
        left_out += finding.count;
        return true;
    });
    return left_out;
}

}  // namespace cchc::command
