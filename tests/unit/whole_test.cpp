#include "exact/whole.hpp"

#include <gmpxx.h>

#include <random>
#include <utility>

#include "catch.hpp"
#include "exact/fraction.hpp"

// Held against GMP, which is asked for the same.

using cchc::exact::Fraction;
using cchc::exact::Integer;
using cchc::exact::Whole;

namespace {

struct Both {
    Whole own;
    mpz_class gmp;
};

/// Numbers of up to `limbs` limbs; many are of the limbs at which carries and digits go wrong.
class Numbers {
  public:
    Both next(std::size_t limbs) {
        Both number;
        const std::size_t size = random_() % (limbs + 1);
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint64_t limb = next_limb();
            number.own = number.own * two_64 + Integer{limb};
            number.gmp = (number.gmp << 64) + mpz_class{static_cast<unsigned long>(limb)};
        }
        // also right beside powers of two
        const int step = static_cast<int>(random_() % 3) - 1;
        number.own = number.own + step;
        number.gmp += step;
        if (random_() % 2 == 0) return {-number.own, -number.gmp};
        return number;
    }
    /// Greater than 0.
    Both next_positive(std::size_t limbs) {
        Both number = next(limbs);
        if (number.gmp == 0) return {1, 1};
        return number.gmp < 0 ? Both{-number.own, -number.gmp} : number;
    }
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(random_() % bound);
    }

  private:
    static constexpr Integer two_64 = Integer{1} << 64;

    std::uint64_t next_limb() {
        constexpr std::uint64_t most = ~std::uint64_t{0}, high = std::uint64_t{1} << 63;
        switch (random_() % 8) {
            case 0:
                return 0;
            case 1:
                return 1;
            case 2:
                return most;
            case 3:
                return most - 1;
            case 4:
                return high;
            case 5:
                return high - 1;
            default:
                return random_() >> random_() % 64;
        }
    }

    std::mt19937_64 random_{20'210'715};
};

constexpr int rounds = 30'000;

void check_same(const Whole& own, const mpz_class& gmp) {
    if (own.text() != gmp.get_str()) FAIL(own.text() << " is not " << gmp);
}

int sign(std::strong_ordering order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

Integer integer_of(const mpz_class& number) {
    Integer result = 0;
    for (const char digit : number.get_str()) {
        if (digit != '-') result = result * 10 + (digit - '0');
    }
    return number < 0 ? -result : result;
}

void check_same(const Fraction& own, const mpq_class& gmp) {
    if (own.text() != gmp.get_str()) FAIL(own.text() << " is not " << gmp);
    mpz_class down;
    mpz_fdiv_q(down.get_mpz_t(), gmp.get_num_mpz_t(), gmp.get_den_mpz_t());
    if (mpz_sizeinbase(down.get_mpz_t(), 2) < 127) {
        if (own.floor() != integer_of(down)) FAIL("floor of " << gmp);
    } else if (mpz_sizeinbase(down.get_mpz_t(), 2) > 128) {
        CHECK_THROWS_AS(own.floor(), cchc::exact::Overflow);
    }
    if (own.is_whole() != (gmp.get_den() == 1)) FAIL("is_whole of " << gmp);
}

}  // namespace

TEST_CASE("whole numbers of any size are added, subtracted, multiplied and compared") {
    Numbers numbers;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, x] = numbers.next(6);
        const auto [b, y] = numbers.next(6);
        check_same(a + b, x + y);
        check_same(a - b, x - y);
        check_same(a * b, x * y);
        check_same(-a, -x);
        if (sign(a <=> b) != (cmp(x, y) > 0) - (cmp(x, y) < 0)) FAIL(x << " beside " << y);
        if ((a == b) != (x == y)) FAIL(x << " and " << y);
        CHECK(a + b - b == a);  // whatever it is held in
        if (a.is_negative() != (x < 0) || a.is_zero() != (x == 0)) FAIL("sign of " << x);
    }
}

TEST_CASE("whole numbers of any size are divided, rounded down") {
    Numbers numbers;
    for (int i = 0; i < 3 * rounds; ++i) {
        const auto [a, x] = numbers.next(7);
        const auto [b, y] = numbers.next_positive(4);
        mpz_class whole, rest;
        mpz_fdiv_qr(whole.get_mpz_t(), rest.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
        const auto division = a.divide_down(b);
        check_same(division.quotient, whole);
        check_same(division.rest, rest);
    }
}

TEST_CASE("long division takes back a digit that was guessed too large") {
    // 4 by the two highest limbs of each, which is one too many for the lowest
    const Integer two_64 = Integer{1} << 64;
    const Whole dividend = Whole{Integer{1} << 63} * two_64 * two_64 + 3;
    const Whole divisor = Whole{Integer{1} << 61} * two_64 * two_64 + 1;
    const auto [quotient, rest] = dividend.divide_down(divisor);
    CHECK(quotient == 3);
    CHECK(divisor * 3 + rest == dividend);
    CHECK(rest < divisor);
}

TEST_CASE("the greatest common divisor of whole numbers of any size is found") {
    Numbers numbers;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, x] = numbers.next_positive(3);
        const auto [b, y] = numbers.next_positive(3);
        const auto [c, z] = numbers.next_positive(3);
        check_same(gcd(a * c, b * c), gcd(x * z, y * z));
        check_same(gcd(a, b), gcd(x, y));
        check_same(gcd(a, Whole{}), x);
    }
}

TEST_CASE("fractions of any size are added, subtracted, multiplied, divided and compared") {
    Numbers numbers;
    for (int i = 0; i < rounds; ++i) {
        const auto next = [&] {
            // of what fits 128 bits, made larger by a quotient
            Both above = numbers.next(1), below = numbers.next_positive(1);
            const Both factor = numbers.next(1), divisor = numbers.next_positive(1);
            Fraction own = Fraction{above.own.integer(), below.own.integer()} *
                           Fraction{factor.own.integer(), divisor.own.integer()};
            mpq_class gmp{above.gmp * factor.gmp, below.gmp * divisor.gmp};
            gmp.canonicalize();
            return std::pair{own, gmp};
        };
        const auto [a, x] = next();
        const auto [b, y] = next();
        check_same(a + b, x + y);
        check_same(a - b, x - y);
        check_same(a * b, x * y);
        if (y != 0) check_same(a / b, x / y);
        if (sign(a <=> b) != (cmp(x, y) > 0) - (cmp(x, y) < 0)) FAIL(x << " beside " << y);
        CHECK((a == b) == (x == y));
    }
}

TEST_CASE("sums of shares of many reporters are exact") {
    Numbers numbers;
    std::size_t most_bits = 0;
    for (int i = 0; i < 1'000; ++i) {
        Fraction own;
        mpq_class gmp;
        const std::uint32_t terms = 1 + numbers.below(40);
        for (std::uint32_t term = 0; term < terms; ++term) {
            const std::uint32_t due = 11'000 - numbers.below(200), counted = numbers.below(due + 1);
            const std::uint32_t weight = 1 + numbers.below(100'000'000);
            own = own + Fraction{weight} * Fraction{counted, due};
            mpq_class share{counted, due};
            share.canonicalize();
            gmp += weight * share;
            check_same(own, gmp);
            most_bits = std::max(most_bits, mpz_sizeinbase(gmp.get_den_mpz_t(), 2));
        }
        // as a score is rounded
        check_same(own / Fraction{Integer{terms} * 10'000} + Fraction{1, 2},
                   gmp / (terms * 10'000) + mpq_class{1, 2});
    }
    CHECK(most_bits > 325);
}
