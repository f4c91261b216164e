#include "exact/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace cchc::exact {

namespace {

/// A number as it is written, from its end.
class Backwards {
  public:
    void put(char c) { *--begin_ = c; }
    /// The digits of |n|, with `group` between each three.
    void put_whole(Integer n, std::string_view group) {
        // eighteen at a time: 64 bits divide much faster than 128
        constexpr Integer chunk = 1'000'000'000'000'000'000;
        int written = 0;
        const auto put_digits = [&](Integer part, int least) {
            auto rest = static_cast<std::uint64_t>(part < 0 ? -part : part);
            for (; rest > 0 || least > 0; rest /= 10, --least) {
                if (written > 0 && written % 3 == 0) put(group);
                put(static_cast<char>('0' + rest % 10));
                ++written;
            }
        };
        for (; n >= chunk || n <= -chunk; n /= chunk) put_digits(n % chunk, 18);
        put_digits(n, 1);
    }
    std::string text() const {
        return {begin_, static_cast<std::size_t>(std::end(text_) - begin_)};
    }

  private:
    void put(std::string_view text) {
        for (std::size_t i = text.size(); i > 0; --i) put(text[i - 1]);
    }

    char text_[128];  // of 39 digits, with groups up to four bytes long between them
    char* begin_ = std::end(text_);
};

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
    Backwards out;
    out.put_whole(number, {});
    if (number < 0) out.put('-');
    return out.text();
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
    auto behind = static_cast<std::uint32_t>(rest < 0 ? -rest : rest);
    int places = Decimal::places;
    for (; places > style.least_places && behind % 10 == 0; --places) behind /= 10;

    Backwards out;
    for (int i = 0; i < places; ++i, behind /= 10) out.put(static_cast<char>('0' + behind % 10));
    if (places > 0) out.put(style.mark);
    out.put_whole(whole, style.group);
    if (number.is_negative()) out.put('-');
    return out.text();
}

}  // namespace cchc::exact
