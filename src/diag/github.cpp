#include <fmt/format.h>

#include <algorithm>

#include "diag/listing.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"

namespace cchc::diag {

namespace {

/// GitHub takes no more than a megabyte, and nobody reads so much.
constexpr std::size_t most_summary_rows = 500;

/// Text as workflow commands take it: their own marks and line ends written %HH.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        const bool mark =
            c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        out += mark ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
    }
    return out;
}

std::string command(const Diagnostic& finding, const Listing& listing, Language language) {
    std::string where, cell;
    if (finding.place) {
        const Position p = listing.sources->position(*finding.place);
        if (p.source->sheet)
            cell = p.source->sheet->name + '!' + cell_name(p.line, p.column) + ": ";
        where = fmt::format("file={},line={},",
                            escaped(relative_path(p.source->name, listing.folder), true), p.line);
        // columns are known within one line only
        where += p.end_line > p.line ? fmt::format("endLine={},", p.end_line)
                                     : fmt::format("col={},endColumn={},", p.column, p.end_column);
    }
    const Rule& broken = rule(finding.rule);
    return fmt::format(
        "::{} {}title={} {}::{}\n", finding.severity == Severity::error ? "error" : "warning",
        where, broken.code, broken.name, escaped(cell + finding.message.in(language), false));
}

/// Text in a cell of a Markdown table.
std::string in_cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '|':
                out += "\\|";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            case '\n':
            case '\r':
                out += ' ';
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace

std::string write_github(const Listing& listing, Language language) {
    std::string out;
    for (const Severity severity : {Severity::error, Severity::warning}) {
        for (const Diagnostic& finding : listing.findings) {
            if (finding.severity == severity) out += command(finding, listing, language);
        }
    }
    if (listing.left_off > 0) {
        out += fmt::format("::{} title=cchc check::{}\n", listing.passed() ? "notice" : "error",
                           escaped(verdict_words(listing, language), false));
    }
    return out;
}

std::string write_github_summary(const Listing& listing, Language language) {
    const bool vi = language == Language::vi;
    std::string out = fmt::format("### {} {}\n\n", listing.passed() ? "✅" : "❌",
                                  vi ? "Kiểm tra số liệu" : "Check of the data");
    out += counts_words(listing.errors, listing.warnings, language) + "\n";
    if (listing.findings.empty()) return out;
    out += vi ? "\n| Vị trí | Quy tắc | Nội dung |\n|---|---|---|\n"
              : "\n| place | rule | finding |\n|---|---|---|\n";
    std::vector<const Diagnostic*> ordered;
    for (const Diagnostic& finding : listing.findings) ordered.push_back(&finding);
    std::ranges::stable_sort(ordered, {}, &Diagnostic::severity);
    const std::size_t more =
        listing.left_off + ordered.size() - std::min(ordered.size(), most_summary_rows);
    ordered.resize(std::min(ordered.size(), most_summary_rows));
    for (const Diagnostic* found : ordered) {
        const Diagnostic& finding = *found;
        const std::string where =
            finding.place ? to_text(listing.sources->position(*finding.place)) : "";
        out += fmt::format("| {} | {} {} | {} |\n", in_cell(where), rule(finding.rule).code,
                           rule(finding.rule).name, in_cell(finding.message.in(language)));
    }
    if (more > 0) out += "\n" + hidden_words(more, language) + "\n";
    return out;
}

}  // namespace cchc::diag
