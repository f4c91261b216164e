#pragma once

#include <cstdint>
#include <exception>

/// Exact numbers: 128-bit integers, decimals of millionths, and ratios (method, section 2).
namespace cchc::exact {

/// The integer under every exact number; wide enough for all sums and cross products of the method.
__extension__ using Integer = __int128;

/// Whether a number fits 64 bits. Products of such never overflow, and most figures are.
constexpr bool is_small(Integer n) {
    return n == static_cast<std::int64_t>(n);
}
template <typename... More>
constexpr bool are_small(Integer first, More... more) {
    return (is_small(first) && ... && is_small(more));
}

/// a · b of small numbers.
constexpr Integer small_product(Integer a, Integer b) {
    return Integer{static_cast<std::int64_t>(a)} * static_cast<std::int64_t>(b);
}

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

/// A quotient rounded toward zero, and what remains.
struct Division {
    Integer whole = 0, rest = 0;
};
/// a / b; b > 0.
constexpr Division divide(Integer a, Integer b) {
    if (are_small(a, b)) {  // machines divide these at once
        const auto x = static_cast<std::int64_t>(a), y = static_cast<std::int64_t>(b);
        return {x / y, x % y};
    }
    return {a / b, a % b};
}

/// a / b rounded down (toward minus infinity); b > 0.
constexpr Integer floor_divide(Integer a, Integer b) {
    const auto [whole, rest] = divide(a, b);
    return whole - (rest < 0 ? 1 : 0);
}

/// a / b rounded up (toward plus infinity); b > 0.
constexpr Integer ceil_divide(Integer a, Integer b) {
    const auto [whole, rest] = divide(a, b);
    return whole + (rest > 0 ? 1 : 0);
}

}  // namespace cchc::exact
