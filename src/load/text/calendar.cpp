#include "load/text/calendar.hpp"

#include <algorithm>

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

}  // namespace cchc::load
