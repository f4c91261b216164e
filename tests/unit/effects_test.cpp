#include "measure/effects.hpp"

#include <string>

#include "catch.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

const Ratio percent{100, 1};

/// "within between entered_or_left" in millionths; exact where nothing is left over.
std::string text(const FineEffects& effects) {
    std::string text;
    for (const Integer of : {effects.within, effects.between, effects.entered_or_left}) {
        const Integer whole = exact::floor_divide(of, grains);
        text += (text.empty() ? "" : " ") + to_text(Decimal::millionths(whole)) +
                (whole * grains == of ? "" : "…");
    }
    return text;
}
std::string text(const Effects& effects) {
    return to_text(effects.within) + " " + to_text(effects.between) + " " +
           to_text(effects.entered_or_left);
}

Decimal decimal(const char* figure) {
    return *exact::parse(figure);
}

}  // namespace

TEST_CASE("a change is split into what units did and how much of all they are") {
    // 100 of 200, then 210 of 400: 50 % and 52.5 %
    const Cases before{100, 200}, after{210, 400};
    // a half of all, then a quarter; 50 %, then 60 %
    CHECK(text(effects_of({50, 100}, {60, 100}, before, after, percent)) == "3.75 -13.75 0");
    // a half, then three quarters; 50 % in both
    CHECK(text(effects_of({50, 100}, {150, 300}, before, after, percent)) == "0 12.5 0");
}

TEST_CASE("a unit with cases on one side only has entered or left") {
    const Cases before{100, 200}, after{210, 400};
    CHECK(presence_of({0, 0}, {1, 2}) == Presence::entered);
    CHECK(presence_of({1, 2}, {0, 0}) == Presence::left);
    CHECK(presence_of({0, 2}, {0, 2}) == Presence::stayed);
    CHECK(text(effects_of({0, 0}, {60, 100}, before, after, percent)) == "0 0 15");
    CHECK(text(effects_of({50, 100}, {0, 0}, before, after, percent)) == "0 0 -25");
    CHECK(effects_of({0, 0}, {0, 0}, before, after, percent).none());
}

TEST_CASE("effects of the largest figures are as exact as those of small ones") {
    const auto large = [](Integer of) { return of * Integer{1'000'000'000'000'000'000}; };
    const auto split = [&](Integer n0, Integer d0, Integer n1, Integer d1) {
        const Cases before{large(1), large(3)}, after{large(2), large(7)};
        return text(
            effects_of({large(n0), large(d0)}, {large(n1), large(d1)}, before, after, percent));
    };
    const auto of_small = [](Integer n0, Integer d0, Integer n1, Integer d1) {
        return text(effects_of({n0, d0}, {n1, d1}, {1, 3}, {2, 7}, percent));
    };
    CHECK(split(1, 2, 1, 4) == of_small(1, 2, 1, 4));
    CHECK(split(0, 1, 1, 3) == of_small(0, 1, 1, 3));
    CHECK(split(1, 2, 0, 0) == of_small(1, 2, 0, 0));
}

TEST_CASE("rounded effects add up to the rounded change") {
    // three thirds of 100
    const Integer third = Decimal::whole(100).count() * grains / 3;
    const auto rounded =
        round_to_sum({{third, 0, 0}, {0, third, 0}, {0, 0, third}}, decimal("100"), 2);
    CHECK(text(rounded[0]) == "33.34 0 0");
    CHECK(text(rounded[1]) == "0 33.33 0");
    CHECK(text(rounded[2]) == "0 0 33.33");
}

TEST_CASE("the largest remainders are rounded up, of equal ones those below 0") {
    const Integer hundredth = 10'000 * grains;
    const auto rounded = round_to_sum(
        {{hundredth * 3 / 2, -hundredth * 3 / 2, 0}, {hundredth * 9 / 10, 0, hundredth / 10}},
        decimal("0.01"), 2);
    CHECK(text(rounded[0]) == "0.01 -0.01 0");
    CHECK(text(rounded[1]) == "0.01 0 0");
}
