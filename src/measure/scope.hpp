#pragma once

#include <vector>

#include "data/inputs.hpp"

namespace cchc::measure {

/// Whether the rows of a reporter count in the scope of a unit: it holds all who answer for it.
bool is_within(const Lineage& lineage, UnitIndex reporter, UnitIndex unit);

/// Calls `use` with the lowest unit whose scope holds all who answer for a reporter, and then with
/// each unit above it, as far as they are living.
template <class Use>
void for_each_scope_of(const Lineage& lineage, UnitIndex reporter, Use use) {
    for (UnitIndex unit = lineage.home(reporter); lineage.is_living(unit);
         unit = lineage.parent(unit))
        use(unit);
}

/// Whose rows and reports of one indicator belong to which unit (method, sections 3, 4 and 8): to a
/// unit belong its own, those of the units below it, those of their predecessors, and those of
/// divided units all of whose heirs are among them; with roll-up `none` its own and its
/// predecessors'. The inputs outlive it.
class Scopes {
  public:
    Scopes(const Inputs& inputs, IndicatorIndex indicator);

    /// Whether rows of a reporter belong to a unit.
    bool holds_rows(UnitIndex unit, UnitIndex reporter) const;
    /// Whether reports that a reporter owes for a period are counted for a unit: with roll-up
    /// `none` its own; those of predecessors only where they are of its level, and it did not exist
    /// at the end of the period.
    bool counts_reports(UnitIndex unit, UnitIndex reporter, Year period) const;
    /// Who may have rows that belong to a unit, in the order of the units file.
    std::vector<UnitIndex> reporters(UnitIndex unit) const;
    /// Calls `use` with each living unit for which reports of a reporter for a period are counted.
    template <class Use>
    void for_each_counting(UnitIndex reporter, Year period, Use use) const {
        for_each_scope_of(inputs_.lineage, reporter, [&](UnitIndex unit) {
            if (counts_reports(unit, reporter, period)) use(unit);
        });
    }

  private:
    const Inputs& inputs_;
    const Indicator& indicator_;
};

}  // namespace cchc::measure
