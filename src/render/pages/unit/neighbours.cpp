#include "render/pages/unit/neighbours.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace cchc::render {

namespace {

std::uint32_t rank_or_last(const Scorecards& cards, const UnitReport& unit, LevelIndex level) {
    const auto horizon = cards.league_horizon(level);
    const Score* score = horizon ? unit.overall(*horizon) : nullptr;
    const YearScore* year = horizon ? nullptr : unit.overall_of_year();
    const auto rank = score ? score->rank : year ? year->rank : std::nullopt;
    return rank.value_or(std::numeric_limits<std::uint32_t>::max());
}

}  // namespace

Neighbours::Neighbours(const PageFrame& frame, const Scorecards& cards) : frame_(frame) {
    const Report& report = frame.report();
    using Ranked = std::pair<std::uint32_t, UnitIndex>;
    std::map<LevelIndex, std::vector<Ranked>> by_level;
    for (const UnitReport& unit : report.reports) {
        if (frame.page_of(unit.unit).empty()) continue;
        const LevelIndex level = (*report.units)[unit.unit].level;
        by_level[level].emplace_back(rank_or_last(cards, unit, level), unit.unit);
    }
    next_.assign(report.units->size(), no_unit);
    before_ = next_;
    for (auto& [level, units] : by_level) {
        std::ranges::stable_sort(units, {}, &Ranked::first);
        for (std::size_t i = 1; i < units.size(); ++i) {
            next_[units[i - 1].second] = units[i].second;
            before_[units[i].second] = units[i - 1].second;
        }
    }
}

std::vector<NeighbourView> Neighbours::of(const UnitReport& unit) const {
    std::vector<NeighbourView> views;
    const auto add = [&](UnitIndex other, std::string_view rel, std::string_view arrow) {
        if (other == no_unit || frame_.page_of(other).empty()) return;
        views.push_back({rel, arrow, frame_.name_of(other), frame_.page_of(other)});
    };
    add(unit.parent, "up", "↑");
    add(before_[unit.unit], "prev", "←");
    add(next_[unit.unit], "next", "→");
    return views;
}

}  // namespace cchc::render
