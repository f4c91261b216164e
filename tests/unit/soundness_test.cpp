// What must hold of a data set before it is scored, where a file breaks it very often.

#include "catch.hpp"
#include "check/check.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::test;

TEST_CASE("duplicate rows there was no room for are counted, file by file") {
    World world;
    std::string many{data_header}, few{data_header};
    for (int i = 0; i < 10'052; ++i) many += "SNV,R-01,2025,1,2,,\n";
    few += "SNV,R-01,2025,1,2,,\n";
    const std::vector<const diag::Source*> sources{world.add(many, "many.csv"),
                                                   world.add(few, "few.csv")};
    const auto rows = load::read_observations(sources, world.programme, world.units,
                                              world.exemptions, world.options, world.findings);
    check::check_soundness(world.programme, world.units, rows, check::RowsOf::units,
                           {sources[0]->begin, sources[1]->begin}, world.findings);

    CHECK(world.findings.errors() == 10'052);
    REQUIRE(world.findings.all().size() == 10'002);
    const auto& more = world.findings.all().back();
    CHECK(more.count == 51);
    CHECK(more.rule == diag::RuleId::duplicate_row);
    REQUIRE(more.place);
    // the first row of them: behind the header, the row that is no duplicate, and 10,000 duplicates
    CHECK(world.sources.position(*more.place).line == 10'003);
    const auto& other_file = world.findings.all()[10'000];
    CHECK(other_file.count == 1);
    CHECK(world.sources.position(*other_file.place).line == 2);
}
