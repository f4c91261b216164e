#include "exact/decimal.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace cchc::exact {

namespace {

/// The decimal digits of |n|, at least so many.
class Digits {
  public:
    explicit Digits(Integer n, std::ptrdiff_t least = 1) {
        // of the least integer, too, which has no opposite
        Natural rest = n < 0 ? Natural{0} - static_cast<Natural>(n) : static_cast<Natural>(n);
        // eighteen at a time: 64 bits divide much faster than 128
        constexpr std::uint64_t chunk = 1'000'000'000'000'000'000;
        for (; rest > chunk; rest /= chunk) put(static_cast<std::uint64_t>(rest % chunk), 18);
        put(static_cast<std::uint64_t>(rest), 1);
        while (end() - begin_ < least) *--begin_ = '0';
    }
    std::string_view text() const { return {begin_, end()}; }

  private:
    __extension__ using Natural = unsigned __int128;

    void put(std::uint64_t n, int least) {
        for (; n > 0 || least > 0; n /= 10, --least) *--begin_ = static_cast<char>('0' + n % 10);
    }
    const char* end() const { return std::end(digits_); }

    char digits_[40];
    char* begin_ = std::end(digits_);
};

void append_grouped(std::string& out, std::string_view digits, std::string_view group) {
    std::size_t before = group.empty() ? digits.size() : (digits.size() - 1) % 3 + 1;
    out += digits.substr(0, before);
    for (; before < digits.size(); before += 3) out.append(group).append(digits, before, 3);
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

Decimal Decimal::rounded(int to) const {
    Integer step = 1;
    for (int i = to; i < places; ++i) step *= 10;
    const auto [whole, rest] = divide(count_, step);
    const Integer away = 2 * rest >= step ? 1 : 2 * rest <= -step ? -1 : 0;
    return millionths(step == 1 ? count_ : multiply(add(whole, away), step));
}

std::string to_text(Integer number) {
    std::string out = number < 0 ? "-" : "";
    return out += Digits{number}.text();
}

std::string to_text(Decimal number) {
    return to_text(number, DecimalStyle{});
}

std::string to_text(Decimal number, const DecimalStyle& style) {
    const Digits digits{number.count(), Decimal::places + 1};
    const std::size_t point = digits.text().size() - Decimal::places;
    const std::string_view behind = digits.text().substr(point);
    const std::size_t needed = behind.find_last_not_of('0') + 1;  // 0 where there is none
    const auto shown = std::max(needed, static_cast<std::size_t>(style.least_places));

    std::string out = number.is_negative() ? "-" : "";
    append_grouped(out, digits.text().substr(0, point), style.group);
    if (shown > 0) (out += style.mark) += behind.substr(0, shown);
    return out;
}

}  // namespace cchc::exact
