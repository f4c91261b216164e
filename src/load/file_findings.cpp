#include "load/file_findings.hpp"

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// More of a cell than this is of no use in a message.
constexpr int longest_excerpt = 60;
constexpr std::size_t most_bytes = 400;

}  // namespace

std::string excerpt(std::string_view text) {
    text = unicode::trimmed(text);
    std::string head{text.substr(0, most_bytes)};
    // not in the middle of a character
    while (head.size() < text.size() && !head.empty() &&
           (static_cast<unsigned char>(text[head.size()]) & 0xC0) == 0x80) {
        head.pop_back();
    }
    for (char& c : head) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
    }
    return unicode::shortened(unicode::nfc(head), longest_excerpt);
}

std::string quoted(std::string_view text) {
    return '"' + excerpt(text) + '"';
}

std::string offer_vi(const std::optional<std::string>& nearest) {
    return nearest ? fmt::format("; có phải \"{}\" không?", *nearest) : "";
}

std::string offer_en(const std::optional<std::string>& nearest) {
    return nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : "";
}

void FileFindings::finish() {
    findings_->order_from(first_);
    for (std::size_t i = 0; i < rule_count; ++i) {
        if (counts_[i] <= most_of_a_rule) continue;
        const auto more = counts_[i] - most_of_a_rule;
        findings_->add(static_cast<diag::RuleId>(i), source_->place(source_->text.size(), 0),
                       Text{fmt::format("tệp này còn {} lỗi cùng loại", more),
                            fmt::format("{} more of this kind in the file", more)});
    }
}

}  // namespace cchc::load
