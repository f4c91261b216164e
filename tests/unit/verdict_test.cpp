#include "measure/verdict.hpp"
#include "catch.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

Threshold at(Operator op, long long low, long long high = 0, bool above_attained = true) {
    return {op, Decimal::whole(low), Decimal::whole(high == 0 ? low : high), above_attained};
}

std::string shown_text(const Threshold& threshold, const Ratio& value) {
    const Shown s = shown(threshold, value);
    return exact::to_text(s.number, {s.places, '.', ""});
}

Ratio percent(long long numerator, long long denominator) {
    return {100 * numerator, denominator};
}

}  // namespace

TEST_CASE("a shown value has two decimals where they tell the truth") {
    CHECK(shown_text(at(Operator::at_least, 90), percent(18001, 20000)) == "90.01");
    CHECK(shown_text(at(Operator::at_least, 90), percent(9, 10)) == "90.00");
    CHECK(shown_text(at(Operator::at_least, 90), percent(1, 3)) == "33.33");
}

TEST_CASE("a shown value takes the fewest decimals that do not contradict its verdict") {
    CHECK(shown_text(at(Operator::at_least, 90), percent(18000, 20001)) == "89.996");
    CHECK(shown_text(at(Operator::more_than, 30), percent(30001, 100000)) == "30.001");
    CHECK(shown_text(at(Operator::less_than, 30), percent(29999, 100000)) == "29.999");
    CHECK(shown_text(at(Operator::done, 100), percent(19999, 20000)) == "99.995");
}

TEST_CASE("a value exceeds a promise if what is shown of it does") {
    const auto is_above = [](const Threshold& threshold, const Ratio& value) {
        return exceeds(threshold, shown(threshold, value));
    };
    const Threshold ten = at(Operator::at_least, 10);
    CHECK_FALSE(is_above(ten, percent(1, 10)));
    CHECK_FALSE(is_above(ten, percent(100'049, 1'000'000)));  // 10.0049 %, shown as 10.00 %
    CHECK(is_above(ten, percent(100'050, 1'000'000)));        // shown as 10.01 %
    CHECK_FALSE(is_above(ten, percent(9, 100)));
    const Threshold range = at(Operator::between, 25, 35);
    CHECK_FALSE(is_above(range, percent(30, 100)));
    CHECK_FALSE(is_above(range, percent(350'049, 1'000'000)));
    CHECK(is_above(range, percent(351, 1000)));
    CHECK_FALSE(is_above(at(Operator::at_most, 10), percent(1, 100)));
    CHECK_FALSE(is_above(at(Operator::more_than, 10), percent(2, 10)));
    CHECK_FALSE(is_above(at(Operator::done, 100), Ratio{100, 1}));
}

TEST_CASE("past six decimals a shown value is cut toward the true side") {
    const long long billion = 1'000'000'000'000;
    CHECK(shown_text(at(Operator::at_least, 90), percent(9 * billion - 1, 10 * billion)) ==
          "89.999999");
    CHECK(shown_text(at(Operator::more_than, 30), percent(3 * billion + 1, 10 * billion)) ==
          "30.000001");
    CHECK(shown_text(at(Operator::at_most, 30), percent(3 * billion + 1, 10 * billion)) ==
          "30.000001");
    CHECK(shown_text(at(Operator::less_than, 30), percent(3 * billion - 1, 10 * billion)) ==
          "29.999999");
}

TEST_CASE("attainment is exactly 100 when attained, and never when not") {
    CHECK(attainment(at(Operator::at_least, 90), percent(9, 10)) == Decimal::whole(100));
    CHECK(exact::to_text(attainment(at(Operator::at_least, 90), percent(899999, 1000000))) ==
          "99.99");
    CHECK(exact::to_text(attainment(at(Operator::more_than, 90), percent(9, 10))) == "99.99");
    CHECK(exact::to_text(attainment(at(Operator::at_most, 20), percent(40, 100))) == "50");
    CHECK(exact::to_text(attainment(at(Operator::at_least, 10), Ratio{-5, 1})) == "0");
    CHECK(exact::to_text(attainment(at(Operator::at_most, 0), percent(40, 100))) == "0");
}

TEST_CASE("a range is met inside, and above it only where that is called attained") {
    const Threshold ambition = at(Operator::between, 25, 35),
                    bound = at(Operator::between, 25, 35, false);
    CHECK(attains(ambition, percent(40, 100)));
    CHECK_FALSE(attains(bound, percent(40, 100)));
    CHECK(attains(bound, percent(35, 100)));
    CHECK_FALSE(attains(ambition, percent(24, 100)));
    CHECK(exact::to_text(gap(bound, percent(40, 100))) == "5");
    CHECK(exact::to_text(gap(bound, percent(30, 100))) == "0");
    CHECK(exact::to_text(gap(bound, percent(24, 100))) == "-1");
    CHECK(exact::to_text(attainment(bound, percent(40, 100))) == "87.5");
}

TEST_CASE("need is the smallest number of cases that attains the target") {
    Indicator ratio;
    Target target;
    const auto cases = [&](const Threshold& threshold, long long above, long long below) {
        const auto found = need(ratio, target, threshold, Ratio{above, 1}, Ratio{below, 1});
        return found ? exact::to_text(found->cases) : std::string{"none"};
    };
    CHECK(cases(at(Operator::at_least, 50), 16, 100) == "34");
    CHECK(cases(at(Operator::more_than, 50), 50, 100) == "1");
    CHECK(cases(at(Operator::at_least, 50), 50, 100) == "none");
    CHECK(cases(at(Operator::at_least, 29), 28, 97) == "1");
    CHECK(cases(at(Operator::at_most, 20), 30, 100) == "10");
    CHECK(cases(at(Operator::less_than, 20), 20, 100) == "1");
    CHECK(cases(at(Operator::between, 25, 35, false), 40, 100) == "5");
    ratio.kind = Kind::value;
    CHECK(cases(at(Operator::at_least, 50), 16, 100) == "none");
}

TEST_CASE("more cases than there are cannot be needed") {
    Indicator ratio;
    Threshold nearly_all = at(Operator::more_than, 99);
    CHECK_FALSE(need(ratio, {}, nearly_all, Ratio{3, 2}, Ratio{3, 2} + Ratio{1, 4}));
    ratio.may_exceed_100 = true;
    CHECK(need(ratio, {}, at(Operator::at_least, 200), Ratio{3, 1}, Ratio{2, 1})->cases == 1);
}
