#include "measure/standing.hpp"

#include <algorithm>
#include <iterator>

#include "measure/contributors.hpp"

namespace cchc::measure {

const Figures::PeriodFigures& Figures::add(Year period) {
    UsableRows rows{inputs_, indicator_, period};
    auto tallies = tally_scopes(inputs_, indicator_, rows, period);
    return periods_.emplace_back(PeriodFigures{period, std::move(rows), std::move(tallies)});
}

const Cut& Figures::cut(const Target& target, UnitIndex unit, Year period) {
    auto found = std::ranges::find_if(cuts_, [&](const Cuts& known) {
        return known.horizon == target.horizon && known.period == period;
    });
    if (found == cuts_.end()) {
        auto cuts = cut_scopes(inputs_, indicator_, levels_, *target.baseline, period);
        cuts_.push_back({target.horizon, period, std::move(cuts)});
        found = std::prev(cuts_.end());
    }
    return found->cuts[inputs_.lineage.slot(unit)];
}

std::optional<Status> Figures::state_before_figures(const Target& target, UnitIndex unit,
                                                    Year period, Year judged) {
    const Tally& scope = tally(unit, period);
    if (target.withdrawn_in(judged)) return Status::withdrawn;
    if (scope.due == 0 && scope.contributors == 0) return Status::not_applicable;
    if (target.after && period <= *target.after) return Status::not_started;
    if (target.baseline && target.baseline->last >= period) return Status::not_started;
    const bool awaited = indicator().published_later && !final_figures_;
    if (awaited && period == inputs_.period() && !scope.complete()) return Status::pending;
    return std::nullopt;
}

Standing Figures::standing(const Target& target, UnitIndex unit, Year period, Year judged) {
    if (const auto state = state_before_figures(target, unit, period, judged))
        return {*state, {}, {}, {}};
    return indicator().kind == Kind::reduction ? reduction(target, unit, period)
                                               : plain(unit, period);
}

Standing Figures::reduction(const Target& target, UnitIndex unit, Year period) {
    const Cut& levels = cut(target, unit, period);
    const Ratio fallen = levels.base - levels.now;
    if (levels.with_level == 0) return {Status::no_data, {}, {}, {}};
    if (levels.without_base > 0) return {Status::no_baseline, {}, {}, {}};
    if (levels.base.is_zero()) {
        if (!levels.now.is_zero()) return {Status::no_baseline, {}, {}, {}};
        return {Status::no_cases, {}, fallen, levels.base};
    }
    return {{}, Ratio{100, 1} * fallen / levels.base, fallen, levels.base};
}

Standing Figures::plain(UnitIndex unit, Year period) {
    const Tally& scope = tally(unit, period);
    const auto value = value_of(indicator(), scope);
    if (!value) {
        const bool no_cases = scope.contributors > 0 && scope.complete();
        if (!no_cases) return {Status::no_data, {}, {}, {}};
        return {Status::no_cases, {}, Ratio{0, 1}, Ratio{0, 1}};
    }
    const Ratio above = scope.above / Ratio{Decimal::one, 1};
    switch (indicator().kind) {
        case Kind::ratio:
            return {{}, value, above, Ratio{scope.below, Decimal::one}};
        case Kind::milestone:
            return {{}, value, above, Ratio{milestone_count(indicator(), scope), 1}};
        default:
            return {{}, value, {}, {}};
    }
}

AtWorst Figures::at_worst(const Target& target, const Threshold& threshold, UnitIndex unit,
                          Year period) {
    if (indicator().rollup != Rollup::sum) return {};
    const Ratio hundred{100, 1};
    if (indicator().kind == Kind::reduction) {
        const Cut& levels = cut(target, unit, period);
        if (levels.silent_base.is_zero() && levels.silent_known == 0) return {};
        const Ratio base = levels.base + levels.silent_base;
        const Ratio fallen = base - levels.now - levels.silent_now;
        return {levels.silent_known, {hundred * fallen / base}};
    }
    const Tally& scope = tally(unit, period);
    if (indicator().kind != Kind::ratio || scope.silent_known == 0) return {};
    const Ratio whole{exact::add(scope.below, scope.silent_size), 1};
    const Ratio none_attained = hundred * scope.above / whole;
    const Ratio all_attained = hundred * (scope.above + Ratio{scope.silent_size, 1}) / whole;
    switch (threshold.op) {
        case Operator::at_most:
        case Operator::less_than:
            return {scope.silent_known, {all_attained}};
        case Operator::between:
            if (!threshold.above_attained)
                return {scope.silent_known, {none_attained, all_attained}};
            break;
        default:
            break;
    }
    return {scope.silent_known, {none_attained}};
}

std::vector<UnitIndex> Figures::inherited_from(UnitIndex unit, const std::set<Year>& periods) {
    if (inputs_.lineage.predecessors(unit).empty()) return {};
    std::set<UnitIndex> units;
    for (const Year period : periods) {
        const auto rows = UsableRows::seen_from(inputs_, indicator_, period, unit);
        const auto own = own_reporters(inputs_, indicator_, rows, unit, period);
        units.insert(own.units.begin(), own.units.end());
    }
    units.erase(unit);
    // a divided unit is nobody's predecessor (method, section 8)
    std::erase_if(units, [&](UnitIndex of) { return inputs_.lineage.depends_on_scope(of); });
    return {units.begin(), units.end()};
}

}  // namespace cchc::measure
