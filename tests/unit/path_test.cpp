#include "measure/path.hpp"
#include "catch.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

Target target(Year horizon, Operator op, long long low, std::optional<long long> high = {}) {
    Target made;
    made.horizon = horizon;
    made.threshold = {op, Decimal::whole(low), Decimal::whole(high.value_or(low)), true};
    return made;
}

/// Where the line to the last of some targets stands in a year, from a value of 2021; judged then.
std::string line(std::vector<Target> targets, long long from, long long goal, Year year) {
    Indicator indicator;
    indicator.targets = std::move(targets);
    const auto line = broken_line(indicator, indicator.targets.back(), {2021, Ratio{from, 1}},
                                  Ratio{goal, 1}, year);
    return exact::to_text(line.value_in(year).rounded());
}

/// The attainment of a path that stands at a value in the period.
std::string mark(const Threshold& threshold, long long path, const Ratio& value,
                 long long base = 0) {
    Path along;
    along.base_value = Decimal::whole(base);
    along.value = Decimal::whole(path);
    return exact::to_text(attainment_of_path(threshold, along, value));
}

}  // namespace

TEST_CASE("the path goes through what was promised for an earlier year") {
    const std::vector<Target> up{target(2025, Operator::at_least, 80),
                                 target(2030, Operator::at_least, 100)};
    CHECK(line(up, 40, 100, 2023) == "60");
    CHECK(line(up, 40, 100, 2025) == "80");
    CHECK(line(up, 40, 100, 2026) == "84");
    CHECK(line(up, 40, 100, 2029) == "96");
    const std::vector<Target> down{target(2025, Operator::less_than, 20),
                                   target(2030, Operator::at_most, 10)};
    CHECK(line(down, 40, 10, 2023) == "30");
    CHECK(line(down, 40, 10, 2028) == "14");
    // of a range the end nearer to where the path begins
    CHECK(line({target(2025, Operator::between, 60, 70), up.back()}, 40, 100, 2025) == "60");
    CHECK(line({target(2025, Operator::between, 20, 30), down.back()}, 40, 10, 2025) == "30");
}

TEST_CASE("the path passes by a promise that is none on its way") {
    const Target last = target(2031, Operator::at_least, 60);
    // 20 points in ten years
    CHECK(line({last}, 40, 60, 2026) == "50");
    CHECK(line({target(2025, Operator::at_most, 80), last}, 40, 60, 2026) == "50");
    CHECK(line({target(2025, Operator::at_least, 30), last}, 40, 60, 2026) == "50");
    CHECK(line({target(2025, Operator::at_least, 70), last}, 40, 60, 2026) == "50");
    CHECK(line({target(2021, Operator::at_least, 55), last}, 40, 60, 2026) == "50");
    // what does not lie beyond what the line has reached: 56 by 2024, then 55 by 2026
    const Target first = target(2024, Operator::at_least, 56),
                 less = target(2026, Operator::at_least, 55);
    CHECK(line({first, less, last}, 40, 60, 2031) == "60");
    CHECK(line({first, less, last}, 40, 60, 2024) == "56");
    CHECK(line({first, less, last}, 40, 60, 2026) == "57.142857");
    // a promise equal to the goal is on the way
    CHECK(line({target(2025, Operator::at_least, 60), last}, 40, 60, 2026) == "60");
}

TEST_CASE("the path goes through promises as they are in force") {
    Target amended = target(2025, Operator::at_least, 50);
    amended.amendments = {
        {2024, Threshold{Operator::at_least, Decimal::whole(56), Decimal::whole(56), true}, ""}};
    const Target last = target(2031, Operator::at_least, 62);
    CHECK(line({amended, last}, 40, 62, 2023) == "45");
    CHECK(line({amended, last}, 40, 62, 2024) == "52");
    CHECK(line({amended, last}, 40, 62, 2027) == "58");
    amended.amendments = {{2024, std::nullopt, ""}};  // withdrawn
    CHECK(line({amended, last}, 40, 62, 2023) == "45");
    CHECK(line({amended, last}, 40, 62, 2026) == "51");
}

TEST_CASE("the path of a reduction goes through cuts against the same year alone") {
    const auto cut = [](Year horizon, long long low, Year baseline) {
        Target made = target(horizon, Operator::at_least, low);
        made.baseline = Baseline{baseline, baseline, false};
        return made;
    };
    CHECK(line({cut(2025, 20, 2021), cut(2031, 32, 2021)}, 0, 32, 2028) == "26");
    CHECK(line({cut(2025, 20, 2020), cut(2031, 30, 2021)}, 0, 30, 2026) == "15");
}

TEST_CASE("the mark of a year is how far the value has come toward the path") {
    const Threshold up{Operator::at_least, Decimal::whole(100), Decimal::whole(100), true};
    const Threshold down{Operator::at_most, Decimal::whole(10), Decimal::whole(10), true};
    CHECK(mark(up, 80, Ratio{60, 1}) == "75");
    CHECK(mark(up, 80, Ratio{80, 1}) == "100");
    CHECK(mark(up, 80, Ratio{90, 1}) == "100");
    CHECK(mark(up, 80, Ratio{799'999, 10'000}) == "99.99");           // rounds to 100, and is not
    CHECK(mark(up, 80, Ratio{799'999'999'9, 100'000'000}) == "100");  // 80 to six decimals
    CHECK(mark(up, 80, Ratio{-5, 1}) == "0");
    CHECK(mark(down, 20, Ratio{40, 1}, 60) == "50");
    CHECK(mark(down, 20, Ratio{20, 1}, 60) == "100");
    const Threshold range{Operator::between, Decimal::whole(25), Decimal::whole(35), false};
    CHECK(mark(range, 20, Ratio{10, 1}, 5) == "50");   // from below
    CHECK(mark(range, 40, Ratio{50, 1}, 60) == "80");  // from above
}
