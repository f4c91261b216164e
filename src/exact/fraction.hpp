#pragma once

#include <compare>
#include <string>
#include <utility>

#include "exact/whole.hpp"

namespace cchc::exact {

/// An exact quotient of integers of any size, in lowest terms: sums of shares with many different
/// denominators, and products of several figures, do not fit the 128 bits of a `Ratio`. It is
/// slower: for these only.
class Fraction {
  public:
    Fraction() = default;
    Fraction(Integer whole) : numerator_(whole) {}
    /// numerator / denominator; denominator > 0.
    Fraction(Integer numerator, Integer denominator);

    Fraction operator+(const Fraction& other) const { return sum(other.numerator_, other); }
    Fraction operator-(const Fraction& other) const { return sum(-other.numerator_, other); }
    Fraction operator*(const Fraction& other) const {
        return product(other.numerator_, other.denominator_);
    }
    /// other must not be 0.
    Fraction operator/(const Fraction& other) const;

    bool operator==(const Fraction&) const = default;
    std::strong_ordering operator<=>(const Fraction& other) const {
        return numerator_ * other.denominator_ <=> other.numerator_ * denominator_;
    }

    bool is_whole() const { return denominator_.is_one(); }
    /// The nearest whole number at or below; throws Overflow where it does not fit 128 bits.
    Integer floor() const { return numerator_.divide_down(denominator_).quotient.integer(); }
    /// "2345/27", or "86".
    std::string text() const;

  private:
    /// Of terms that have no common divisor.
    Fraction(Whole numerator, Whole denominator)
        : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {}
    Fraction sum(const Whole& numerator, const Fraction& other) const;
    Fraction product(const Whole& numerator, const Whole& denominator) const;

    Whole numerator_;
    Whole denominator_{1};  ///< greater than 0
};

}  // namespace cchc::exact
