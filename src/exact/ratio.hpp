#pragma once

#include <compare>

#include "exact/decimal.hpp"

namespace cchc::exact {

/// An exact quotient of two integers. A verdict is a comparison of two of these (method, section
/// 2).
class Ratio {
  public:
    constexpr Ratio() = default;
    /// numerator / denominator; denominator > 0.
    constexpr Ratio(Integer numerator, Integer denominator)
        : numerator_(numerator), denominator_(denominator) {}
    /// A decimal as a ratio.
    constexpr Ratio(Decimal d) : numerator_(d.count()), denominator_(Decimal::one) {}

    /// a / b of two decimals; b > 0.
    static constexpr Ratio quotient(Decimal a, Decimal b) { return {a.count(), b.count()}; }

    constexpr Integer numerator() const { return numerator_; }
    constexpr Integer denominator() const { return denominator_; }
    constexpr bool is_zero() const { return numerator_ == 0; }
    constexpr bool is_negative() const { return numerator_ < 0; }

    /// Exact arithmetic; throws Overflow when even the reduced result does not fit.
    Ratio operator+(const Ratio& other) const {
        if (denominator_ == other.denominator_)
            return {add(numerator_, other.numerator_), denominator_};
        return sum(other);
    }
    Ratio operator-(const Ratio& other) const {
        return *this + Ratio{subtract(0, other.numerator_), other.denominator_};
    }
    Ratio operator*(const Ratio& other) const {
        if (is_small() && other.is_small()) {
            return {small_product(numerator_, other.numerator_),
                    small_product(denominator_, other.denominator_)};
        }
        return product(other);
    }
    /// other must not be 0.
    Ratio operator/(const Ratio& other) const {
        return other.numerator_ < 0
                   ? *this * Ratio{subtract(0, other.denominator_), subtract(0, other.numerator_)}
                   : *this * Ratio{other.denominator_, other.numerator_};
    }

    /// Exact comparison; never overflows.
    std::strong_ordering operator<=>(const Ratio& other) const {
        if (is_small() && other.is_small()) {
            return small_product(numerator_, other.denominator_) <=>
                   small_product(other.numerator_, denominator_);
        }
        return order(other);
    }
    bool operator==(const Ratio& other) const { return (*this <=> other) == 0; }

    /// Rounded half away from zero to `places` decimals, 0 to 6; throws Overflow.
    Decimal rounded(int places = Decimal::places) const;
    /// The next decimal of 6 places at or below, and at or above; throw Overflow.
    Decimal rounded_down() const;
    Decimal rounded_up() const;
    /// The nearest whole number at or below, and at or above.
    Integer floor() const { return floor_divide(numerator_, denominator_); }
    Integer ceil() const { return ceil_divide(numerator_, denominator_); }

  private:
    bool is_small() const { return are_small(numerator_, denominator_); }
    // the same of numbers of any size
    Ratio sum(const Ratio& other) const;
    Ratio product(const Ratio& other) const;
    std::strong_ordering order(const Ratio& other) const;
    Ratio reduced() const;

    Integer numerator_ = 0;
    Integer denominator_ = 1;
};

}  // namespace cchc::exact
