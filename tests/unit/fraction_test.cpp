#include "exact/fraction.hpp"

#include "catch.hpp"
#include "exact/decimal.hpp"

using cchc::exact::Fraction;
using cchc::exact::Integer;
using cchc::exact::to_text;

TEST_CASE("a fraction is in lowest terms, whatever it was made of") {
    CHECK(Fraction{6, 4}.text() == "3/2");
    CHECK(Fraction{-6, 3}.text() == "-2");
    CHECK((Fraction{1, 3} + Fraction{1, 6}).text() == "1/2");
    CHECK((Fraction{1, 3} - Fraction{1, 2}).text() == "-1/6");
    CHECK((Fraction{2, 3} * Fraction{3, 4} / Fraction{-1, 2}).text() == "-1");
    CHECK(Fraction{}.text() == "0");
    CHECK(Fraction{4, 2}.is_whole());
    CHECK_FALSE(Fraction{1, 2}.is_whole());
    CHECK(Fraction{1, 3} == Fraction{2, 6});
    CHECK(Fraction{1, 3} < Fraction{34, 100});
}

TEST_CASE("a fraction is rounded down to a whole number, on both sides of 0") {
    CHECK(to_text(Fraction{7, 2}.floor()) == "3");
    CHECK(to_text(Fraction{-7, 2}.floor()) == "-4");
    CHECK(to_text(Fraction{-8, 2}.floor()) == "-4");
    CHECK(to_text(Fraction{0}.floor()) == "0");
}

TEST_CASE("fractions hold products that do not fit 128 bits, and say where a result does not") {
    const Integer most = ~(Integer{1} << 127);
    const Fraction large{most}, least{-most - 1};
    CHECK(large.text() == "170141183460469231731687303715884105727");
    CHECK(least.text() == "-170141183460469231731687303715884105728");
    CHECK(large.floor() == most);
    CHECK((large * large / large).floor() == most);
    CHECK((large * large / (Fraction{0} - large)).floor() == -most);
    CHECK((Fraction{1, most} * large).text() == "1");
    CHECK_THROWS_AS((large + Fraction{1}).floor(), cchc::exact::Overflow);
    CHECK_THROWS_AS((large * large).floor(), cchc::exact::Overflow);
}
