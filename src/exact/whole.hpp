#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "exact/integer.hpp"

namespace cchc::exact {

/// An integer of any size: 128 bits while they suffice, then limbs of 64 bits, as many as it needs.
class Whole {
  public:
    struct Division;

    Whole(Integer number = 0) : small_(number) {}

    bool is_negative() const { return is_small() ? small_ < 0 : negative_; }
    bool is_zero() const { return is_small() && small_ == 0; }
    bool is_one() const { return is_small() && small_ == 1; }
    /// The number, if it fits 128 bits; else throws Overflow.
    Integer integer() const {
        if (!is_small()) throw Overflow{};
        return small_;
    }
    /// In decimal digits: "-2345".
    std::string text() const;

    Whole operator-() const { return Whole{} - *this; }
    Whole operator+(const Whole& other) const {
        Integer sum = 0;
        if (both_small(other) && !__builtin_add_overflow(small_, other.small_, &sum)) return sum;
        return large_sum(other, other.is_negative());
    }
    Whole operator-(const Whole& other) const {
        Integer difference = 0;
        if (both_small(other) && !__builtin_sub_overflow(small_, other.small_, &difference))
            return difference;
        return large_sum(other, !other.is_negative());
    }
    Whole operator*(const Whole& other) const {
        Integer product = 0;
        if (both_small(other) && !__builtin_mul_overflow(small_, other.small_, &product))
            return product;
        return large_product(other);
    }
    /// A quotient rounded down (toward minus infinity), and what remains; divisor > 0.
    Division divide_down(const Whole& divisor) const;

    bool operator==(const Whole&) const = default;
    std::strong_ordering operator<=>(const Whole& other) const {
        return both_small(other) ? small_ <=> other.small_ : large_order(other);
    }

  private:
    using Limb = std::uint64_t;
    class Magnitude;
    friend Whole gcd(Whole a, Whole b);

    bool is_small() const { return limbs_.empty(); }
    bool both_small(const Whole& other) const { return is_small() && other.is_small(); }
    static Whole of(std::vector<Limb> limbs, bool negative);
    // the same of numbers of any size
    Whole large_sum(const Whole& other, bool other_negative) const;
    Whole large_product(const Whole& other) const;
    Division large_division(const Whole& divisor) const;
    std::strong_ordering large_order(const Whole& other) const;

    Integer small_ = 0;        ///< the number, if it fits; else 0
    bool negative_ = false;    ///< of a number that does not fit
    std::vector<Limb> limbs_;  ///< its magnitude, the lowest first, the highest not 0; else empty
};

struct Whole::Division {
    Whole quotient, rest;  ///< 0 <= rest < divisor
};

/// The greatest common divisor; a >= 0, b >= 0.
Whole gcd(Whole a, Whole b);

}  // namespace cchc::exact
