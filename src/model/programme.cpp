#include "model/programme.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace cchc {

const Amendment* Target::amendment_in(Year period) const {
    const Amendment* last = nullptr;
    for (const auto& amendment : amendments) {
        if (amendment.from <= period) last = &amendment;
    }
    return last;
}

bool Target::withdrawn_in(Year period) const {
    const auto* amendment = amendment_in(period);
    return amendment && !amendment->threshold;
}

const Threshold& Target::threshold_in(Year period) const {
    const Threshold* last = &threshold;
    for (const auto& amendment : amendments) {
        if (amendment.from <= period && amendment.threshold) last = &*amendment.threshold;
    }
    return *last;
}

Year Indicator::last_horizon() const {
    return targets.empty() ? std::numeric_limits<Year>::max() : targets.back().horizon;
}

bool Indicator::has(FigureRole figure) const {
    if (figure == FigureRole::denominator)
        return kind == Kind::ratio || (kind == Kind::value && rollup == Rollup::weighted_mean);
    return (figure == FigureRole::numerator) == (kind == Kind::ratio);
}

bool Relation::names(IndicatorIndex indicator) const {
    return std::ranges::count(left, indicator, &NamedFigure::indicator) > 0 ||
           std::ranges::count(right, indicator, &NamedFigure::indicator) > 0;
}

bool Relation::holds(Decimal left_sum, Decimal right_sum) const {
    switch (kind) {
        case RelationKind::at_most:
            return left_sum <= right_sum;
        case RelationKind::at_least:
            return left_sum >= right_sum;
        case RelationKind::equals:
            return left_sum == right_sum;
        case RelationKind::also_in:
            break;
    }
    return left_sum.is_zero() || !right_sum.is_zero();
}

std::optional<LevelIndex> Programme::find_level(std::string_view level_id) const {
    const auto found = std::ranges::find(levels, level_id, &Level::id);
    if (found == levels.end()) return std::nullopt;
    return static_cast<LevelIndex>(found - levels.begin());
}

std::optional<IndicatorIndex> Programme::find_indicator(std::string_view indicator_id) const {
    const auto found = std::ranges::find(indicators, indicator_id, &Indicator::id);
    if (found == indicators.end()) return std::nullopt;
    return static_cast<IndicatorIndex>(found - indicators.begin());
}

std::vector<TargetPlace> Programme::targets() const {
    std::vector<TargetPlace> places;
    for (IndicatorIndex i = 0; i < indicators.size(); ++i) {
        for (std::uint16_t t = 0; t < indicators[i].targets.size(); ++t) places.push_back({i, t});
    }
    return places;
}

std::vector<Year> Programme::horizons() const {
    std::set<Year> years;
    for (const auto& indicator : indicators) {
        for (const auto& target : indicator.targets) years.insert(target.horizon);
    }
    return {years.begin(), years.end()};
}

Year Programme::due_until(const Indicator& indicator) const {
    return std::max(indicator.last_horizon(), report_until.value_or(0));
}

Decimal Programme::zero_below(const Indicator& indicator) const {
    const Indicator& counted = indicator.same_as ? indicators[*indicator.same_as] : indicator;
    return counted.zero_below.value_or(settings.zero_below);
}

std::string_view word(Kind kind) {
    constexpr std::string_view words[] = {"ratio", "value", "reduction", "milestone"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view word(Rollup rollup) {
    constexpr std::string_view words[] = {"sum", "mean", "weighted_mean", "none"};
    return words[static_cast<std::size_t>(rollup)];
}

std::string_view word(Operator op) {
    constexpr std::string_view words[] = {"at_least",  "more_than", "at_most",
                                          "less_than", "between",   "done"};
    return words[static_cast<std::size_t>(op)];
}

std::string_view word(RankBy rank_by) {
    return rank_by == RankBy::score ? "score" : "attained";
}

std::string_view word(FigureRole figure) {
    constexpr std::string_view words[] = {"numerator", "denominator", "value"};
    return words[static_cast<std::size_t>(figure)];
}

std::string_view word(RelationKind kind) {
    constexpr std::string_view words[] = {"at_most", "at_least", "equals", "also_in"};
    return words[static_cast<std::size_t>(kind)];
}

}  // namespace cchc
