#include "exact/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace cchc::exact {

namespace {

/// Digits of |n| (which may be the least integer, whose negation does not exist), eighteen at a
/// time: 64 bits divide much faster than 128.
std::string digits_of(Integer n) {
    constexpr Integer chunk = 1'000'000'000'000'000'000;
    const auto magnitude = [](Integer part) {
        return std::to_string(static_cast<std::uint64_t>(part < 0 ? -part : part));
    };
    std::string digits;
    for (; n >= chunk || n <= -chunk; n /= chunk) {
        const std::string part = magnitude(n % chunk);
        digits.insert(0, std::string(18 - part.size(), '0') + part);
    }
    return magnitude(n) + digits;
}

std::string grouped(const std::string& digits, std::string_view group) {
    if (group.empty()) return digits;
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += group;
        out += digits[i];
    }
    return out;
}

}  // namespace

std::optional<Decimal> parse(std::string_view text) {
    constexpr std::size_t most_before = 15;
    const auto point = text.find('.');
    const std::string_view before = text.substr(0, point);
    const std::string_view behind = point == std::string_view::npos ? "" : text.substr(point + 1);
    const bool sized = !before.empty() && before.size() <= most_before &&
                       behind.size() <= Decimal::places &&
                       (point == std::string_view::npos || !behind.empty());
    if (!sized) return std::nullopt;
    Integer count = 0;
    for (const char c : std::string{before} + std::string{behind}) {
        if (c < '0' || c > '9') return std::nullopt;
        count = count * 10 + (c - '0');
    }
    for (std::size_t i = behind.size(); i < Decimal::places; ++i) count *= 10;
    return Decimal::millionths(count);
}

std::string to_text(Integer number) {
    return (number < 0 ? "-" : "") + digits_of(number);
}

std::string to_text(Decimal number) {
    if (!is_small(number.count())) return to_text(number, DecimalStyle{});
    constexpr std::int64_t one = Decimal::one;
    const auto count = static_cast<std::int64_t>(number.count());
    char text[32];
    char* end = text;
    if (count < 0) *end++ = '-';
    end = std::to_chars(end, std::end(text), std::abs(count / one)).ptr;
    std::int64_t rest = std::abs(count % one);
    if (rest != 0) *end++ = '.';
    for (std::int64_t place = one / 10; rest != 0; place /= 10) {
        *end++ = static_cast<char>('0' + rest / place);
        rest %= place;
    }
    return {text, end};
}

std::string to_text(Decimal number, const DecimalStyle& style) {
    const auto [whole, rest] = divide(number.count(), Decimal::one);
    std::string fraction = digits_of(rest);
    fraction.insert(0, static_cast<std::size_t>(Decimal::places) - fraction.size(), '0');
    const auto last = fraction.find_last_not_of('0');
    const auto needed = last == std::string::npos ? 0 : last + 1;
    fraction.resize(std::max(needed, static_cast<std::size_t>(style.least_places)));

    std::string out = number.is_negative() ? "-" : "";
    out += grouped(digits_of(whole), style.group);
    if (!fraction.empty()) out += style.mark + fraction;
    return out;
}

}  // namespace cchc::exact
