// What a blank form says of a row before it is filled in: its target, its baseline, and whether the
// row alone decides the result.
#include "measure/form_goal.hpp"
#include "catch.hpp"
#include "reorganised.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

// positions in the units file
constexpr UnitIndex province = 0, department = 1, left = 3, right = 4, other = 5, alone = 7;

/// OLD was divided into LEFT and RIGHT in the year, GONE went to OTHER; ALONE was always there.
constexpr std::string_view text =
    "unit,name,level,parent,from,to,successor\n"
    "T,T,province,,,,\n"
    "D,D,department,T,,,\n"
    "OLD,OLD,commune,D,,2025-06-30,LEFT;RIGHT\n"
    "LEFT,LEFT,commune,D,2025-07-01,,\n"
    "RIGHT,RIGHT,commune,D,2025-07-01,,\n"
    "OTHER,OTHER,commune,T,,,\n"
    "GONE,GONE,commune,T,,2025-06-30,OTHER\n"
    "ALONE,ALONE,commune,T,,,\n";

constexpr IndicatorIndex ratio = 0, weighted = 1, percent = 3, cut = 4, milestone = 6;

/// The goal of a unit's row for 2025.
FormGoal goal(UnitIndex unit, IndicatorIndex indicator, const std::string& rows = "") {
    const test::Reorganised world{text, rows};
    const UnitIndex units[] = {unit};
    for (const FormRow& row : form_rows(world.inputs, units)) {
        if (row.report.indicator == indicator) return row.goal;
    }
    FAIL("the unit owes no such report");
    return {};
}

}  // namespace

TEST_CASE("a row decides alone where nobody else's rows count beside it") {
    CHECK(goal(alone, ratio).alone);
    CHECK_FALSE(goal(other, ratio).alone);       // GONE has reported half of the year
    CHECK_FALSE(goal(department, ratio).alone);  // and so do the communes below
    for (const UnitIndex unit : {left, right}) CHECK(goal(unit, ratio).alone);
    CHECK(goal(department, percent).alone);    // without a roll-up
    CHECK_FALSE(goal(other, weighted).alone);  // the survey of GONE is averaged with its own
    CHECK(goal(department, weighted).alone);   // stands for the communes below
    CHECK(goal(alone, weighted).alone);
    CHECK(goal(alone, milestone).alone);
    CHECK(goal(other, cut).alone);       // GONE has no level at the end of the year
    CHECK_FALSE(goal(left, cut).alone);  // its level stands together with that of RIGHT
}

TEST_CASE(
    "a reduction against a span falls from the sum of the baseline, without the years before") {
    // B = (40 + 50) / 2; C = (30 + 20 + 25 + 10 + C) / 5 of 2021 to 2025
    const std::string rows =
        "ALONE,C-01,2019,,,40,\nALONE,C-01,2020,,,50,\nALONE,C-01,2021,,,30,\n"
        "ALONE,C-01,2022,,,20,\nALONE,C-01,2023,,,25,\nALONE,C-01,2024,,,10,\n";
    const FormGoal made = goal(alone, cut, rows);
    CHECK(made.target == std::uint16_t{0});
    CHECK(made.judged == 2025);
    CHECK_FALSE(made.state);
    CHECK(made.base == exact::Ratio{225, 1});
    CHECK(made.since == Decimal::whole(85));
}

TEST_CASE("a reduction without a level that it needs has no value, and says why") {
    CHECK(goal(alone, cut,
               "ALONE,C-01,2021,,,30,\nALONE,C-01,2022,,,20,\nALONE,C-01,2023,,,25,\nALONE,C-01,"
               "2024,,,10,\n")
              .state == Status::no_baseline);
    CHECK(goal(alone, cut,
               "ALONE,C-01,2019,,,40,\nALONE,C-01,2020,,,50,\nALONE,C-01,2021,,,30,\n"
               "ALONE,C-01,2022,,,20,\n")
              .state == Status::no_data);
    CHECK_FALSE(goal(alone, cut).base);
}

TEST_CASE("without targets a row is held against nothing") {
    CHECK_FALSE(goal(alone, ratio).target);
    CHECK_FALSE(goal(alone, ratio).state);
}
