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

measure::Mark attained(std::uint32_t submitted, std::uint32_t due) {
    measure::Mark mark;
    mark.status = Status::attained;
    mark.scored = true;
    mark.has_value = true;
    mark.attainment = mark.at_worst = 100'000'000;
    mark.submitted = submitted;
    mark.due = due;
    return mark;
}

/// Scores of a unit of which the marks are these: of the area, then overall.
std::vector<Score> scores_of(const Programme& programme, const std::vector<measure::Mark>& marks) {
    UnitReport report;
    measure::Scoring{programme, 2025}.score(Unit{}, marks, report);
    REQUIRE(report.scores.size() == 2);
    return report.scores;
}

}  // namespace

TEST_CASE("shares of many reporters with no common measure are added exactly") {
    // forty prime numbers of reporters: their least common multiple needs over 300 bits
    const std::uint32_t primes[] = {1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061,
                                    1063, 1069, 1087, 1091, 1093, 1097, 1103, 1109, 1117, 1123,
                                    1129, 1151, 1153, 1163, 1171, 1181, 1187, 1193, 1201, 1213,
                                    1217, 1223, 1229, 1231, 1237, 1249, 1259, 1277, 1279, 1283};
    std::vector<measure::Mark> marks;
    for (const std::uint32_t prime : primes) marks.push_back(attained(prime - 1, prime));
    const auto scores = scores_of(programme_of(40), marks);
    // 100 · (1 − mean of 1/p), and the mean of 1/p is 0.000882…
    CHECK(exact::to_text(scores[1].score) == "99.91");
    CHECK(exact::to_text(*scores[1].score_reported) == "100");
}

TEST_CASE("a score is held at 99.99 while one of its terms is not 100") {
    const auto scores = scores_of(programme_of(2), {attained(1, 1), attained(99999, 100000)});
    CHECK(exact::to_text(scores[1].score) == "99.99");
}

TEST_CASE("a score is rounded half up") {
    std::vector<measure::Mark> marks{attained(1, 1), attained(1, 1)};
    marks[0].attainment = marks[0].at_worst = 10'010'000;
    marks[1].attainment = marks[1].at_worst = 10'000'000;
    CHECK(exact::to_text(scores_of(programme_of(2), marks)[1].score) == "10.01");
    // the same, with a share that goes the long way: (20.02 / 2 + 10) / 2
    marks[0].attainment = marks[0].at_worst = 20'020'000;
    marks[0].submitted = 1;
    marks[0].due = 2;
    CHECK(exact::to_text(scores_of(programme_of(2), marks)[1].score) == "10.01");
}
