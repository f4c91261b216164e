#pragma once

#include <vector>

#include "model/inputs.hpp"

namespace cchc::measure {

/// Whether a unit answers for another one, or is above the unit that does.
bool is_within(const Lineage& lineage, UnitIndex reporter, UnitIndex unit);

/// Calls `use` with the unit that answers for a reporter, and then with each unit above it, as far
/// as they are living.
template <class Use>
void for_each_scope_of(const Lineage& lineage, UnitIndex reporter, Use use) {
    for (UnitIndex unit = lineage.heir(reporter); lineage.is_living(unit);
         unit = lineage.parent(unit))
        use(unit);
}

/// Whose rows and reports of one indicator belong to which unit (method, sections 3, 4 and 8): to a
/// unit belong its own, those of the units below it, and those of their predecessors; with roll-up
/// `none` its own and its predecessors'. The inputs outlive it.
class Scopes {
  public:
    Scopes(const Inputs& inputs, IndicatorIndex indicator);

    /// Whether rows of a reporter belong to a unit.
    bool holds_rows(UnitIndex unit, UnitIndex reporter) const;
    /// Whether reports that a reporter owes are counted for a unit: with roll-up `none` those of
    /// predecessors of another level are not.
    bool counts_reports(UnitIndex unit, UnitIndex reporter) const;
    /// Who may have rows that belong to a unit, in the order of the units file.
    std::vector<UnitIndex> reporters(UnitIndex unit) const;
    /// Calls `use` with each living unit for which reports of a reporter are counted.
    template <class Use>
    void for_each_counting(UnitIndex reporter, Use use) const {
        for_each_scope_of(inputs_.lineage, reporter, [&](UnitIndex unit) {
            if (counts_reports(unit, reporter)) use(unit);
        });
    }

  private:
    const Inputs& inputs_;
    const Indicator& indicator_;
};

}  // namespace cchc::measure
