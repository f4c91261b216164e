// Whose rows and reports belong to which unit.
#include "measure/scope.hpp"
#include "catch.hpp"
#include "measure/missing.hpp"
#include "reorganised.hpp"

using namespace cchc;
using namespace cchc::measure;

namespace {

// positions in the units file
constexpr UnitIndex province = 0, department = 1, divided = 2, left = 3, right = 4, other = 5,
                    merged = 6;

/// OLD was divided into LEFT, below the department, and RIGHT, below the province; GONE went to
/// OTHER, which had been there before.
constexpr std::string_view text =
    "unit,name,level,parent,from,to,successor\n"
    "T,T,province,,,,\n"
    "D,D,department,T,,,\n"
    "OLD,OLD,commune,D,,2025-06-30,LEFT;RIGHT\n"
    "LEFT,LEFT,commune,D,2025-07-01,,\n"
    "RIGHT,RIGHT,commune,T,2025-07-01,,\n"
    "OTHER,OTHER,commune,T,,,\n"
    "GONE,GONE,commune,T,,2025-06-30,OTHER\n";

constexpr IndicatorIndex ratio = 0, percent = 3;  // sum, none

struct Reorganised : test::Reorganised {
    explicit Reorganised(const std::string& rows = "") : test::Reorganised(text, rows) {}
};

}  // namespace

TEST_CASE("rows of a divided unit belong to the scopes that hold all its heirs") {
    const Reorganised world;
    const Scopes sums{world.inputs, ratio}, own{world.inputs, percent};
    CHECK(sums.holds_rows(province, divided));
    for (const UnitIndex unit : {department, left, right})
        CHECK_FALSE(sums.holds_rows(unit, divided));
    CHECK(sums.holds_rows(department, left));
    CHECK(sums.holds_rows(other, merged));
    for (const UnitIndex unit : {province, left, right}) CHECK_FALSE(own.holds_rows(unit, divided));
    CHECK(own.holds_rows(other, merged));
    CHECK(sums.reporters(province) ==
          std::vector<UnitIndex>{department, divided, left, right, other, merged});
    CHECK(sums.reporters(department) == std::vector<UnitIndex>{department, left});
    std::vector<UnitIndex> scopes;
    for_each_scope_of(world.lineage, divided, [&](UnitIndex unit) { scopes.push_back(unit); });
    CHECK(scopes == std::vector<UnitIndex>{province});
}

TEST_CASE("a divided unit that has not reported is missing where all its heirs are") {
    const Reorganised world{"OTHER,R-01,2024,1,2,,\nGONE,R-01,2024,1,2,,\nD,R-01,2024,1,2,,\n"};
    const auto missing = [&](UnitIndex unit) {
        return missing_reporters(world.inputs, ratio, unit, 2024);
    };
    CHECK(missing(province) == std::vector<UnitIndex>{divided});
    CHECK(missing(department).empty());
    CHECK(missing(left).empty());
}

TEST_CASE("without a roll-up a unit that was there owes its own report alone") {
    const Reorganised world;
    const Scopes scopes{world.inputs, percent};
    CHECK(scopes.counts_reports(other, other, 2024));
    CHECK_FALSE(scopes.counts_reports(other, merged, 2024));
    CHECK(missing_reporters(world.inputs, percent, other, 2024) == std::vector<UnitIndex>{other});
}
