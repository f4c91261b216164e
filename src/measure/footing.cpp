#include "measure/footing.hpp"

#include <algorithm>

#include "measure/contributors.hpp"
#include "measure/scope.hpp"

namespace cchc::measure {

IndicatorIndex counted(const Programme& programme, IndicatorIndex indicator) {
    return programme.indicators[indicator].same_as.value_or(indicator);
}

Footing::Footing(const Report& report, const Exemptions& exemptions,
                 const ObservationStore& observations)
    : lineage_(*report.units, report.period),
      inputs_{*report.programme, *report.units, exemptions, observations, lineage_} {
    for (UnitIndex unit = 0; unit < inputs_.units.size(); ++unit) {
        if (lineage_.heirs(unit).size() > 1) divided_.push_back(unit);
    }
}

/// Whether the row has a figure, or lacks it because of the rows; not because of what was promised.
bool Footing::figures_count(const TargetResult& result) const {
    if (result.value || result.current_value) return true;
    return result.status == Status::no_data || result.status == Status::no_baseline ||
           result.status == Status::no_cases;
}

bool Footing::affects(UnitIndex unit, const TargetResult& result, UnitIndex reporter, Year period,
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
            return level_stands(index, *target.baseline, unit, reporter, seen, period);
        });
    }
    const bool base = result.path && result.path->base_period == period;
    return (base || judged.contains(period)) && stands(index, unit, reporter, period);
}

bool Footing::affects(UnitIndex unit, const ContextResult& result, UnitIndex reporter,
                      Year period) {
    const bool seen = period == inputs_.period() || period == result.previous_period;
    return seen && Scopes{inputs_, result.indicator}.holds_rows(unit, reporter) &&
           stands(result.indicator, unit, reporter, period);
}

/// Whether the row stands in the figure of a scope for its period (method, sections 3 and 8).
bool Footing::stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter,
                     Year period) const {
    const auto rows = UsableRows::seen_from(inputs_, counted, period, unit);
    if (rows.row(reporter) == no_row) return false;
    if (inputs_.programme.indicators[counted].rollup == Rollup::sum) return true;
    const UnitIndex home = lineage_.home(reporter);
    const auto own = own_reporters(inputs_, counted, rows, home, period).units;
    return std::ranges::count(own, reporter) > 0 &&
           !is_superseded(counted, rows, unit, home, period);
}

/// Whether a survey of a unit above, within the scope, stands for the heir.
bool Footing::is_superseded(IndicatorIndex counted, const UsableRows& rows, UnitIndex unit,
                            UnitIndex heir, Year period) const {
    while (heir != unit) {
        heir = lineage_.parent(heir);
        if (own_reporters(inputs_, counted, rows, heir, period).whole) return true;
    }
    return false;
}

/// Whether what was done in `period` is what counts of the reporter in `seen`.
bool Footing::milestone_stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter,
                               Year seen, Year period) const {
    const auto rows = UsableRows::seen_from(inputs_, counted, seen, unit);
    const RowIndex row = rows.row(reporter);
    return row != no_row && ObservationStore::period(row) == period &&
           stands(counted, unit, reporter, seen);
}

bool Footing::level_stands(IndicatorIndex counted, const Baseline& baseline, UnitIndex unit,
                           UnitIndex reporter, Year seen, Year period) {
    if (baseline.last >= seen || !stands(counted, unit, reporter, period)) return false;
    const auto stands_in = [&](auto& levels, const auto& who) {
        if (!levels.now(who, baseline, seen)) return false;
        const Year first = baseline.is_span() ? baseline.last + 1 : seen;
        if (first <= period && period <= seen) return true;
        return baseline.first <= period && period <= baseline.last &&
               levels.base(who, baseline).has_value();
    };
    const bool alone = inputs_.programme.indicators[counted].rollup == Rollup::none;
    if (alone || !lineage_.depends_on_scope(reporter)) {
        Levels& levels = levels_.try_emplace(counted, inputs_, counted).first->second;
        return stands_in(levels, lineage_.heir(reporter));
    }
    const DividedScope& scope = *lineage_.divided_scope(unit);
    FamilyLevels levels{inputs_, counted, scope};
    const auto family = std::ranges::find_if(scope.families, [&](const Family& each) {
        return std::ranges::binary_search(each.units, reporter);
    });
    return family != scope.families.end() && stands_in(levels, *family);
}

bool Footing::holds(UnitIndex unit, IndicatorIndex indicator, UnitIndex reporter) const {
    const IndicatorIndex index = counted(inputs_.programme, indicator);
    return inputs_.programme.indicators[index].accepts(inputs_.units[reporter].level) &&
           Scopes{inputs_, index}.holds_rows(unit, reporter);
}

std::map<std::string, std::string> Footing::heirs(UnitIndex unit, IndicatorIndex indicator) const {
    std::map<std::string, std::string> heirs;
    const Scopes scopes{inputs_, counted(inputs_.programme, indicator)};
    for (const UnitIndex reporter : scopes.reporters(unit)) {
        std::string& codes = heirs[inputs_.units[reporter].code];
        for (const UnitIndex heir : lineage_.heirs(reporter))
            codes += inputs_.units[heir].code + ";";
    }
    return heirs;
}

std::vector<UnitIndex> Footing::taken_over(UnitIndex unit) const {
    const auto wholly = lineage_.predecessors(unit);
    std::vector<UnitIndex> found{wholly.begin(), wholly.end()};
    for (const UnitIndex other : divided_) {
        if (std::ranges::count(lineage_.heirs(other), unit) > 0) found.push_back(other);
    }
    std::ranges::sort(found);
    return found;
}

std::set<std::string> Footing::felt_taken_over(UnitIndex unit, IndicatorIndex indicator) const {
    const Indicator& named = inputs_.programme.indicators[counted(inputs_.programme, indicator)];
    const bool by_family = named.kind == Kind::reduction && named.rollup == Rollup::sum;
    std::set<std::string> codes;
    for (const UnitIndex other : taken_over(unit)) {
        const bool felt = by_family || lineage_.heir(other) == unit;
        if (felt && named.accepts(inputs_.units[other].level))
            codes.insert(inputs_.units[other].code);
    }
    return codes;
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
