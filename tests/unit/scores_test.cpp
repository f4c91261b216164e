#include "measure/scores.hpp"
#include "catch.hpp"

using namespace cchc;

namespace {

/// A programme of `count` ratios in one area, all due in 2025.
Programme programme_of(std::size_t count) {
    Programme programme;
    programme.areas = {{"A", {}}};
    for (std::size_t i = 0; i < count; ++i) {
        Indicator indicator;
        indicator.targets = {Target{}};
        indicator.targets[0].horizon = 2025;
        programme.indicators.push_back(indicator);
    }
    return programme;
}

TargetResult attained(IndicatorIndex indicator, std::uint32_t submitted, std::uint32_t due) {
    TargetResult result;
    result.indicator = indicator;
    result.status = Status::attained;
    result.scored = true;
    result.value = Ratio{100, 1};
    result.attainment = Decimal::whole(100);
    result.submitted = submitted;
    result.due = due;
    return result;
}

void score(const Programme& programme, UnitReport& report) {
    std::vector<measure::Mark> marks;
    for (const TargetResult& result : report.targets) marks.push_back(measure::mark_of(result));
    measure::Scoring{programme, 2025}.score(Unit{}, marks, report);
}

}  // namespace

TEST_CASE("shares of many reporters with no common measure are added exactly") {
    // forty prime numbers of reporters: their least common multiple needs over 300 bits
    const std::uint32_t primes[] = {1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061,
                                    1063, 1069, 1087, 1091, 1093, 1097, 1103, 1109, 1117, 1123,
                                    1129, 1151, 1153, 1163, 1171, 1181, 1187, 1193, 1201, 1213,
                                    1217, 1223, 1229, 1231, 1237, 1249, 1259, 1277, 1279, 1283};
    const Programme programme = programme_of(40);
    UnitReport report;
    for (IndicatorIndex i = 0; i < 40; ++i)
        report.targets.push_back(attained(i, primes[i] - 1, primes[i]));
    score(programme, report);
    REQUIRE(report.scores.size() == 2);
    // 100 · (1 − mean of 1/p), and the mean of 1/p is 0.000882…
    CHECK(exact::to_text(report.scores[1].score) == "99.91");
    CHECK(exact::to_text(*report.scores[1].score_reported) == "100");
}

TEST_CASE("a score is held at 99.99 while one of its terms is not 100") {
    const Programme programme = programme_of(2);
    UnitReport report;
    report.targets = {attained(0, 1, 1), attained(1, 99999, 100000)};
    score(programme, report);
    CHECK(exact::to_text(report.scores[1].score) == "99.99");
}

TEST_CASE("a score is rounded half up") {
    const Programme programme = programme_of(2);
    UnitReport report;
    report.targets = {attained(0, 1, 1), attained(1, 1, 1)};
    report.targets[0].attainment = Decimal::millionths(10'010'000);
    report.targets[1].attainment = Decimal::millionths(10'000'000);
    score(programme, report);
    CHECK(exact::to_text(report.scores[1].score) == "10.01");
    report.scores.clear();
    // the same, with a share that goes the long way: (20.02 / 2 + 10) / 2
    report.targets[0].attainment = Decimal::millionths(20'020'000);
    report.targets[0].submitted = 1;
    report.targets[0].due = 2;
    score(programme, report);
    CHECK(exact::to_text(report.scores[1].score) == "10.01");
}
