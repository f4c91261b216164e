#pragma once

#include <vector>

#include "model/inputs.hpp"

namespace cchc {

/// The rows that stand for one indicator in one period (method, sections 3, 4 and 8): restated
/// figures in place of those they restate, and what was done carried on for milestones.
class UsableRows {
  public:
    UsableRows(const Inputs& inputs, IndicatorIndex indicator, Year period);

    /// The row that stands for a unit, or no_row. Of a milestone it may be of an earlier period.
    RowIndex row(UnitIndex unit) const;
    /// The figure of that row. Precondition: there is one.
    Decimal amount(UnitIndex unit) const { return inputs_.observations.amount(row(unit)); }
    Decimal base(UnitIndex unit) const { return inputs_.observations.base(row(unit)); }
    /// A unit that its chain of successors leads through restated the period.
    bool covered(UnitIndex unit) const { return covered_in(unit, period_); }
    /// Its row of the period is here, or restated by an heir, or a milestone is still done.
    bool submitted(UnitIndex unit) const;
    /// The row of roll-up `none` (method, section 8): the unit's own; where it did not exist at the
    /// period's end (a milestone: for any period) that of its predecessors of its level, if just
    /// one has one. Returns the unit whose row it is, or no_unit.
    UnitIndex single_reporter(UnitIndex unit) const;

  private:
    bool covered_in(UnitIndex unit, Year period) const;
    bool done_by_predecessor(UnitIndex unit) const;

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    Year period_;
    bool milestone_;
};

}  // namespace cchc
