#include "load/text/file_findings.hpp"

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// More of a cell than this is of no use in a message.
constexpr int longest_excerpt = 60;
constexpr std::size_t most_bytes = 400;
/// Findings are many, and a cell may be as long as its file.
constexpr std::size_t most_kept = 4096;

/// "A", "A" or "B", "A", "B", "C" …
std::string first_ones(const std::vector<std::string>& words, std::string_view word_or) {
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
        const bool last = i + 1 == words.size();
        if (i > 0) text += last ? fmt::format(" {} ", word_or) : ", ";
        text += '"' + words[i] + '"';
    }
    return words.size() > most ? text + " …" : text;
}

}  // namespace

std::string excerpt(std::string_view text) {
    const std::string_view head = unicode::first_bytes(unicode::trimmed(text), most_bytes);
    return unicode::shortened(unicode::nfc(unicode::printable(head)), longest_excerpt);
}

std::string whole(std::string_view text) {
    text = unicode::trimmed(text);
    const std::string_view kept = unicode::first_bytes(text, most_kept);
    return unicode::nfc(kept) + (kept.size() < text.size() ? "…" : "");
}

std::string quoted(std::string_view text) {
    return '"' + excerpt(text) + '"';
}

std::string offer_vi(const std::vector<std::string>& nearest) {
    return nearest.empty() ? "" : fmt::format("; ý bạn là {}?", first_ones(nearest, "hay"));
}

std::string offer_en(const std::vector<std::string>& nearest) {
    return nearest.empty() ? "" : fmt::format("; did you mean {}?", first_ones(nearest, "or"));
}

void FileFindings::finish() {
    findings_->order_from(first_);
    for (std::size_t i = 0; i < diag::rule_count; ++i) {
        for (const diag::Severity severity : {diag::Severity::error, diag::Severity::warning}) {
            const auto rule = static_cast<diag::RuleId>(i);
            if (count(rule, severity) <= diag::most_of_a_rule) continue;
            findings_->add_more(rule, severity, count(rule, severity) - diag::most_of_a_rule,
                                source_->place(source_->text.size(), 0));
        }
    }
}

}  // namespace cchc::load
