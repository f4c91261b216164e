#include "measure/footing.hpp"

#include <algorithm>

#include "measure/contributors.hpp"
#include "measure/scope.hpp"

namespace cchc::measure {

IndicatorIndex counted(const Programme& programme, IndicatorIndex indicator) {
    return programme.indicators[indicator].same_as.value_or(indicator);
}

Footing::Footing(const Report& report, const Exemptions& exemptions,
                 const Observations& observations)
    : lineage_(*report.units, report.period),
      inputs_{*report.programme, *report.units, exemptions, observations, lineage_} {}

/// Whether the row has a figure, or lacks it because of the rows; not because of what was promised.
bool Footing::figures_count(const TargetResult& result) const {
    if (result.value || result.current_value) return true;
    return result.status == Status::no_data || result.status == Status::no_baseline ||
           result.status == Status::no_cases;
}

bool Footing::feels(UnitIndex unit, const TargetResult& result, UnitIndex reporter, Year period,
                    bool comes_or_goes) {
    const IndicatorIndex index = counted(inputs_.programme, result.indicator);
    const Indicator& indicator = inputs_.programme.indicators[index];
    const Target& target = inputs_.programme.indicators[result.indicator].targets[result.target];
    if (!Scopes{inputs_, index}.holds_rows(unit, reporter)) return false;
    const std::set<Year> judged{result.judged, inputs_.period()};  // at the horizon, and now
    if (comes_or_goes && judged.contains(period) && must_report(inputs_, reporter, index, period))
        return true;
    if (!figures_count(result)) return false;
    if (indicator.kind == Kind::milestone) {
        return std::ranges::any_of(judged, [&](Year seen) {
            return milestone_stands(index, unit, reporter, seen, period);
        });
    }
    if (indicator.kind == Kind::reduction) {
        return std::ranges::any_of(judged, [&](Year seen) {
            return level_stands(index, *target.baseline, reporter, seen, period);
        });
    }
    const bool base = result.path && result.path->base_period == period;
    return (base || judged.contains(period)) && stands(index, unit, reporter, period);
}

bool Footing::feels(UnitIndex unit, const ContextResult& result, UnitIndex reporter, Year period) {
    const bool seen = period == inputs_.period() || period == result.previous_period;
    return seen && Scopes{inputs_, result.indicator}.holds_rows(unit, reporter) &&
           stands(result.indicator, unit, reporter, period);
}

/// Whether the row stands in the figure of a scope for its period (method, sections 3 and 8).
bool Footing::stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter,
                     Year period) const {
    const UsableRows rows{inputs_, counted, period};
    if (rows.row(reporter) == no_row) return false;
    switch (inputs_.programme.indicators[counted].rollup) {
        case Rollup::none:
            return rows.single_reporter(unit) == reporter;
        case Rollup::sum:
            return true;
        case Rollup::mean:
        case Rollup::weighted_mean:
            break;
    }
    const UnitIndex heir = lineage_.heir(reporter);
    const auto own = own_reporters(inputs_, counted, rows, heir, period).units;
    return std::ranges::count(own, reporter) > 0 && !is_superseded(counted, unit, heir, period);
}

/// Whether a survey of a unit above, within the scope, stands for the heir.
bool Footing::is_superseded(IndicatorIndex counted, UnitIndex unit, UnitIndex heir,
                            Year period) const {
    const UsableRows rows{inputs_, counted, period};
    while (heir != unit) {
        heir = lineage_.parent(heir);
        if (own_reporters(inputs_, counted, rows, heir, period).whole) return true;
    }
    return false;
}

/// Whether what was done in `period` is what counts of the reporter in `seen`.
bool Footing::milestone_stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter,
                               Year seen, Year period) const {
    const UsableRows rows{inputs_, counted, seen};
    const RowIndex row = rows.row(reporter);
    if (row == no_row || Observations::period(row) != period) return false;
    const bool alone = inputs_.programme.indicators[counted].rollup == Rollup::none;
    return !alone || rows.single_reporter(unit) == reporter;
}

bool Footing::level_stands(IndicatorIndex counted, const Baseline& baseline, UnitIndex reporter,
                           Year seen, Year period) {
    const UsableRows rows{inputs_, counted, period};
    if (baseline.last >= seen || rows.row(reporter) == no_row) return false;
    const UnitIndex heir = lineage_.heir(reporter);
    const bool alone = inputs_.programme.indicators[counted].rollup == Rollup::none;
    if (alone && rows.single_reporter(heir) != reporter) return false;
    Levels& levels = levels_.try_emplace(counted, inputs_, counted).first->second;
    if (!levels.now(heir, baseline, seen)) return false;
    const Year first = baseline.is_span() ? baseline.last + 1 : seen;
    if (first <= period && period <= seen) return true;
    return baseline.first <= period && period <= baseline.last &&
           levels.base(heir, baseline).has_value();
}

std::map<std::string, std::string> Footing::heirs(UnitIndex unit, IndicatorIndex indicator) const {
    std::map<std::string, std::string> heirs;
    const Scopes scopes{inputs_, counted(inputs_.programme, indicator)};
    for (const UnitIndex reporter : scopes.reporters(unit))
        heirs[inputs_.units[reporter].code] = inputs_.units[lineage_.heir(reporter)].code;
    return heirs;
}

std::vector<UnitIndex> Footing::predecessors(UnitIndex unit, IndicatorIndex indicator) const {
    const Indicator& named = inputs_.programme.indicators[counted(inputs_.programme, indicator)];
    std::vector<UnitIndex> found;
    for (const UnitIndex predecessor : lineage_.predecessors(unit)) {
        if (named.accepts(inputs_.units[predecessor].level)) found.push_back(predecessor);
    }
    return found;
}

std::set<std::string> Footing::exempted(UnitIndex unit, IndicatorIndex indicator,
                                        Year period) const {
    const IndicatorIndex index = counted(inputs_.programme, indicator);
    std::set<std::string> codes;
    for (const UnitIndex reporter : Scopes{inputs_, index}.reporters(unit)) {
        if (inputs_.exemptions.find(reporter, index, period))
            codes.insert(inputs_.units[reporter].code);
    }
    return codes;
}

}  // namespace cchc::measure
