#include "catch.hpp"
#include "exact/decimal.hpp"
#include "exact/ratio.hpp"

using namespace cchc::exact;

namespace {

Decimal millionths(long long n) {
    return Decimal::millionths(n);
}

std::string rounded(long long numerator, long long denominator, int places) {
    return to_text(Ratio{numerator, denominator}.rounded(places));
}

}  // namespace

TEST_CASE("a decimal is written without trailing zeros, exponent or minus zero") {
    CHECK(to_text(millionths(87'350'000)) == "87.35");
    CHECK(to_text(millionths(50'000'000)) == "50");
    CHECK(to_text(millionths(62'068'966)) == "62.068966");
    CHECK(to_text(millionths(-500'000)) == "-0.5");
    CHECK(to_text(millionths(0)) == "0");
    CHECK(to_text(millionths(1)) == "0.000001");
    CHECK(to_text(Ratio{-1, 10'000'000}.rounded()) == "0");
}

TEST_CASE("a decimal for people has the places, mark and grouping asked for") {
    CHECK(to_text(millionths(90'000'000), {2, ',', "."}) == "90,00");
    CHECK(to_text(millionths(1'234'567'500'000), {2, ',', "."}) == "1.234.567,50");
    CHECK(to_text(millionths(-1'234'000'000), {0, '.', ","}) == "-1,234");
}

TEST_CASE("whole numbers of any size are written digit by digit") {
    const Integer billion_billions = Integer{1'000'000'000'000'000'000};
    CHECK(to_text(billion_billions) == "1000000000000000000");
    CHECK(to_text(billion_billions - 1) == "999999999999999999");
    CHECK(to_text(-billion_billions * 1'000 - 42) == "-1000000000000000000042");
    const Integer most = ~(Integer{1} << 127);
    CHECK(to_text(most) == "170141183460469231731687303715884105727");
    CHECK(to_text(-most - 1) == "-170141183460469231731687303715884105728");
}

TEST_CASE("rounding is half away from zero") {
    CHECK(rounded(2345, 1000, 2) == "2.35");
    CHECK(rounded(-2345, 1000, 2) == "-2.35");
    CHECK(rounded(2344999, 1000000, 2) == "2.34");
    CHECK(rounded(36, 58, 6) == "0.62069");
    CHECK(rounded(1, 3, 6) == "0.333333");
    CHECK(rounded(2, 3, 6) == "0.666667");
    CHECK(rounded(-1, 2, 0) == "-1");
}

TEST_CASE("29 of 100 is exactly 29 percent") {
    CHECK(Ratio{100 * 29, 100} == Ratio{Decimal::whole(29)});
    CHECK(Ratio{100 * 18000, 20001} < Ratio{Decimal::whole(90)});
}

TEST_CASE("comparison is exact where cross products do not fit 128 bits") {
    const Integer big = Integer{1} << 126;
    CHECK(Ratio{big, big - 1} > Ratio{big + 1, big});
    CHECK(Ratio{big, big - 1} == Ratio{big, big - 1});
    CHECK(Ratio{-big, big - 1} < Ratio{-big - 1, big});
    CHECK(Ratio{big - 1, big} < Ratio{big, big + 1});
}

TEST_CASE("sums of fractions are exact, and reduced before they would overflow") {
    Ratio sum;
    for (int i = 1; i <= 40; ++i) sum = sum + Ratio{1, i};
    CHECK(sum == Ratio{Integer{2078178381193813}, Integer{485721041551200}});
    CHECK(Ratio{1, 3} - Ratio{1, 2} == Ratio{-1, 6});
    CHECK(Ratio{1, 3} / Ratio{-2, 3} == Ratio{-1, 2});
}

TEST_CASE("what does not fit is an error, never another number") {
    const Integer big = Integer{1} << 126;
    CHECK_THROWS_AS(add(big, big), Overflow);
    CHECK_THROWS_AS(multiply(big, 2), Overflow);
    CHECK_THROWS_AS((Ratio{big, 1} * Ratio{big, 1}), Overflow);
    CHECK_THROWS_AS((Ratio{big, 1}.rounded()), Overflow);
}

TEST_CASE("a value is cut down or up at six places") {
    CHECK(to_text(Ratio{2, 3}.rounded_down()) == "0.666666");
    CHECK(to_text(Ratio{2, 3}.rounded_up()) == "0.666667");
    CHECK(to_text(Ratio{-2, 3}.rounded_down()) == "-0.666667");
    CHECK(to_text(Ratio{1, 4}.rounded_up()) == "0.25");
    CHECK(Ratio{-7, 2}.floor() == -4);
    CHECK(Ratio{-7, 2}.ceil() == -3);
    CHECK(Ratio{7, 2}.ceil() == 4);
}
