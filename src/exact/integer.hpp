#pragma once

#include <exception>

/// Exact numbers: 128-bit integers, decimals of millionths, and ratios (method, section 2).
namespace cchc::exact {

/// The integer under every exact number; wide enough for all sums and cross products of the method.
__extension__ using Integer = __int128;

/// Thrown where a result does not fit 128 bits. A wrong figure is never made silently.
class Overflow final : public std::exception {
  public:
    const char* what() const noexcept override {
        return "figures too large to be computed exactly";
    }
};

/// a + b; throws Overflow.
inline Integer add(Integer a, Integer b) {
    Integer sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw Overflow{};
    return sum;
}

/// a - b; throws Overflow.
inline Integer subtract(Integer a, Integer b) {
    Integer difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) throw Overflow{};
    return difference;
}

/// a * b; throws Overflow.
inline Integer multiply(Integer a, Integer b) {
    Integer product = 0;
    if (__builtin_mul_overflow(a, b, &product)) throw Overflow{};
    return product;
}

/// a / b rounded down (toward minus infinity); b > 0.
constexpr Integer floor_divide(Integer a, Integer b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// a / b rounded up (toward plus infinity); b > 0.
constexpr Integer ceil_divide(Integer a, Integer b) {
    return a / b + (a % b > 0 ? 1 : 0);
}

}  // namespace cchc::exact
