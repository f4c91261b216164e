// The programme that is built in, against the sums of its catalogue.

#include <fmt/format.h>

#include <map>

#include "catch.hpp"
#include "command/embedded.hpp"
#include "load/programme/programme.hpp"

using namespace cchc;

namespace {

Programme built_in() {
    diag::Sources sources;
    diag::Findings findings;
    const diag::Source& source = sources.add(std::string{command::builtin_programme_name},
                                             std::string{command::builtin_programme});
    const Programme programme = load::read_programme(source, findings);
    REQUIRE(findings.all().empty());
    return programme;
}

}  // namespace

TEST_CASE("the built-in programme has every entry and every dated target of the catalogue") {
    const Programme programme = built_in();
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

TEST_CASE("averages and shares of the province's whole bind the province alone") {
    const Programme programme = built_in();
    std::vector<std::string> province_alone;
    for (const auto& [indicator, target] : programme.targets()) {
        const Indicator& promised = programme.indicators[indicator];
        const Target& at = promised.targets[target];
        if (promised.same_as || !at.binds) continue;
        CHECK(at.binds_level(0));
        for (LevelIndex level = 1; level < programme.levels.size(); ++level)
            CHECK_FALSE(at.binds_level(level));
        province_alone.push_back(fmt::format("{} {}", promised.id, at.horizon));
    }
    CHECK(province_alone == std::vector<std::string>{"TTHC-01 2025", "TTHC-06 2030", "TCBM-01 2025",
                                                     "TCBM-02 2025", "TCBM-02 2030", "CDCV-06 2030",
                                                     "CDCV-07 2030", "TCC-04 2025", "TCC-06 2030",
                                                     "CQS-02 2025"});
}

TEST_CASE("the programme is judged by what was attained, until 2030") {
    const Programme programme = built_in();
    CHECK(programme.report_until == 2030);
    CHECK(programme.settings.rank_by == RankBy::attained);
    CHECK(programme.settings.grade_min_targets == 2);
    std::string grades;
    for (const Grade& grade : programme.grades) {
        grades += fmt::format("{} {}/{}; ", grade.id, exact::to_text(grade.from),
                              exact::to_text(grade.attained));
    }
    CHECK(grades == "excellent 90/80; good 80/65; fair 70/50; average 50/25; weak 0/0; ");
    for (const Indicator& indicator : programme.indicators) {
        INFO(indicator.id);
        CHECK(indicator.points == (indicator.id == "BC-01"));
        CHECK((indicator.kind == Kind::ratio) == indicator.name.vi.starts_with("Tỷ lệ "));
    }
}
