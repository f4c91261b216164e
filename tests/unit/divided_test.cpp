// A unit that was divided, seen from its parts and from the scopes that hold them (method, section
// 8).
#include "catch.hpp"
#include "data/usable_rows.hpp"
#include "measure/size.hpp"
#include "reorganised.hpp"

using namespace cchc;

namespace {

constexpr UnitIndex province = test::Division::province, department = test::Division::department,
                    divided = test::Division::divided, merged = test::Division::merged,
                    left = test::Division::left, right = test::Division::right;

constexpr IndicatorIndex ratio = 0, milestone = 6;

/// What rows of these units come to, seen from 2025.
struct Division : test::Division {
    using test::Division::Division;

    UsableRows in_own_scopes(IndicatorIndex indicator, Year period) const {
        return {inputs, indicator, period};
    }
    UsableRows in_scope_of(UnitIndex unit, IndicatorIndex indicator, Year period) const {
        return UsableRows::seen_from(inputs, indicator, period, unit);
    }
};

std::vector<UnitIndex> copy(std::span<const UnitIndex> units) {
    return {units.begin(), units.end()};
}

bool has_row(const UsableRows& rows, UnitIndex unit) {
    return rows.row(unit) != no_row;
}

}  // namespace

TEST_CASE("a divided unit has several heirs, and counts where all of them are") {
    const Division world;
    const Lineage& lineage = world.lineage;
    CHECK(lineage.heir(divided) == no_unit);
    CHECK(copy(lineage.heirs(divided)) == std::vector<UnitIndex>{left, right});
    CHECK(lineage.home(divided) == province);
    CHECK(lineage.heir(merged) == left);
    CHECK(copy(lineage.heirs(merged)) == std::vector<UnitIndex>{left});
    CHECK(lineage.home(merged) == left);
    CHECK(copy(lineage.predecessors(left)) == std::vector<UnitIndex>{merged});
    CHECK(lineage.predecessors(right).empty());
    CHECK(std::ranges::count(lineage.reporters(), divided) == 0);
    const Lineage before{world.world.units, 2024};
    CHECK(before.heir(divided) == divided);
    CHECK(before.heirs(left).empty());
    CHECK(before.divided_scopes().empty());
}

TEST_CASE("heirs that share a divided unit are a family only where the scope holds them all") {
    const Division world;
    const DividedScope* whole = world.lineage.divided_scope(province);
    REQUIRE(whole != nullptr);
    CHECK(whole->reporters == std::vector<UnitIndex>{divided, merged, left, right});
    CHECK(whole->forked == std::vector<UnitIndex>{divided});
    REQUIRE(whole->families.size() == 1);
    CHECK(whole->families[0].heirs == std::vector<UnitIndex>{left, right});
    CHECK(whole->families[0].units == std::vector<UnitIndex>{divided, merged, left, right});
    // the department holds one part alone: it still answers for the undivided unit's end of year
    const DividedScope* part = world.lineage.divided_scope(department);
    REQUIRE(part != nullptr);
    CHECK(part->forked.empty());
    REQUIRE(part->families.size() == 1);
    CHECK(part->families[0].heirs == std::vector<UnitIndex>{left});
    CHECK(part->families[0].units == std::vector<UnitIndex>{divided, merged, left});
}

TEST_CASE("what has to be on every chain of successors has to be on all of a divided unit's") {
    const Division world;
    const auto every_chain = [&](UnitIndex unit, const std::vector<UnitIndex>& through) {
        return every_chain_has(world.world.units, world.lineage, unit, [&](UnitIndex next) {
            return std::ranges::count(through, next) > 0;
        });
    };
    CHECK_FALSE(every_chain(divided, {left}));
    CHECK_FALSE(every_chain(divided, {right}));
    CHECK(every_chain(divided, {left, right}));
    CHECK(every_chain(merged, {left}));
    CHECK_FALSE(every_chain(merged, {merged, right}));
    CHECK_FALSE(every_chain(left, {left}));  // its own heir
}

TEST_CASE("chains that part and meet again lead to one heir") {
    // OLD became P and Q, which became NEW: one heir, two chains
    test::World world;
    const Units units = world.read_units(
        "unit,name,level,parent,from,to,successor\nT,T,province,,,,\n"
        "OLD,OLD,commune,T,,2022-12-31,P;Q\nP,P,commune,T,2023-01-01,2024-12-31,NEW\n"
        "Q,Q,commune,T,2023-01-01,2024-12-31,NEW\nNEW,NEW,commune,T,2025-01-01,,\n");
    const Lineage lineage{units, 2025};
    CHECK(lineage.heir(1) == 4);
    CHECK(copy(lineage.predecessors(4)) == std::vector<UnitIndex>{1, 2, 3});
    const auto through = [&](UnitIndex one) {
        return every_chain_has(units, lineage, 1, [&](UnitIndex next) { return next == one; });
    };
    CHECK_FALSE(through(2));
    CHECK(through(4));
    CHECK(leads_through(units, lineage, 1, 3));
    CHECK_FALSE(leads_through(units, lineage, 2, 3));
    CHECK(copy(successors_of(units, lineage, 1)).size() == 3);
    CHECK(Lineage(units, 2023).heir(1) == no_unit);
    CHECK(copy(Lineage(units, 2023).heirs(1)) == std::vector<UnitIndex>{2, 3});
}

TEST_CASE("restated rows of all parts stand in place of a divided unit's row") {
    const Division world{"OLD,R-01,2024,10,100,,\nLEFT,R-01,2024,6,60,,\nRIGHT,R-01,2024,4,40,,\n"};
    for (const UnitIndex unit : {province, department}) {
        const UsableRows rows = world.in_scope_of(unit, ratio, 2024);
        CHECK(rows.covered(divided));
        CHECK_FALSE(has_row(rows, divided));
        CHECK(has_row(rows, left));
        CHECK(rows.restated(left));
        CHECK(rows.submitted(divided));
    }
}

TEST_CASE("where one part alone restated, its row is passed over in scopes that hold all parts") {
    const Division world{"OLD,R-01,2024,10,100,,\nB,R-01,2024,1,20,,\nLEFT,R-01,2024,6,60,,\n"};
    const UsableRows whole = world.in_scope_of(province, ratio, 2024);
    CHECK(has_row(whole, divided));
    CHECK_FALSE(has_row(whole, left));
    CHECK_FALSE(whole.restated(left));
    CHECK(has_row(whole, merged));  // a row that is passed over covers nobody
    const UsableRows part = world.in_scope_of(department, ratio, 2024);
    CHECK(has_row(part, left));
    CHECK_FALSE(has_row(part, merged));
    CHECK(part.covered(merged));
    CHECK_FALSE(part.covered(divided));
    // without a row of the undivided unit nothing is passed over
    const Division alone{"LEFT,R-01,2024,6,60,,\n"};
    CHECK(has_row(alone.in_scope_of(province, ratio, 2024), left));
}

TEST_CASE("a milestone's row of a divided unit gives way to those of all its parts") {
    const std::string old = "OLD,M-01,2025,,,0,\n", of_left = "LEFT,M-01,2025,,,1,\n";
    const Division one{old + of_left};
    CHECK(has_row(one.in_own_scopes(milestone, 2025), divided));
    const Division both{old + of_left + "RIGHT,M-01,2025,,,0,\n"};
    CHECK_FALSE(has_row(both.in_own_scopes(milestone, 2025), divided));
    // a later row of the undivided unit does not give way to an earlier one
    const Division earlier{
        "OLD,M-01,2025,,,1,\nB,M-01,2024,,,0,\nLEFT,M-01,2024,,,1,\n"
        "RIGHT,M-01,2024,,,1,\n"};
    CHECK(has_row(earlier.in_own_scopes(milestone, 2025), divided));
    CHECK_FALSE(has_row(earlier.in_own_scopes(milestone, 2025), merged));
}

TEST_CASE(
    "a unit's size is that of its latest earlier year, with the predecessors that led to it") {
    const auto size = [](const std::string& rows, UnitIndex unit) {
        const Division world{rows};
        const auto found = measure::size_before(world.inputs, ratio, unit, 2025);
        return found ? exact::to_text(*found / Decimal::one) : std::string{"unknown"};
    };
    CHECK(size("B,R-01,2023,4,40,,\nB,R-01,2024,5,50,,\n", left) == "50");
    CHECK(size("B,R-01,2023,4,40,,\n", left) == "40");
    CHECK(size("B,R-01,2024,0,0,,\nB,R-01,2023,4,40,,\n", left) == "0");
    CHECK(size("B,R-01,2025,4,40,,\n", left) == "unknown");
    // what both halves had of the undivided unit nobody knows
    CHECK(size("OLD,R-01,2024,5,50,,\n", right) == "unknown");
    CHECK(size("OLD,R-01,2024,5,50,,\nB,R-01,2024,2,20,,\n", left) == "20");
    // a restated row stands in place of those before it
    CHECK(size("B,R-01,2024,5,50,,\nLEFT,R-01,2024,7,70,,\n", left) == "70");
    CHECK(size("B,R-01,2024,5,50,,\nLEFT,R-01,2023,7,70,,\n", left) == "50");
    CHECK(size("B,R-01,2024,5,50,,\nLEFT,R-01,2024,7,70,,\n", merged) == "50");
}
