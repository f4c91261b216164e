#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "exact/integer.hpp"

namespace cchc::exact {

/// A decimal number with at most 6 places, held exactly as a count of millionths (method, section
/// 2).
class Decimal {
  public:
    static constexpr int places = 6;           ///< decimals kept
    static constexpr Integer one = 1'000'000;  ///< millionths in 1

    constexpr Decimal() = default;

    /// The whole number `n`.
    static constexpr Decimal whole(Integer n) { return millionths(n * one); }
    /// `n` millionths: `millionths(87'350'000)` is 87.35.
    static constexpr Decimal millionths(Integer n) {
        Decimal d;
        d.count_ = n;
        return d;
    }

    /// The number in millionths.
    constexpr Integer count() const { return count_; }
    /// True when nothing stands behind the point.
    constexpr bool is_whole() const { return count_ % one == 0; }
    constexpr bool is_negative() const { return count_ < 0; }
    constexpr bool is_zero() const { return count_ == 0; }

    /// Rounded half away from zero, `to` 0 to 6 decimals; throws Overflow.
    Decimal rounded(int to) const;

    /// Sums and differences; throw Overflow.
    Decimal operator+(Decimal other) const { return millionths(add(count_, other.count_)); }
    Decimal operator-(Decimal other) const { return millionths(subtract(count_, other.count_)); }

    constexpr auto operator<=>(const Decimal&) const = default;

  private:
    Integer count_ = 0;
};

/// How a decimal is written for a person or a machine.
struct DecimalStyle {
    int least_places = 0;    ///< decimals always written, 0 to 6; the rest as far as they are not 0
    char mark = '.';         ///< decimal mark
    const char* group = "";  ///< what stands between groups of three digits; empty: nothing
};

/// Reads plain decimal digits with a point (`12.5`, `80`): at most 15 before it and 6 behind it, no
/// sign. Nothing for anything else.
std::optional<Decimal> parse(std::string_view text);

/// The machine form: point, no grouping, trailing zeros dropped, never "-0" (`87.35`, `50`).
std::string to_text(Decimal number);

/// The number in the given style.
std::string to_text(Decimal number, const DecimalStyle& style);

/// A whole number in decimal digits.
std::string to_text(Integer number);

}  // namespace cchc::exact
