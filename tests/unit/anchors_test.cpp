#include "render/pages/frame/anchors.hpp"

#include "catch.hpp"

using namespace cchc;

TEST_CASE("every row of targets has an address, whatever the ids of a programme are") {
    Programme programme;
    programme.areas = {{"A", {}}, {"points", {}}};
    for (const char* id : {"A", "a b\"<", "Điểm", "A-2030"}) {
        Indicator indicator;
        indicator.id = id;
        indicator.targets.resize(2);
        indicator.targets[0].horizon = 2025;
        indicator.targets[1].horizon = 2030;
        programme.indicators.push_back(indicator);
    }
    const render::AnchorNames names{programme};
    CHECK(names.indicators == std::vector<std::string>{"A", "a_b__", "Diem", "A-2030"});
    CHECK(names.targets[0] == std::vector<std::string>{"A-2025", "A-2030-2"});
    CHECK(names.targets[3] == std::vector<std::string>{"A-2030-2025", "A-2030-2030"});
    CHECK(names.areas == std::vector<std::string>{"A-2", "points-2"});
}

TEST_CASE("in a text the targets that a page shows lead to their rows") {
    Programme programme;
    programme.areas = {{"A", {}}};
    Indicator indicator;
    indicator.id = "A-1";
    indicator.targets.resize(2);
    indicator.targets[0].horizon = 2025;
    indicator.targets[1].horizon = 2030;
    programme.indicators = {indicator};
    TargetResult first, second;
    second.target = 1;
    render::IndicatorRows rows{&programme.indicators[0], "A-1", "", {}};
    rows.targets.resize(2);
    rows.targets[0].of = &first;
    rows.targets[0].horizon = 2025;
    rows.targets[1].of = &second;
    rows.targets[1].horizon = 2030;
    const std::vector<render::AreaRows> areas{{"A", "", {rows}}};
    const render::AnchorNames names{programme};
    const render::Anchors anchors{names, programme, areas};
    CHECK(anchors.of({0, 0}) == "A-1");
    CHECK(anchors.of({0, 1}) == "A-1-2030");
    CHECK(anchors.of({1, 0}).empty());
    render::Page page;
    anchors.draw_text("<A-1 (2025), XA-1 (2025), A-1 (2030)", page);
    CHECK(page.held() == "&lt;A-1 (2025), XA-1 (2025), <a href=\"#A-1-2030\">A-1 (2030)</a>");
}
