#pragma once

#include <gmpxx.h>

#include <compare>
#include <string>

#include "exact/integer.hpp"

namespace cchc::exact {

/// An exact quotient of integers of any size: sums of shares with many different denominators, and
/// products of several figures, do not fit the 128 bits of a `Ratio`. It is slow: for these only.
class Fraction {
  public:
    Fraction() = default;
    Fraction(Integer whole) : number_(big(whole)) {}
    /// numerator / denominator; denominator > 0.
    Fraction(Integer numerator, Integer denominator) : number_(big(numerator), big(denominator)) {
        number_.canonicalize();
    }

    Fraction operator+(const Fraction& other) const { return of(number_ + other.number_); }
    Fraction operator-(const Fraction& other) const { return of(number_ - other.number_); }
    Fraction operator*(const Fraction& other) const { return of(number_ * other.number_); }
    /// other must not be 0.
    Fraction operator/(const Fraction& other) const { return of(number_ / other.number_); }

    bool operator==(const Fraction& other) const { return number_ == other.number_; }
    std::strong_ordering operator<=>(const Fraction& other) const {
        return cmp(number_, other.number_) <=> 0;
    }

    bool is_whole() const { return number_.get_den() == 1; }
    /// The nearest whole number at or below; throws Overflow where it does not fit 128 bits.
    Integer floor() const;
    /// In lowest terms: "2345/27", or "86".
    std::string text() const { return number_.get_str(); }

  private:
    static Fraction of(mpq_class number) {
        Fraction fraction;
        fraction.number_ = std::move(number);
        return fraction;
    }
    static mpz_class big(Integer n);

    mpq_class number_;
};

}  // namespace cchc::exact
