#pragma once

#include <map>
#include <vector>

#include "data/inputs.hpp"

namespace cchc {

/// The rows that stand for one indicator in one period (method, sections 3, 4 and 8): restated
/// figures in place of those they restate, and what was done carried on for milestones.
class UsableRows {
  public:
    /// As each unit's own scope sees them, whatever divided units reported.
    UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period);
    /// As a scope sees them that holds heirs of divided units: there some restated rows are passed
    /// over (method, section 8).
    UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period,
               const DividedScope& scope);
    /// As a living unit's scope sees them.
    static UsableRows seen_from(const Inputs& inputs, IndicatorIndex indicator, Year period,
                                UnitIndex unit);

    /// The row that stands for a unit, or no_row. Of a milestone it may be of an earlier period.
    RowIndex row(UnitIndex unit) const;
    /// The figure of that row. Precondition: there is one.
    Decimal amount(UnitIndex unit) const { return inputs_.observations.amount(row(unit)); }
    Decimal base(UnitIndex unit) const { return inputs_.observations.base(row(unit)); }
    /// Every chain of its successors leads through a unit that restated the period.
    bool covered(UnitIndex unit) const { return covered_in(unit, period_); }
    /// Whether a restated row of the period counts: the period ended before the unit began.
    bool restated(UnitIndex unit) const { return restated_in(unit, period_); }
    /// Its row of the period is here, or restated by an heir, or a milestone is still done.
    bool submitted(UnitIndex unit) const;
    /// The row of roll-up `none` (method, section 8), not of a milestone: the unit's own; where it
    /// did not exist at the period's end that of its predecessors of its level, if just one has
    /// one. Returns the unit whose row it is, or no_unit.
    UnitIndex single_reporter(UnitIndex unit) const;
    /// What a milestone with roll-up `none` rests on where the unit has no row of its own: the
    /// predecessors of its level that say something (method, section 8), and whether all of those
    /// that could say something say that it is done.
    struct SaidByPredecessors {
        std::vector<UnitIndex> reporters;
        bool done = false;
    };
    SaidByPredecessors said_by_predecessors(UnitIndex unit) const;

  private:
    bool restated_in(UnitIndex unit, Year period) const;
    bool covered_in(UnitIndex unit, Year period) const;
    bool is_passed_over(UnitIndex unit, Year period) const;
    void pass_over(const DividedScope& scope, Year period);
    /// The row of a unit in a period, or carried on to it. Does not check whether rows of
    /// the successors replace it.
    RowIndex row_in(UnitIndex unit, Year period) const;
    /// A milestone's row of a unit that has ended gives way to those of all that it went to.
    bool gives_way(UnitIndex unit, RowIndex row) const;
    bool done_by_predecessor(UnitIndex unit) const;

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    Year period_;
    bool milestone_;
    /// The restated rows that the scope passes over, as the units that sent them.
    std::map<Year, std::vector<UnitIndex>> passed_over_;
};

}  // namespace cchc
