#include "load/workbook/stored_number.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/text/calendar.hpp"

namespace cchc::load {

namespace {

constexpr std::size_t significant = 15;
/// Numbers of so many digits before or behind the point are read.
constexpr int most_exponent = 400;
constexpr std::size_t longest = 400;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The digits, cut to the significant ones, half up.
void round(StoredNumber& number) {
    if (number.digits.size() <= significant) return;
    const bool up = number.digits[significant] >= '5';
    number.digits.resize(significant);
    if (!up) return;
    while (!number.digits.empty() && number.digits.back() == '9') number.digits.pop_back();
    if (number.digits.empty()) {
        number.digits = "1";
        ++number.exponent;
    } else {
        ++number.digits.back();
    }
}

void trim_zeros(StoredNumber& number) {
    std::string& digits = number.digits;
    const auto first = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, first);
    number.exponent -= static_cast<int>(first);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty()) number.exponent = 0;
}

/// The exponent behind `e`; nothing where it is none.
std::optional<int> exponent_of(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.size() > 5 || !std::ranges::all_of(text, is_digit))
        return std::nullopt;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    return negative ? -number : number;
}

std::string plain_text(const StoredNumber& number, int exponent) {
    if (number.digits.empty()) return "0";
    std::string out = number.negative ? "-" : "";
    const auto count = static_cast<int>(number.digits.size());
    const auto zeros = [](int n) { return std::string(static_cast<std::size_t>(n), '0'); };
    if (exponent <= 0) return out + "0." + zeros(-exponent) + number.digits;
    if (exponent >= count) return out + number.digits + zeros(exponent - count);
    const auto point = static_cast<std::size_t>(exponent);
    return out + number.digits.substr(0, point) + '.' + number.digits.substr(point);
}

/// Days from 30 December 1899 to a day of the Gregorian calendar (March begins its years).
std::int64_t days_to(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (month <= 2) --year;
    const std::int64_t era = year / 400, of_era = year % 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 693899;
}

/// A day as `2025-12-31`.
std::string iso_date(std::int64_t days) {
    days += 693899;
    const std::int64_t era = days / 146097, of_era = days % 146097;
    const std::int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    const std::int64_t march = (5 * of_year + 2) / 153;
    const std::int64_t month = march < 10 ? march + 3 : march - 9;
    const std::int64_t day = of_year - (153 * march + 2) / 5 + 1;
    return fmt::format("{:04}-{:02}-{:02}", era * 400 + years + (month <= 2 ? 1 : 0), month, day);
}

}  // namespace

std::string StoredNumber::text() const {
    return plain_text(*this, exponent);
}

std::string StoredNumber::percent_text() const {
    return plain_text(*this, exponent + 2) + '%';
}

std::optional<StoredNumber> stored_number(std::string_view text) {
    if (text.size() > longest) return std::nullopt;
    StoredNumber number;
    number.negative = text.starts_with('-');
    if (number.negative || text.starts_with('+')) text.remove_prefix(1);
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) ++at;
    number.digits = text.substr(0, at);
    number.exponent = static_cast<int>(at);
    if (at < text.size() && text[at] == '.') {
        const std::size_t begin = ++at;
        while (at < text.size() && is_digit(text[at])) ++at;
        number.digits += text.substr(begin, at - begin);
    }
    if (number.digits.empty()) return std::nullopt;
    if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
        const auto exponent = exponent_of(text.substr(at + 1));
        if (!exponent) return std::nullopt;
        number.exponent += *exponent;
        at = text.size();
    }
    if (at != text.size()) return std::nullopt;
    trim_zeros(number);
    round(number);
    trim_zeros(number);
    if (number.exponent > most_exponent || number.exponent < -most_exponent) return std::nullopt;
    return number;
}

std::optional<std::int64_t> day_number(std::string_view date) {
    const auto day = day_of(date.substr(0, 10), false);
    if (!day || date.size() < 10) return std::nullopt;
    return days_to(*day / 10000, *day / 100 % 100, *day % 100);
}

std::string date_text(const StoredNumber& number, bool epoch_1904) {
    constexpr int most_days = 7;  // digits
    if (number.negative || number.exponent > most_days) return number.text();
    const std::string text = number.text();
    const std::string_view whole = std::string_view{text}.substr(0, text.find('.'));
    std::int64_t days = 0;
    for (const char c : whole) days = days * 10 + (c - '0');
    const bool has_time = whole.size() < text.size();
    if (!has_time && days >= first_year && days <= last_year) return text;
    std::int64_t seconds = 0;
    if (has_time) {
        constexpr std::size_t places = 9;
        constexpr std::int64_t one = 1'000'000'000, day = 24 * 60 * 60;
        std::string fraction = text.substr(whole.size() + 1, places);
        fraction.resize(places, '0');
        std::int64_t part = 0;
        for (const char c : fraction) part = part * 10 + (c - '0');
        seconds = (part * day + one / 2) / one;
        if (seconds == day) {
            ++days;
            seconds = 0;
        }
    }
    const std::string time =
        fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (days == 0 && !epoch_1904) return has_time ? time : text;
    if (epoch_1904) days += 1462;
    if (days < 60) ++days;  // the calendar of Excel has a 29 February 1900
    constexpr std::int64_t last_day_of_9999 = 2958465;
    if (days > last_day_of_9999) return text;
    return iso_date(days) + (seconds == 0 ? "" : " " + time);
}

}  // namespace cchc::load
