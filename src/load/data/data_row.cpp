#include "load/data/data_row.hpp"

#include "unicode/unicode.hpp"

namespace cchc::load {

std::string remark_text(const Cell& cell) {
    constexpr std::size_t longest_normalised = 1 << 20;
    const std::string_view text = unicode::trimmed(cell.text);
    return text.size() > longest_normalised ? std::string{text} : unicode::nfc(text);
}

std::string_view DataRow::text(Column column) const {
    const std::string_view text = (*table_)[column].text;
    // most cells have no space to trim
    const auto plain = [](char c) { return c > ' ' && c < '\x7F'; };
    if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
    return unicode::trimmed(text);
}

}  // namespace cchc::load
