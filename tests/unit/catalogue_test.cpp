// The programme that is built in, against the sums of its catalogue.

#include <map>

#include "catch.hpp"
#include "command/embedded.hpp"
#include "load/programme.hpp"

using namespace cchc;

TEST_CASE("the built-in programme has every entry and every dated target of the catalogue") {
    diag::Sources sources;
    diag::Findings findings;
    const diag::Source& source = sources.add(std::string{command::builtin_programme_name},
                                             std::string{command::builtin_programme});
    const Programme programme = load::read_programme(source, findings);
    REQUIRE(findings.all().empty());

    std::map<std::string, int> entries;
    std::map<Year, int> targets;
    int same_as = 0, context = 0;
    for (const Indicator& indicator : programme.indicators) {
        ++entries[programme.areas[indicator.area].id];
        same_as += indicator.same_as ? 1 : 0;
        context += indicator.is_context() ? 1 : 0;
        for (const Target& target : indicator.targets) ++targets[target.horizon];
    }
    CHECK(programme.indicators.size() == 55);
    CHECK(same_as == 2);
    CHECK(context == 3);
    CHECK(targets == std::map<Year, int>{{2022, 1}, {2025, 41}, {2030, 25}});
    CHECK(
        entries ==
        std::map<std::string, int>{
            {"BC", 3}, {"CDCV", 8}, {"CQS", 10}, {"TC", 5}, {"TCBM", 9}, {"TCC", 6}, {"TTHC", 14}});
}
