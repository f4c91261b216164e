#include "load/text/calendar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// Digits only, or nothing.
std::optional<int> number(std::string_view digits) {
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
    std::optional<Year> year;
    std::vector<std::string> numbers;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && is_letter(plain[end])) ++end;
        const std::string word = plain.substr(at, end - at);
        at = end + 1;
        if (word.empty() || word == "nam" || word == "year" || word == "ky") continue;
        if (const auto found = year_of(word)) {
            if (year) return std::nullopt;
            year = found;
        } else if (!number(word)) {
            return std::nullopt;
        } else if (const auto digits = word.find_first_not_of('0'); digits != word.npos) {
            numbers.push_back(word.substr(digits));
        }
    }
    std::ranges::sort(numbers);
    const bool whole_year = numbers.empty() || numbers == std::vector<std::string>{"12", "31"} ||
                            numbers == std::vector<std::string>{"1", "1"};
    return whole_year ? year : std::nullopt;
}

}  // namespace cchc::load
