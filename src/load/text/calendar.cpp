#include "load/text/calendar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// Few digits, or nothing.
std::optional<int> number(std::string_view digits) {
    if (digits.size() > 9) return std::nullopt;
    int n = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        n = n * 10 + (c - '0');
    }
    return n;
}

int days_in(int month, Year year) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// The letters and digits of a text, without what stands between them: a `q4` is "q" and "4".
std::vector<std::string> words_of(std::string_view plain) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::vector<std::string> words;
    char before = ' ';
    for (const char c : plain) {
        const bool is_word = is_digit(c) || (c >= 'a' && c <= 'z');
        const bool goes_on = is_word && before != ' ' && is_digit(before) == is_digit(c);
        if (is_word && !goes_on) words.emplace_back();
        if (is_word) words.back() += c;
        before = is_word ? c : ' ';
    }
    return words;
}

/// Words beside a year that leave it the whole year: "cả năm 2025", "2025 (chính thức)".
bool is_beside_year(const std::string& word) {
    static constexpr std::string_view words[] = {
        "nam",   "year", "ky",    "bao",  "cao", "period", "ca",       "het",   "cuoi",
        "thang", "ngay", "chinh", "thuc", "so",  "bo",     "official", "final", "preliminary"};
    return std::ranges::find(words, word) != std::end(words);
}

std::string without_zeros(const std::string& word) {
    return number(word) ? word.substr(std::min(word.find_first_not_of('0'), word.size())) : word;
}

/// Whether what stands beside a year names its last month, quarter or day, its first day, or
/// nothing.
bool is_whole_year(std::vector<std::string> words) {
    std::erase(words, "");  // zeros: `2025.0`
    std::ranges::sort(words);
    static const std::vector<std::vector<std::string>> whole{
        {},         {"12"},       {"12", "31"}, {"1", "1"},    {"12", "t"},
        {"4", "q"}, {"4", "quy"}, {"iv", "q"},  {"iv", "quy"}, {"qiv"}};
    return std::ranges::count(whole, words) > 0;
}

}  // namespace

std::optional<Year> year_of(std::string_view text) {
    text = unicode::trimmed(text);
    if (text.size() != 4) return std::nullopt;
    const auto year = number(text);
    if (!year || *year < first_year || *year > last_year) return std::nullopt;
    return year;
}

std::optional<Day> day_of(std::string_view text, bool last) {
    text = unicode::trimmed(text);
    const auto year = year_of(text.substr(0, 4));
    if (!year) return std::nullopt;
    if (text.size() == 4) return last ? last_day(*year) : first_day(*year);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
    if (!month || !day || *month < 1 || *month > 12 || *day < 1 || *day > days_in(*month, *year)) {
        return std::nullopt;
    }
    return *year * 10000 + *month * 100 + *day;
}

std::optional<Year> year_meant(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest) return std::nullopt;
    std::string plain = unicode::plain(text);
    if (plain.size() == 5 && std::string_view{",._"}.find(plain[1]) != std::string_view::npos) {
        return year_of(plain.erase(1, 1));  // digits in groups
    }
    std::vector<std::string> words = words_of(plain);
    std::erase_if(words, [](const std::string& word) { return is_beside_year(word); });
    std::ranges::transform(words, words.begin(), without_zeros);
    const auto is_year = [](const std::string& word) { return year_of(word).has_value(); };
    const auto years = std::ranges::count_if(words, is_year);
    if (years == 0 && words.size() == 3 && words[2].size() == 2 && number(words[2])) {
        words[2].insert(0, "20");  // `31/12/25`
    } else if (years != 1) {
        return std::nullopt;
    }
    const auto at = std::ranges::find_if(words, is_year);
    if (at == words.end()) return std::nullopt;
    const auto year = year_of(*at);
    words.erase(at);
    return is_whole_year(std::move(words)) ? year : std::nullopt;
}

}  // namespace cchc::load
