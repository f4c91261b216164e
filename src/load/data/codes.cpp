#include "load/data/codes.hpp"

#include <algorithm>
#include <span>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using namespace std::literals;

bool is_letter_or_digit(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

/// Takes marks and the number of a row off: "* ", "- ", "II. ", "3) ".
std::string_view without_lead(std::string_view plain) {
    const auto skip_marks = [&] {
        while (!plain.empty() && !is_letter_or_digit(plain.front())) plain.remove_prefix(1);
    };
    skip_marks();
    const auto number = plain.find_first_not_of("0123456789ivx");
    if (number != 0 && number != plain.npos && (plain[number] == '.' || plain[number] == ')')) {
        plain.remove_prefix(number);
        skip_marks();
    }
    return plain;
}

/// Whether a text is some words, or begins with them and goes on with others.
bool begins_with_words(std::string_view plain, std::string_view words) {
    return plain.starts_with(words) && (plain.size() == words.size() || plain[words.size()] == '_');
}

bool begins_with_any(std::string_view plain, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(
        phrases, [&](std::string_view words) { return begins_with_words(plain, words); });
}

/// What a total is taken over, behind "tổng", "cộng" or "bình quân", which begin names of units too
/// (Tổng công ty, Công an, Công chứng).
bool is_rest_of_total(std::string_view rest) {
    static constexpr std::string_view wholes[] = {
        "cac"sv,    "toan"sv,     "ca"sv,     "tat_ca"sv, "theo"sv,
        "don_vi"sv, "cap_tinh"sv, "cap_so"sv, "cap_xa"sv, "cap_huyen"sv,
    };
    const bool number = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    return rest.empty() || number || begins_with_any(rest, wholes);
}

}  // namespace

bool is_total(std::string_view text) {
    static constexpr std::string_view totals[] = {
        "tong_so"sv,      "tong_chung"sv, "cong_tong"sv,   "tong_cong_chung"sv, "toan_tinh"sv,
        "toan_nganh"sv,   "toan_huyen"sv, "toan_xa"sv,     "toan_thanh_pho"sv,  "toan_tp"sv,
        "toan_thi_xa"sv,  "toan_quan"sv,  "toan_phuong"sv, "toan_quoc"sv,       "toan_dia_ban"sv,
        "ca_tinh"sv,      "ca_nuoc"sv,    "ca_nganh"sv,    "ca_huyen"sv,        "ca_xa"sv,
        "ca_thanh_pho"sv, "total_of"sv,   "total_for"sv,   "total_all"sv,       "sum_of"sv,
        "grand_total"sv,  "subtotal"sv,   "sub_total"sv,
    };
    static constexpr std::string_view alone[] = {"cong_chung"sv, "total"sv, "totals"sv, "sum"sv};
    if (text.empty() || text.size() > longest_code) return false;
    std::string whole = unicode::plain(text);
    std::ranges::replace(whole, '-', '_');
    std::string_view plain = without_lead(whole);
    // "Cộng:", "TỔNG CỘNG (I + II)"
    plain = plain.substr(0, plain.find_first_of(":(="));
    while (!plain.empty() && !is_letter_or_digit(plain.back())) plain.remove_suffix(1);
    if (std::ranges::find(alone, plain) != std::end(alone)) return true;
    if (begins_with_any(plain, totals)) return true;
    for (const auto head :
         {"tong_cong"sv, "tong"sv, "cong"sv, "luy_ke"sv, "binh_quan"sv, "trung_binh"sv}) {
        if (!begins_with_words(plain, head)) continue;
        const auto rest = plain.substr(std::min(plain.size(), head.size() + 1));
        if (is_rest_of_total(rest)) return true;
    }
    return false;
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
