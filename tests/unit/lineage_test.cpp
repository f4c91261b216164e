#include "model/lineage.hpp"
#include "catch.hpp"

using namespace cchc;

namespace {

/// Units named by position; what is not given is endless, a root, without successor.
Unit unit(UnitIndex parent, Day from = day_before_all, Day to = day_after_all,
          UnitIndex successor = no_unit) {
    Unit u;
    u.parent = parent;
    u.from = from;
    u.to = to;
    if (successor != no_unit) u.successors = {successor};
    return u;
}

std::vector<UnitIndex> copy(std::span<const UnitIndex> units) {
    return {units.begin(), units.end()};
}

}  // namespace

TEST_CASE("a unit that ended is answered for by the heir of its successor") {
    Units units;
    units.all = {unit(no_unit), unit(0, day_before_all, last_day(2022), 2),
                 unit(0, first_day(2023), 20250630, 3), unit(0, 20250701)};
    CHECK(Lineage(units, 2022).heir(1) == 1);
    CHECK(Lineage(units, 2023).heir(1) == 2);
    CHECK(Lineage(units, 2025).heir(1) == 3);
    CHECK(Lineage(units, 2024).heir(3) == no_unit);
    CHECK(copy(Lineage(units, 2025).predecessors(3)) == std::vector<UnitIndex>{1, 2});
    CHECK(copy(Lineage(units, 2025).living()) == std::vector<UnitIndex>{0, 3});
}

TEST_CASE(
    "a parent that ended gives way to its heir, and to the next one up where that is the unit "
    "itself") {
    Units units;
    units.all = {unit(no_unit), unit(0, day_before_all, 20250630, 0), unit(1), unit(3), unit(0)};
    units.all[3] = unit(1, day_before_all, 20250630, 2);  // ended into its sibling 2
    units.all[2] = unit(3);                               // whose parent on paper is 3
    const Lineage lineage{units, 2025};
    CHECK(lineage.parent(2) == 0);
    CHECK(lineage.parent(0) == no_unit);
}

TEST_CASE("every unit comes after all below it, whatever the order of the file") {
    Units units;
    // 4 is the root and stands last; 1 has two children that stand before and after it
    units.all = {unit(1), unit(4), unit(1), unit(4), unit(no_unit)};
    const auto order = copy(Lineage(units, 2025).bottom_up());
    REQUIRE(order.size() == 5);
    const auto position = [&](UnitIndex u) {
        return std::find(order.begin(), order.end(), u) - order.begin();
    };
    CHECK(position(0) < position(1));
    CHECK(position(2) < position(1));
    CHECK(position(1) < position(4));
    CHECK(position(3) < position(4));
}
