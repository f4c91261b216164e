#include "diag/text.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::string_view severity_word(Severity severity, Language language) {
    if (language == Language::vi) return severity == Severity::error ? "lỗi" : "cảnh báo";
    return severity == Severity::error ? "error" : "warning";
}

/// Byte offset of the n-th character.
std::size_t byte_of(std::string_view text, std::uint64_t characters) {
    std::size_t i = 0;
    while (i < text.size() && characters > 0) {
        do ++i;
        while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80);
        --characters;
    }
    return i;
}

/// Text on one line of a terminal: tabs and control characters as single spaces.
std::string printable(std::string_view text) {
    std::string out{text};
    std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return out;
}

/// The line of a finding cut to what stands around it, and the marks below it.
std::string excerpt(const Position& position, const Paint& paint) {
    const std::string_view line = position.line_text;
    const std::size_t start = byte_of(line, position.column - 1);
    const std::size_t end = byte_of(line, position.column - 1 + position.length);
    constexpr std::size_t before = 60;
    const std::size_t first = start > before ? byte_of(line, unicode::length(line.substr(0, start)) - before) : 0;
    const std::string lead = (first > 0 ? "…" : "") + printable(line.substr(first, start - first));
    const std::string rest = unicode::shortened(
        printable(line.substr(start, std::min<std::size_t>(line.size() - start, 4 * shown_columns))),
        std::max(shown_columns - unicode::width(lead), 20));
    const int marked = std::clamp(unicode::width(printable(line.substr(
                                      start, std::min<std::size_t>(end - start, 4 * shown_columns)))),
                                  1, std::max(unicode::width(rest), 1));
    const std::string number = std::to_string(position.line);
    return fmt::format("{} | {}{}\n{} | {}{}\n", paint("2", fmt::format("{:>5}", number)), lead, rest,
                       std::string(std::max<std::size_t>(5, number.size()), ' '),
                       std::string(static_cast<std::size_t>(unicode::width(lead)), ' '),
                       paint("1;31", std::string(static_cast<std::size_t>(marked), '^')));
}

std::string place_text(const std::optional<Place>& place, const Sources& sources) {
    if (!place) return "";
    const Position p = sources.position(*place);
    return fmt::format("{}:{}:{}: ", p.source->name, p.line, p.column);
}

}  // namespace

std::string to_text(const Diagnostic& finding, const Sources& sources, const TextStyle& style) {
    const Paint paint{style.coloured};
    const Rule& broken = rule(finding.rule);
    std::string out = fmt::format(
        "{}{} {}: {}\n", paint("1", place_text(finding.place, sources)),
        paint(finding.severity == Severity::error ? "1;31" : "1;33",
              fmt::format("{}[{}]", severity_word(finding.severity, style.language), broken.code)),
        broken.name, finding.message.in(style.language));
    if (finding.place) out += excerpt(sources.position(*finding.place), paint);
    for (const Note& note : finding.notes) {
        out += fmt::format("  {}{}: {}\n", place_text(note.place, sources),
                           style.language == Language::vi ? "ghi chú" : "note",
                           note.message.in(style.language));
    }
    return out;
}

}  // namespace cchc::diag
