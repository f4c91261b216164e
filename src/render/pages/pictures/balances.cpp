#include "render/pages/pictures/balances.hpp"

#include "render/pages/pictures/charts.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

void BalanceView::draw_bar(Page& page) const {
    draw_balance(lacking, exceeding, page);
}

BalancesView balances(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                      const Anchors& anchors, Language language) {
    BalancesView view;
    for (const Shortfall& shortfall : unit.shortfalls) {
        const TargetResult& result = unit.targets[shortfall.place];
        if (!cards.shows(result) || !shortfall.exceeding || shortfall.lacking == 0) continue;
        view.balances.push_back(
            {.anchor = anchors.of({result.indicator, result.target}),
             .id = clean(report.programme->indicators[result.indicator].id),
             .text = words(language).net_shortfall(number(*result.need, language),
                                                   number(shortfall.lacking, language),
                                                   number(*shortfall.exceeding, language)),
             .lacking = shortfall.lacking,
             .exceeding = *shortfall.exceeding});
    }
    return view;
}

}  // namespace cchc::render
