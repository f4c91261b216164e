// Between which values the figure of a scope with silent units can come to lie.
#include "measure/bounds.hpp"
#include "catch.hpp"
#include "measure/missing.hpp"
#include "measure/status.hpp"
#include "reorganised.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

constexpr UnitIndex province = test::Division::province, department = test::Division::department,
                    divided = test::Division::divided, merged = test::Division::merged,
                    left = test::Division::left, right = test::Division::right;

constexpr IndicatorIndex ratio = 0, weighted = 1, milestone = 6;

struct Division : test::Division {
    using test::Division::Division;

    /// The bounds in words: "40 to 60", why there are none, or nothing.
    std::string bounds(IndicatorIndex indicator, UnitIndex unit, Year horizon = 2025) {
        Target target;
        target.horizon = horizon;
        const auto percent = Decimal::whole(100);
        target.threshold = {indicator == milestone ? Operator::done : Operator::at_least, percent,
                            percent, true};
        world.programme.indicators[indicator].targets = {target};
        Figures figures{inputs, indicator, false};
        SilentReporters reporters{inputs, indicator};
        TargetResult result;
        judge(inputs, figures, target, unit, &result);
        result.judged = horizon;
        const Silence found = silence(inputs, figures, reporters, target, unit, result);
        if (found.unbounded) return std::string{word(*found.unbounded)};
        if (!found.bounds) return {};
        return exact::to_text(found.bounds->lowest) + " to " +
               exact::to_text(*found.bounds->highest);
    }
};

}  // namespace

TEST_CASE("a silent unit is as large as it and its predecessors were in their latest year") {
    Division world{
        "D,R-01,2025,50,100,,\nB,R-01,2025,10,20,,\nB,R-01,2024,5,20,,\nLEFT,R-01,2023,6,60,,\n"};
    // LEFT is silent: 20 cases, those of B in 2024, not the 60 that it restated for 2023
    CHECK(world.bounds(ratio, department) == "42.857142 to 57.142858");
    CHECK(world.bounds(ratio, left) == "25 to 75");
}

TEST_CASE("a part of a divided unit has no size of its own") {
    Division world{"OLD,R-01,2024,30,40,,\nB,R-01,2025,10,20,,\nD,R-01,2025,50,100,,\n"};
    CHECK(world.bounds(ratio, right) == "no_base");
    CHECK(world.bounds(ratio, province) == "no_base");
}

TEST_CASE("a divided unit is silent where all its heirs are") {
    Division world{
        "OLD,R-01,2024,30,40,,\nD,R-01,2025,50,100,,\nB,R-01,2025,10,20,,\n"
        "LEFT,R-01,2025,10,20,,\nRIGHT,R-01,2025,10,20,,\n"};
    CHECK(world.bounds(ratio, province) == "40 to 60");  // 80 of 160, and 40 more
    CHECK(world.bounds(ratio, department).empty());
    CHECK(world.bounds(ratio, left).empty());
}

TEST_CASE("what a divided unit had done gives way to what its parts say") {
    Division world{"OLD,M-01,2024,,,1,\nD,M-01,2025,,,0,\n"};
    // LEFT and RIGHT are done, D is not: two of three. They and B may still say something
    CHECK(world.bounds(milestone, province) == "0 to 75");
    CHECK(missing_reporters(world.inputs, milestone, province, 2025).empty());
    // a part alone takes nothing over
    CHECK(missing_reporters(world.inputs, milestone, department, 2025) ==
          std::vector<UnitIndex>{left});
    CHECK(world.bounds(milestone, right) == "0 to 100");
}

TEST_CASE("a silent row that would stand in place of restated ones has no bounds") {
    Division world{
        "D,R-01,2024,50,100,,\nB,R-01,2024,5,20,,\nLEFT,R-01,2024,6,60,,\n"
        "OLD,R-01,2023,30,40,,\n"};
    CHECK(world.bounds(ratio, province, 2024) == "supersedes");
    CHECK(world.bounds(ratio, department, 2024).empty());
}

TEST_CASE("the survey of a divided unit stands beside those below") {
    Division world{
        "OLD,W-01,2024,,40,50,\nD,W-01,2024,,10,50,\nB,W-01,2025,,20,50,\n"
        "LEFT,W-01,2025,,20,50,\nRIGHT,W-01,2025,,20,50,\nOLD,W-01,2023,,40,50,\n"};
    world.world.programme.indicators[weighted].reported_by = LevelSet{};
    world.world.programme.indicators[weighted].reported_by.insert(2);
    // 50 % of 60 people, and 40 more
    CHECK(world.bounds(weighted, province) == "30 to 70");
}
