#include "exact/ratio.hpp"

#include <numeric>
#include <optional>

namespace cchc::exact {

namespace {

Integer gcd(Integer a, Integer b) {
    if (a < 0) a = -a;
    while (b != 0 && !are_small(a, b)) {
        const Integer rest = a % b;
        a = b;
        b = rest;
    }
    return b == 0 ? a : std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
}

/// a·b + c·d, or nothing where it does not fit.
std::optional<Integer> sum_of_products(Integer a, Integer b, Integer c, Integer d) {
    Integer left = 0, right = 0, sum = 0;
    if (__builtin_mul_overflow(a, b, &left) || __builtin_mul_overflow(c, d, &right) ||
        __builtin_add_overflow(left, right, &sum)) {
        return std::nullopt;
    }
    return sum;
}

/// A quotient rounded down, so that what remains is never negative; b > 0.
Division divide_down(Integer a, Integer b) {
    const auto [whole, rest] = divide(a, b);
    return rest < 0 ? Division{whole - 1, rest + b} : Division{whole, rest};
}

}  // namespace

Ratio Ratio::reduced() const {
    const Integer common = gcd(numerator_, denominator_);
    return common <= 1 ? *this : Ratio{numerator_ / common, denominator_ / common};
}

Ratio Ratio::sum(const Ratio& other) const {
    if (are_small(numerator_, denominator_, other.numerator_, other.denominator_)) {
        const Ratio sum{numerator_ * other.denominator_ + other.numerator_ * denominator_,
                        denominator_ * other.denominator_};
        // what is small may stay as it is: it is reduced when it has grown
        return are_small(sum.numerator_, sum.denominator_) ? sum : sum.reduced();
    }
    const auto plain =
        sum_of_products(numerator_, other.denominator_, other.numerator_, denominator_);
    Integer base = 0;
    if (plain && !__builtin_mul_overflow(denominator_, other.denominator_, &base)) {
        return Ratio{*plain, base}.reduced();
    }
    // over the least common denominator of the reduced terms
    const Ratio a = reduced(), b = other.reduced();
    const Integer common = gcd(a.denominator_, b.denominator_);
    const Integer a_factor = b.denominator_ / common, b_factor = a.denominator_ / common;
    return Ratio{add(multiply(a.numerator_, a_factor), multiply(b.numerator_, b_factor)),
                 multiply(a.denominator_, a_factor)}
        .reduced();
}

Ratio Ratio::product(const Ratio& other) const {
    Integer above = 0, below = 0;
    if (!__builtin_mul_overflow(numerator_, other.numerator_, &above) &&
        !__builtin_mul_overflow(denominator_, other.denominator_, &below)) {
        return {above, below};
    }
    const Ratio a = Ratio{numerator_, other.denominator_}.reduced();
    const Ratio b = Ratio{other.numerator_, denominator_}.reduced();
    return {multiply(a.numerator_, b.numerator_), multiply(a.denominator_, b.denominator_)};
}

std::strong_ordering Ratio::order(const Ratio& other) const {
    // Whole parts first, then the reciprocals of what remains: a Euclid that cannot overflow.
    Integer a = numerator_, b = denominator_, c = other.numerator_, d = other.denominator_;
    Integer left = 0, right = 0;
    if (!__builtin_mul_overflow(a, d, &left) && !__builtin_mul_overflow(c, b, &right)) {
        return left <=> right;
    }
    for (bool swapped = false;; swapped = !swapped) {
        const Division x = divide_down(a, b), y = divide_down(c, d);
        auto order = x.whole <=> y.whole;
        const bool decided = order != 0 || x.rest == 0 || y.rest == 0;
        if (order == 0) order = (x.rest != 0) <=> (y.rest != 0);
        if (decided) return swapped ? 0 <=> order : order;
        a = b, b = x.rest, c = d, d = y.rest;
    }
}

namespace {

/// 10^exponent, 0 to 6.
std::int64_t power_of_ten(int exponent) {
    constexpr std::int64_t powers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
    return powers[exponent];
}

/// numerator/denominator in units of 10^-places, and the remainder of that division.
struct Scaled {
    Integer units, rest;
    Scaled(Integer numerator, Integer denominator, int places) : units(0), rest(0) {
        const Integer scale = power_of_ten(places);
        Integer all = 0;
        if (!__builtin_mul_overflow(numerator, scale, &all)) {
            const Division whole = divide_down(all, denominator);
            units = whole.whole;
            rest = whole.rest;
            return;
        }
        const Division start = divide_down(numerator, denominator);
        const Division fraction = divide_down(multiply(start.rest, scale), denominator);
        units = add(multiply(start.whole, scale), fraction.whole);
        rest = fraction.rest;
    }
};

}  // namespace

Decimal Ratio::rounded(int places) const {
    if (numerator_ < 0) {
        return Decimal{} - Ratio{subtract(0, numerator_), denominator_}.rounded(places);
    }
    const Scaled scaled{numerator_, denominator_, places};
    const Integer up = scaled.rest >= denominator_ - scaled.rest ? 1 : 0;
    return Decimal::millionths(
        multiply(add(scaled.units, up), power_of_ten(Decimal::places - places)));
}

Decimal Ratio::rounded_down() const {
    return Decimal::millionths(Scaled{numerator_, denominator_, Decimal::places}.units);
}

Decimal Ratio::rounded_up() const {
    const Scaled scaled{numerator_, denominator_, Decimal::places};
    return Decimal::millionths(add(scaled.units, scaled.rest > 0 ? 1 : 0));
}

}  // namespace cchc::exact
