#include "data/usable_rows.hpp"

#include <algorithm>

namespace cchc {

UsableRows::UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period)
    : inputs_(inputs),
      indicator_(indicator),
      period_(period),
      milestone_(inputs.programme.indicators[indicator].kind == Kind::milestone) {}

UsableRows::UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period,
                       const DividedScope& scope)
    : UsableRows(inputs, indicator, period) {
    if (scope.forked.empty()) return;
    const Year earliest = milestone_ ? std::min(inputs.first_year(), period) : period;
    for (Year year = earliest; year <= period; ++year) pass_over(scope, year);
}

UsableRows UsableRows::seen_from(const Inputs& inputs, IndicatorIndex indicator, Year period,
                                 UnitIndex unit) {
    const DividedScope* scope = inputs.lineage.divided_scope(unit);
    return scope == nullptr ? UsableRows{inputs, indicator, period}
                            : UsableRows{inputs, indicator, period, *scope};
}

/// A row that is passed over covers nobody: so this goes on until nothing changes.
void UsableRows::pass_over(const DividedScope& scope, Year period) {
    bool changed = true;
    while (changed) {
        changed = false;
        for (const UnitIndex unit : scope.forked) {
            if (row_in(unit, period) == no_row) continue;
            for (const UnitIndex next : successors_of(inputs_.units, inputs_.lineage, unit)) {
                if (!restated_in(next, period)) continue;
                passed_over_[period].push_back(next);
                changed = true;
            }
        }
    }
}

bool UsableRows::is_passed_over(UnitIndex unit, Year period) const {
    if (passed_over_.empty()) return false;
    const auto found = passed_over_.find(period);
    return found != passed_over_.end() && std::ranges::count(found->second, unit) > 0;
}

bool UsableRows::restated_in(UnitIndex unit, Year period) const {
    return inputs_.units[unit].restates(period) &&
           inputs_.find(unit, indicator_, period) != no_row && !is_passed_over(unit, period);
}

bool UsableRows::covered_in(UnitIndex unit, Year period) const {
    return every_chain_has(inputs_.units, inputs_.lineage, unit,
                           [&](UnitIndex next) { return restated_in(next, period); });
}

RowIndex UsableRows::row_in(UnitIndex unit, Year period) const {
    const bool living = inputs_.lineage.heir(unit) == unit;
    if (!living && inputs_.lineage.heirs(unit).empty()) return no_row;
    if (living && !milestone_)
        return is_passed_over(unit, period) ? no_row : inputs_.find(unit, indicator_, period);
    const bool carries = milestone_ && !inputs_.units[unit].restates(period);
    const Year earliest = carries ? std::min(inputs_.first_year(), period) : period;
    for (Year year = period; year >= earliest; --year) {
        if (!living && covered_in(unit, year)) return no_row;
        const RowIndex found = inputs_.find(unit, indicator_, year);
        if (found != no_row && !is_passed_over(unit, year)) return found;
    }
    return no_row;
}

bool UsableRows::gives_way(UnitIndex unit, RowIndex row) const {
    if (inputs_.units[unit].exists_at_end(period_) || inputs_.units[unit].restates(period_))
        return false;
    return every_chain_has(inputs_.units, inputs_.lineage, unit, [&](UnitIndex next) {
        const RowIndex later = row_in(next, period_);
        return later != no_row && ObservationStore::period(later) >= ObservationStore::period(row);
    });
}

RowIndex UsableRows::row(UnitIndex unit) const {
    const RowIndex found = row_in(unit, period_);
    return milestone_ && found != no_row && gives_way(unit, found) ? no_row : found;
}

bool UsableRows::submitted(UnitIndex unit) const {
    const RowIndex own = row(unit);
    if (own != no_row && ObservationStore::period(own) == period_) return true;
    if (covered(unit)) return true;
    if (!milestone_) return false;
    return own != no_row ? !amount(unit).is_zero() : done_by_predecessor(unit);
}

bool UsableRows::done_by_predecessor(UnitIndex unit) const {
    if (inputs_.programme.indicators[indicator_].rollup == Rollup::none)
        return said_by_predecessors(unit).done;
    const UnitIndex heir = inputs_.lineage.heir(unit);
    if (heir == no_unit) return false;  // the rows of a divided unit count in scopes
    return std::ranges::any_of(inputs_.lineage.predecessors(heir), [&](UnitIndex predecessor) {
        return row(predecessor) != no_row && !amount(predecessor).is_zero() &&
               leads_through(inputs_.units, inputs_.lineage, predecessor, unit);
    });
}

UnitIndex UsableRows::single_reporter(UnitIndex unit) const {
    if (row(unit) != no_row) return unit;
    if (inputs_.units[unit].exists_at_end(period_)) return no_unit;
    UnitIndex only = no_unit;
    for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
        if (row(predecessor) == no_row) continue;
        if (!inputs_.units.are_of_one_level(predecessor, unit)) continue;
        if (only != no_unit) return no_unit;
        only = predecessor;
    }
    return only;
}

UsableRows::SaidByPredecessors UsableRows::said_by_predecessors(UnitIndex unit) const {
    SaidByPredecessors said;
    const UnitIndex heir = inputs_.lineage.heir(unit);
    if (heir == no_unit) return said;
    bool all_done = true;
    for (const UnitIndex predecessor : inputs_.lineage.predecessors(heir)) {
        const Unit& who = inputs_.units[predecessor];
        const bool has_row = row(predecessor) != no_row;
        if (!inputs_.units.are_of_one_level(predecessor, unit) ||
            who.to < first_day(inputs_.programme.start) || (who.restates(period_) && !has_row))
            continue;
        const auto next = successors_of(inputs_.units, inputs_.lineage, predecessor);
        if (std::ranges::count(next, unit) == 0) continue;
        if (has_row) {
            said.reporters.push_back(predecessor);
            all_done = all_done && !amount(predecessor).is_zero();
        } else if (std::ranges::none_of(next, [&](UnitIndex u) { return row(u) != no_row; })) {
            all_done = false;  // nothing is known of it
        }
    }
    said.done = all_done && !said.reporters.empty();
    return said;
}

}  // namespace cchc
