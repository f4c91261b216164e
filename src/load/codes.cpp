#include "load/codes.hpp"

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::load {

bool is_total(std::string_view text) {
    static constexpr std::string_view totals[] = {
        "tong",       "cong",      "tong_cong",  "tong_so",     "cong_tong", "cong_chung",
        "tong_chung", "toan_tinh", "toan_nganh", "total",       "totals",    "sum",
        "subtotal",   "sub_total", "sub-total",  "grand_total",
    };
    if (text.empty() || text.size() > longest_code) return false;
    std::string plain = unicode::plain(text);
    // "Cộng:", "TỔNG CỘNG (I + II)"
    plain.resize(std::min(plain.find_first_of(":(="), plain.size()));
    while (!plain.empty() && (plain.back() == '_' || plain.back() == '.')) plain.pop_back();
    return std::ranges::find(totals, plain) != std::end(totals);
}

bool begins_as_formula(std::string_view code) {
    return code.find_first_of("=+-@\t\r") == 0;
}

void CodeIndex::add(std::string_view code, std::uint32_t position) {
    by_spelling_.try_emplace(std::string{code}, position);
    by_folded_.try_emplace(unicode::folded(code), position);
}

std::optional<std::uint32_t> CodeIndex::find(std::string_view code) {
    if (const auto met = by_spelling_.find(code); met != by_spelling_.end()) return met->second;
    if (code.size() > longest_code) return std::nullopt;
    const auto known = by_folded_.find(unicode::folded(code));
    if (known == by_folded_.end()) return std::nullopt;
    by_spelling_.emplace(code, known->second);
    return known->second;
}

}  // namespace cchc::load
