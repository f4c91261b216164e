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

TEST_CASE("attainment below the floor gives no points, and the indicator's floor goes first") {
    Programme programme = programme_of(2);
    programme.settings.zero_below = Decimal::whole(50);
    std::vector<measure::Mark> marks{attained(1, 1), attained(1, 1)};
    marks[0].attainment = marks[0].at_worst = 49'990'000;
    CHECK(exact::to_text(scores_of(programme, marks)[1].score) == "50");
    marks[0].attainment = marks[0].at_worst = 50'000'000;
    CHECK(exact::to_text(scores_of(programme, marks)[1].score) == "75");
    programme.indicators[0].zero_below = Decimal::whole(60);
    CHECK(exact::to_text(scores_of(programme, marks)[1].score) == "50");
    programme.indicators[0].zero_below = Decimal{};
    marks[0].attainment = marks[0].at_worst = 10'000'000;
    CHECK(exact::to_text(scores_of(programme, marks)[1].score) == "55");
    // of what the silent could make of it, too
    programme.indicators[0].zero_below = Decimal::whole(60);
    marks[0].attainment = 80'000'000;
    marks[0].at_worst = 59'000'000;
    CHECK(exact::to_text(scores_of(programme, marks)[1].score) == "50");
    CHECK(exact::to_text(*scores_of(programme, marks)[1].score_reported) == "90");
}

TEST_CASE("the attained share counts what is attained whatever the silent say") {
    std::vector<measure::Mark> marks{attained(1, 1), attained(3, 4), attained(1, 1),
                                     attained(1, 1)};
    marks[2].at_worst = 99'990'000;  // attained, but for the silent
    marks[3].status = Status::missed;
    marks[3].attainment = marks[3].at_worst = 40'000'000;
    const Score score = scores_of(programme_of(4), marks)[1];
    CHECK(exact::to_text(score.attained_share) == "43.75");  // (1 + 3/4) of 4
    CHECK(exact::to_text(score.score) == "78.75");           // (100 + 75 + 99.99 + 40) / 4
    marks[1].known = 1;                                      // of the silent one something is known
    CHECK(exact::to_text(scores_of(programme_of(4), marks)[1].attained_share) == "50");
}

namespace {

/// A unit of the first level with an overall score at 2025.
UnitReport scored(UnitIndex unit, long long score, long long share, std::uint32_t targets = 2) {
    UnitReport report;
    report.unit = unit;
    Score overall;
    overall.horizon = 2025;
    overall.targets = targets;
    overall.score = Decimal::whole(score);
    overall.attained_share = Decimal::whole(share);
    report.scores = {overall};
    return report;
}

std::vector<std::uint32_t> ranks(RankBy by, std::vector<UnitReport> reports) {
    Programme programme = programme_of(2);
    programme.settings.rank_by = by;
    programme.settings.grade_min_targets = 2;
    Units units;
    units.all.resize(reports.size());
    Report report;
    report.programme = &programme;
    report.period = 2025;
    report.reports = std::move(reports);
    measure::grade_and_rank(programme, units, report);
    std::vector<std::uint32_t> found;
    for (const UnitReport& unit : report.reports) found.push_back(unit.scores[0].rank.value_or(0));
    return found;
}

}  // namespace

TEST_CASE("units are ranked by score, or by what they attained and then by score") {
    const std::vector<UnitReport> units{scored(0, 94, 0), scored(1, 90, 87), scored(2, 92, 87),
                                        scored(3, 90, 87), scored(4, 80, 50)};
    CHECK(ranks(RankBy::score, units) == std::vector<std::uint32_t>{1, 3, 2, 3, 5});
    CHECK(ranks(RankBy::attained, units) == std::vector<std::uint32_t>{5, 2, 1, 2, 4});
}

TEST_CASE("a unit with too few targets, or one that is pending, has no rank") {
    std::vector<UnitReport> units{scored(0, 94, 50), scored(1, 100, 100, 1), scored(2, 100, 100),
                                  scored(3, 90, 50)};
    units[2].scores[0].pending = 1;
    CHECK(ranks(RankBy::attained, units) == std::vector<std::uint32_t>{1, 0, 0, 2});
}

TEST_CASE("a grade asks for a score and for a share of targets attained") {
    Programme programme = programme_of(2);
    programme.grades.resize(2);
    programme.grades[0].from = Decimal::whole(90);
    programme.grades[0].attained = Decimal::whole(80);
    programme.grades[1].from = Decimal::whole(50);
    const auto grade = [&](long long score, long long share) {
        Units units;
        units.all.resize(1);
        Report report;
        report.period = 2025;
        report.reports = {scored(0, score, share)};
        measure::grade_and_rank(programme, units, report);
        const auto found = report.reports[0].scores[0].grade;
        return found ? static_cast<int>(*found) : -1;
    };
    CHECK(grade(90, 80) == 0);
    CHECK(grade(94, 0) == 1);
    CHECK(grade(94, 79) == 1);
    CHECK(grade(89, 100) == 1);
    CHECK(grade(49, 100) == -1);
}

TEST_CASE("the year is judged by the next targets, at worst, and without those that are open") {
    std::vector<measure::Mark> marks(4);
    const auto counts = [&](std::size_t place, std::int32_t mark, std::int32_t at_worst) {
        marks[place].next = marks[place].counts_in_year = true;
        marks[place].year = mark;
        marks[place].year_at_worst = at_worst;
        marks[place].submitted = marks[place].due = 1;
    };
    counts(0, 100'000'000, 100'000'000);
    counts(1, 100'000'000, 80'000'000);
    marks[2].next = marks[2].open = true;
    marks[3].next = marks[3].pending = true;
    UnitReport report;
    const Programme programme = programme_of(4);
    measure::Scoring{programme, 2025}.score_year(marks, report);
    REQUIRE(report.year.size() == 2);
    const YearScore& overall = report.year[1];
    CHECK_FALSE(overall.area);
    CHECK(overall.targets == 2);
    CHECK(overall.open == 1);
    CHECK(overall.pending == 1);
    CHECK(exact::to_text(overall.score) == "90");
    CHECK(exact::to_text(overall.attained_share) == "50");
}

namespace {

measure::Mark attained_by(std::int32_t percent, std::int32_t at_worst) {
    measure::Mark mark = attained(1, 1);
    mark.status = Status::missed;
    mark.attainment = percent * 1'000'000;
    mark.at_worst = at_worst * 1'000'000;
    return mark;
}

/// What the score for 2025 of a unit with these marks lacks.
ScoreLosses losses_of(const std::vector<measure::Mark>& marks) {
    const Programme programme = programme_of(marks.size());
    UnitDetail detail;
    measure::Scoring{programme, 2025}.find_losses(Unit{}, marks, detail);
    REQUIRE(detail.losses.size() == 1);
    return detail.losses.front();
}

Decimal sum_of(const ScoreLosses& losses) {
    Decimal sum = losses.other_lost + losses.silent_lost + losses.rounding;
    for (const auto& target : losses.targets) sum = sum + target.lost;
    return sum;
}

}  // namespace

TEST_CASE("losses are told largest first, small ones together, and add up to what is lost") {
    std::vector<measure::Mark> marks(30, attained(1, 1));
    marks[3] = attained_by(0, 0);
    marks[7] = attained_by(50, 50);
    marks[8] = attained_by(98, 98);
    marks[9] = attained_by(99, 99);
    const ScoreLosses losses = losses_of(marks);
    REQUIRE(losses.targets.size() == 2);
    CHECK(losses.targets[0].place == 3);
    CHECK(exact::to_text(losses.targets[0].lost) == "3.33");
    CHECK(losses.targets[1].place == 7);
    CHECK(exact::to_text(losses.targets[1].lost) == "1.67");
    CHECK(losses.other_targets == 2);
    CHECK(exact::to_text(losses.other_lost) == "0.1");
    CHECK(losses.silent_targets == 0);
    CHECK(exact::to_text(losses.lost) == "5.1");
    CHECK(sum_of(losses) == losses.lost);
}

TEST_CASE("what missing reports take away is told apart from what the value does") {
    const ScoreLosses losses = losses_of({attained_by(80, 60), attained(1, 2), attained(1, 1)});
    REQUIRE(losses.targets.size() == 1);
    CHECK(exact::to_text(losses.targets[0].lost) == "6.67");
    CHECK(losses.silent_targets == 2);
    CHECK(exact::to_text(losses.silent_lost) == "23.33");
    CHECK(exact::to_text(losses.lost) == "30");
    CHECK(sum_of(losses) == losses.lost);
}

TEST_CASE("what rounding leaves of the losses is told, with its sign") {
    const ScoreLosses losses = losses_of({attained_by(0, 0), attained_by(0, 0), attained_by(0, 0)});
    CHECK(losses.targets.size() == 3);
    CHECK(exact::to_text(losses.lost) == "100");
    CHECK(exact::to_text(losses.rounding) == "0.01");
    CHECK(sum_of(losses) == losses.lost);
    CHECK(losses_of({attained(1, 1)}).targets.empty());
}
