#include "diag/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diag/separator.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

/// Columns of a line that are shown; of a longer one, those around the finding.
constexpr int shown_columns = 100;

struct Paint {
    bool on;
    std::string operator()(std::string_view code, std::string_view text) const {
        return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string{text};
    }
};

/// The end of a text that is at most so many characters long, with "…" where something was cut.
std::string last_characters(std::string_view text, std::size_t characters) {
    std::size_t start = text.size();
    while (start > 0 && characters > 0) {
        do --start;
        while (start > 0 && !unicode::begins_character(text[start]));
        --characters;
    }
    return (start > 0 ? "…" : "") + unicode::printable(text.substr(start));
}

/// The line of a finding cut to what stands around it, and the marks below it.
std::string excerpt(const Position& position, const Paint& paint) {
    if (position.line_text.empty()) return {};  // there is nothing to show
    const std::string lead = last_characters(position.before, 60);
    const int room = std::max(shown_columns - unicode::width(lead), 20);
    // bytes enough for the room, so that an endless line costs nothing
    const auto within = [&](std::string_view text) {
        return unicode::shortened(
            unicode::printable(text.substr(0, static_cast<std::size_t>(8 * room))), room);
    };
    const std::string rest = within(position.line_text.substr(position.before.size()));
    const int marked = std::clamp(unicode::width(within(position.text)), 1, room);
    const std::string number = std::to_string(position.line);
    return fmt::format("{} | {}{}\n{} | {}{}\n", paint("2", fmt::format("{:>5}", number)), lead,
                       rest, std::string(std::max<std::size_t>(5, number.size()), ' '),
                       std::string(static_cast<std::size_t>(unicode::width(lead)), ' '),
                       paint("1;31", std::string(static_cast<std::size_t>(marked), '^')));
}

/// The cell, its heading and whose figure it is, for readers of a spreadsheet: "cell L5, column
/// Tử số, X47 · TTHC-10".
std::string cell_text(const Diagnostic& finding, Language language) {
    if (!finding.cell) return {};
    const bool vi = language == Language::vi;
    std::string text = fmt::format("{} {}", vi ? "ô" : "cell", finding.cell->name());
    const std::string heading = unicode::printable(finding.cell->heading);
    if (!heading.empty())
        text += fmt::format(", {} {}", vi ? "cột" : "column", unicode::shortened(heading, 40));
    std::string whose = unicode::printable(finding.unit);
    if (!finding.indicator.empty())
        whose += (whose.empty() ? "" : " · ") + unicode::printable(finding.indicator);
    if (!whose.empty()) text += ", " + whose;
    return text;
}

std::string place_text(const std::optional<Place>& place, const Sources& sources) {
    if (!place) return "";
    return unicode::printable(to_text(sources.position(*place))) + ": ";
}

}  // namespace

std::string to_text(const Diagnostic& finding, const Sources& sources, const TextStyle& style) {
    const Paint paint{style.coloured};
    const Rule& broken = rule(finding.rule);
    std::string out = fmt::format(
        "{}{} {}: {}\n", paint("1", place_text(finding.place, sources)),
        paint(finding.severity == Severity::error ? "1;31" : "1;33",
              fmt::format("{}[{}]", word(finding.severity, style.language), broken.code)),
        broken.name, finding.message.in(style.language));
    // nobody has seen the text that a sheet was turned into
    const bool is_sheet = finding.place && sources.source_of(*finding.place).sheet.has_value();
    if (finding.place && !is_sheet) out += excerpt(sources.position(*finding.place), paint);
    if (finding.cell) out += fmt::format("      = {}\n", cell_text(finding, style.language));
    for (const Note& note : finding.notes) {
        const bool vi = style.language == Language::vi;
        // the place of a sheet's cell names it already
        const bool named = note.place && sources.source_of(*note.place).sheet;
        const std::string cell = note.cell && !named
                                     ? fmt::format(" ({} {})", vi ? "ô" : "cell", note.cell->name())
                                     : "";
        out += fmt::format("  {}{}: {}{}\n", place_text(note.place, sources),
                           vi ? "ghi chú" : "note", note.message.in(style.language), cell);
    }
    return out;
}

namespace {

std::string file_line(const FileSummary& file, Language language) {
    if (!file.sheet.empty()) {
        const std::string rows = language == Language::vi ? fmt::format("{} dòng", file.rows)
                                                          : counted(file.rows, "row");
        return fmt::format("{}: {}\n", unicode::printable(file.name + '!' + file.sheet), rows);
    }
    const bool comma = file.decimal_mark == ',';
    const std::string separator = separator_name(file.separator).in(language);
    if (language == Language::vi) {
        return fmt::format("{}: {} dòng, phân cách bằng {}, thập phân bằng dấu {}\n",
                           unicode::printable(file.name), file.rows, separator,
                           comma ? "phẩy" : "chấm");
    }
    return fmt::format("{}: {}, separated by {}, decimal {}\n", unicode::printable(file.name),
                       counted(file.rows, "row"), separator, comma ? "comma" : "point");
}

std::string unread_line(const UnreadFile& file, Language language) {
    return fmt::format("{}: {} ({})\n", unicode::printable(file.name),
                       language == Language::vi ? "chưa đọc" : "not read",
                       file.reason.in(language));
}

std::string period_line(const Listing& listing, Language language) {
    if (!listing.period) return "";
    if (language == Language::vi) {
        return fmt::format("kỳ báo cáo: {}{}\n", *listing.period,
                           listing.period_chosen ? "" : " (mới nhất trong số liệu)");
    }
    return fmt::format("period: {}{}\n", *listing.period,
                       listing.period_chosen ? "" : " (the latest in the data)");
}

}  // namespace

std::string counts_words(std::size_t errors, std::size_t warnings, Language language) {
    if (language == Language::vi) return fmt::format("{} lỗi, {} cảnh báo", errors, warnings);
    return fmt::format("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
}

std::string hidden_words(std::size_t findings, Language language) {
    return fmt::format(fmt::runtime(language == Language::vi ? "còn {} phát hiện không in ra"
                                                             : "{} more not shown"),
                       findings);
}

std::string verdict_words(const Listing& listing, Language language) {
    const bool vi = language == Language::vi;
    std::string out = vi ? (listing.passed() ? "đạt: " : "không đạt: ")
                         : (listing.passed() ? "passed: " : "refused: ");
    out += counts_words(listing.errors, listing.warnings, language);
    if (listing.known > 0) {
        out += vi ? fmt::format(", {} đã biết từ trước", listing.known)
                  : fmt::format(", {} known before", listing.known);
    }
    if (listing.left_off > 0) out += " (" + hidden_words(listing.left_off, language) + ")";
    return out;
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string write_text(const Listing& listing, const TextStyle& style) {
    std::string out;
    for (const Diagnostic& finding : listing.findings)
        out += to_text(finding, *listing.sources, style);
    if (!listing.findings.empty()) out += "\n";
    for (const FileSummary& file : listing.files) out += file_line(file, style.language);
    for (const UnreadFile& file : listing.unread) out += unread_line(file, style.language);
    out += period_line(listing, style.language);
    for (const Text& remark : listing.remarks) out += remark.in(style.language) + '\n';
    return out + verdict_words(listing, style.language) + "\n";
}

}  // namespace cchc::diag
