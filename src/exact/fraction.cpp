#include "exact/fraction.hpp"

namespace cchc::exact {

namespace {

/// The greatest common divisor of a numerator and a denominator.
Whole common_of(const Whole& numerator, const Whole& denominator) {
    if (denominator.is_one()) return denominator;
    return gcd(numerator.is_negative() ? -numerator : numerator, denominator);
}

/// n / divisor, of which nothing remains.
Whole part(const Whole& n, const Whole& divisor) {
    return divisor.is_one() ? n : n.divide_down(divisor).quotient;
}

}  // namespace

Fraction::Fraction(Integer numerator, Integer denominator) {
    const Whole common = common_of(numerator, denominator);
    numerator_ = part(numerator, common);
    denominator_ = part(denominator, common);
}

// Both are in lowest terms, so only a divisor of both denominators can be common to a sum, and only
// a divisor of one's numerator and the other's denominator to a product: the numbers stay short.

Fraction Fraction::sum(const Whole& numerator, const Fraction& other) const {
    const Whole common = common_of(denominator_, other.denominator_);
    const Whole factor = part(denominator_, common);
    const Whole above = numerator_ * part(other.denominator_, common) + numerator * factor;
    const Whole rest = common_of(above, common);
    return {part(above, rest), part(other.denominator_, rest) * factor};
}

Fraction Fraction::product(const Whole& numerator, const Whole& denominator) const {
    const Whole first = common_of(numerator_, denominator);
    const Whole second = common_of(numerator, denominator_);
    return {part(numerator_, first) * part(numerator, second),
            part(denominator_, second) * part(denominator, first)};
}

Fraction Fraction::operator/(const Fraction& other) const {
    return other.numerator_.is_negative() ? product(-other.denominator_, -other.numerator_)
                                          : product(other.denominator_, other.numerator_);
}

std::string Fraction::text() const {
    return is_whole() ? numerator_.text() : numerator_.text() + "/" + denominator_.text();
}

}  // namespace cchc::exact
