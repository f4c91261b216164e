#include "model/usable_rows.hpp"

#include <algorithm>

namespace cchc {

UsableRows::UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period)
    : inputs_(inputs),
      indicator_(indicator),
      period_(period),
      milestone_(inputs.programme.indicators[indicator].kind == Kind::milestone) {}

bool UsableRows::covered_in(UnitIndex unit, Year period) const {
    const UnitIndex heir = inputs_.lineage.heir(unit);
    while (unit != heir) {
        unit = inputs_.units[unit].successors.front();
        if (inputs_.units[unit].restates(period) &&
            inputs_.find(unit, indicator_, period) != no_row) {
            return true;
        }
    }
    return false;
}

RowIndex UsableRows::row(UnitIndex unit) const {
    const UnitIndex heir = inputs_.lineage.heir(unit);
    if (heir == no_unit) return no_row;
    if (heir == unit && !milestone_) return inputs_.find(unit, indicator_, period_);
    const bool carries = milestone_ && !inputs_.units[unit].restates(period_);
    const Year earliest = carries ? std::min(inputs_.first_year(), period_) : period_;
    for (Year year = period_; year >= earliest; --year) {
        if (heir != unit && covered_in(unit, year)) return no_row;
        const RowIndex found = inputs_.find(unit, indicator_, year);
        if (found != no_row) return found;
    }
    return no_row;
}

bool UsableRows::submitted(UnitIndex unit) const {
    const RowIndex own = row(unit);
    if (own != no_row && Observations::period(own) == period_) return true;
    if (covered(unit)) return true;
    if (!milestone_) return false;
    return own != no_row ? !amount(unit).is_zero() : done_by_predecessor(unit);
}

bool UsableRows::done_by_predecessor(UnitIndex unit) const {
    const auto& units = inputs_.units;
    const bool own_level_only = inputs_.programme.indicators[indicator_].rollup == Rollup::none;
    const UnitIndex heir = inputs_.lineage.heir(unit);
    return std::ranges::any_of(inputs_.lineage.predecessors(heir), [&](UnitIndex predecessor) {
        if (row(predecessor) == no_row || amount(predecessor).is_zero()) return false;
        if (own_level_only && units[predecessor].level != units[unit].level) return false;
        UnitIndex next = predecessor;
        while (next != heir && next != unit) next = units[next].successors.front();
        return next == unit && predecessor != unit;
    });
}

UnitIndex UsableRows::single_reporter(UnitIndex unit) const {
    if (row(unit) != no_row) return unit;
    if (!milestone_ && inputs_.units[unit].exists_at_end(period_)) return no_unit;
    UnitIndex only = no_unit;
    for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
        if (row(predecessor) == no_row) continue;
        if (inputs_.units[predecessor].level != inputs_.units[unit].level) continue;
        if (only != no_unit) return no_unit;
        only = predecessor;
    }
    return only;
}

}  // namespace cchc
