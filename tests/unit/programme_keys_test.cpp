// In what two programmes differ: every field that can change a verdict, a score, a grade or a rank.
#include "measure/programme_keys.hpp"
#include "catch.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

using Keys = std::vector<std::string>;

Threshold at_least(long long percent) {
    return {Operator::at_least, Decimal::whole(percent), Decimal::whole(percent), true};
}

Target target(Year horizon, long long percent) {
    Target made;
    made.horizon = horizon;
    made.threshold = at_least(percent);
    return made;
}

/// R with targets for 2025 and 2030, in area A; S in area B prints its target of 2030 again.
Programme programme() {
    Programme made;
    made.start = 2021;
    made.levels = {{"province", {}}, {"commune", {}}};
    made.areas = {{"A", {}}, {"B", {}}};
    made.grades = {{"good", Decimal::whole(80), {}, Decimal{}}};
    Indicator ratio;
    ratio.id = "R";
    ratio.reported_by.insert(1);
    ratio.targets = {target(2025, 50), target(2030, 80)};
    Indicator again;
    again.id = "S";
    again.area = 1;
    again.same_as = IndicatorIndex{0};
    again.targets = {target(2030, 80)};
    made.indicators = {ratio, again};
    return made;
}

/// Keys of the target of R for 2030 that differ when a change is made to the programme.
template <typename Change>
Keys of_target(Change change) {
    const Programme before = programme();
    Programme after = programme();
    change(after.indicators[0].targets[1]);
    const Indicator &was = before.indicators[0], &is = after.indicators[0];
    return target_keys({before, was, was.targets[1], 2026}, {after, is, is.targets[1], 2026});
}
template <typename Change>
Keys of_indicator(Change change) {
    const Programme before = programme();
    Programme after = programme();
    change(after.indicators[0]);
    return indicator_keys(before, before.indicators[0], after, after.indicators[0]);
}
template <typename Change>
Keys of_path(Change change) {
    const Programme before = programme();
    Programme after = programme();
    change(after);
    const Indicator &was = before.indicators[0], &is = after.indicators[0];
    return path_keys({before, was, was.targets[1], 2024}, {after, is, is.targets[1], 2024});
}
template <typename Change>
Keys of_score(const std::string& area, Change change) {
    const Programme before = programme();
    Programme after = programme();
    change(after);
    return score_keys(before, after, 2030, area);
}

}  // namespace

TEST_CASE("every key of a target that can change its verdict is named") {
    CHECK(of_target([](Target&) {}).empty());
    CHECK(of_target([](Target& t) { t.threshold = at_least(81); }) == Keys{"threshold"});
    CHECK(of_target([](Target& t) {
              t.amendments = {{2026, at_least(81), ""}};
          }) == Keys{"threshold"});
    CHECK(of_target([](Target& t) { t.amendments = {{2027, at_least(81), ""}}; }).empty());
    CHECK(of_target([](Target& t) { t.amendments = {{2026, {}, ""}}; }) == Keys{"withdrawn"});
    CHECK(of_target([](Target& t) { t.after = 2027; }) == Keys{"after"});
    CHECK(of_target([](Target& t) { t.binds = LevelSet{}; }) == Keys{"binds"});
    CHECK(of_target([](Target& t) {
              t.baseline = Baseline{2021, 2021, false};
          }) == Keys{"baseline"});
}

TEST_CASE("a year and a span of that one year are two baselines") {
    const Programme of_year = [] {
        Programme made = programme();
        made.indicators[0].targets[1].baseline = Baseline{2021, 2021, false};
        return made;
    }();
    Programme of_span = of_year;
    of_span.indicators[0].targets[1].baseline->span = true;
    const Indicator &was = of_year.indicators[0], &is = of_span.indicators[0];
    CHECK(target_keys({of_year, was, was.targets[1], 2026}, {of_span, is, is.targets[1], 2026}) ==
          Keys{"baseline"});
}

TEST_CASE("every key of an indicator that can change a value is named") {
    CHECK(of_indicator([](Indicator&) {}).empty());
    CHECK(of_indicator([](Indicator& i) { i.kind = Kind::value; }) == Keys{"kind"});
    CHECK(of_indicator([](Indicator& i) { i.rollup = Rollup::none; }) == Keys{"rollup"});
    CHECK(of_indicator([](Indicator& i) { i.reported_by.insert(0); }) == Keys{"reported_by"});
    CHECK(of_indicator([](Indicator& i) { i.optional_for.insert(0); }) == Keys{"optional_for"});
    CHECK(of_indicator([](Indicator& i) { i.fractional = true; }) == Keys{"fractional"});
    CHECK(of_indicator([](Indicator& i) { i.may_exceed_100 = true; }) == Keys{"may_exceed_100"});
    CHECK(of_indicator([](Indicator& i) { i.evidence_required = true; }) == Keys{"evidence"});
    CHECK(of_indicator([](Indicator& i) { i.published_later = true; }) == Keys{"published"});
    CHECK(of_indicator([](Indicator& i) { i.points = true; }) == Keys{"unit"});
    CHECK(of_indicator([](Indicator& i) { i.higher_is_better = false; }) == Keys{"better"});
}

TEST_CASE("the start of a programme decides which predecessors of a unit have a say") {
    Programme before = programme();
    before.indicators[0].kind = Kind::milestone;
    before.indicators[0].rollup = Rollup::none;
    Programme after = before;
    after.start = 2022;
    CHECK(indicator_keys(before, before.indicators[0], after, after.indicators[0]) ==
          Keys{"start"});
}

TEST_CASE("a path rests on the settings, the start and the targets for earlier years") {
    CHECK(of_path([](Programme&) {}).empty());
    CHECK(of_path([](Programme& p) { p.start = 2022; }) == Keys{"start"});
    CHECK(of_path([](Programme& p) { p.settings.on_track = Decimal::whole(1); }) ==
          Keys{"on_track"});
    CHECK(of_path([](Programme& p) { p.settings.at_risk = Decimal{}; }) == Keys{"at_risk"});
    const auto earlier = [](Programme& p) -> Target& { return p.indicators[0].targets[0]; };
    CHECK(of_path([&](Programme& p) { earlier(p).threshold = at_least(60); }) == Keys{"targets"});
    CHECK(of_path([&](Programme& p) { earlier(p).horizon = 2026; }) == Keys{"targets"});
    CHECK(of_path([&](Programme& p) {
              earlier(p).amendments = {{2024, {}, ""}};
          }) == Keys{"targets"});
    // not in force in 2024; and a later year is none of its matters
    CHECK(of_path([&](Programme& p) { earlier(p).amendments = {{2025, {}, ""}}; }).empty());
    CHECK(of_path([&](Programme& p) { earlier(p).horizon = 2031; }) == Keys{"targets"});
    CHECK(
        of_path([](Programme& p) { p.indicators[0].targets.push_back(target(2035, 90)); }).empty());
}

TEST_CASE("the last year of reports counts where a period lies after it") {
    const Programme before = programme();
    Programme after = programme();
    after.report_until = 2032;
    const auto keys = [&](Year was, Year is) {
        return report_keys({before, before.indicators[0], was}, {after, after.indicators[0], is});
    };
    CHECK(keys(2030, 2030).empty());
    CHECK(keys(2030, 2031) == Keys{"report_until"});
    CHECK(keys(2032, 2032) == Keys{"report_until"});
    CHECK(keys(2033, 2033).empty());  // due in neither
    after.report_until = 2030;        // its last target lasts as long
    CHECK(keys(2031, 2031).empty());
}

TEST_CASE("scores rest on weights, areas and floors; ranks and grades on the settings") {
    CHECK(of_score("*", [](Programme&) {}).empty());
    const auto heavier = [](Programme& p) { p.indicators[0].weight = Decimal::whole(2); };
    CHECK(of_score("*", heavier) == Keys{"weight"});
    CHECK(of_score("A", heavier) == Keys{"weight"});
    CHECK(of_score("B", heavier).empty());
    const auto floor = [](Programme& p) { p.settings.zero_below = Decimal::whole(50); };
    CHECK(of_score("*", floor) == Keys{"zero_below"});
    CHECK(of_score("B", floor) == Keys{"zero_below"});
    const auto own_floor = [](Programme& p) { p.indicators[0].zero_below = Decimal::whole(50); };
    CHECK(of_score("A", own_floor) == Keys{"zero_below"});
    CHECK(of_score("B", own_floor) == Keys{"zero_below"});  // of what S prints again
    const auto moved = [](Programme& p) { p.indicators[0].area = 1; };
    CHECK(of_score("A", moved) == Keys{"area"});
    CHECK(of_score("B", moved) == Keys{"area"});
    CHECK(of_score("*", moved).empty());
    const auto on_its_own = [](Programme& p) { p.indicators[1].same_as.reset(); };
    CHECK(of_score("*", on_its_own) == Keys{"same_as"});
    CHECK(of_score("B", on_its_own).empty());
    CHECK(of_score("*", [](Programme& p) { p.settings.grade_min_targets = 2; }) ==
          Keys{"grade_min_targets"});
    CHECK(of_score("*", [](Programme& p) { p.settings.rank_by = RankBy::attained; }) ==
          Keys{"rank_by"});
    CHECK(of_score("*", [](Programme& p) { p.grades[0].from = Decimal::whole(70); }) ==
          Keys{"grades"});
    CHECK(of_score("*", [](Programme& p) { p.grades[0].attained = Decimal::whole(70); }) ==
          Keys{"grades"});
    CHECK(of_score("A", [](Programme& p) { p.settings.rank_by = RankBy::attained; }).empty());
}
