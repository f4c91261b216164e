#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/frame/page.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// What the units below a missed target lack, and what others exceed by.
struct BalanceView {
    std::string_view anchor;
    std::string id, text;
    exact::Integer lacking, exceeding;

    static void fields(auto&& see) {
        see("anchor", &BalanceView::anchor);
        see("id", &BalanceView::id);
        see("text", &BalanceView::text);
        see("bar", &BalanceView::draw_bar);
    }
    void draw_bar(Page& page) const;
};

struct BalancesView {
    std::vector<BalanceView> balances;

    static void fields(auto&& see) { see("balances", &BalancesView::balances); }
};

/// Of each missed target of a unit that is shown. The anchors outlive what is returned.
BalancesView balances(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                      const Anchors& anchors, Language language);

}  // namespace cchc::render
