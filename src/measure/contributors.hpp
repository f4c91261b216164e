#pragma once

#include <set>
#include <vector>

#include "data/usable_rows.hpp"

namespace cchc::measure {

/// Whose rows stand in the figure of a unit, beside those of the units below it.
struct OwnReporters {
    std::vector<UnitIndex> units;  ///< the unit, predecessors that it answers for, and divided
                                   ///< units whose heirs are all in its scope, and in none below
    bool whole = false;            ///< they stand for everything below as well
};

/// The reporters that stand in a unit's own figure of one indicator in one period, by its roll-up
/// (method, sections 3 and 8).
OwnReporters own_reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                           UnitIndex unit, Year period);

/// The units as whose rows the 1 of a divided unit counts, in a scope that holds all its heirs:
/// those it went to that owe a report of the milestone and have no row (method, section 8). None of
/// another unit, nor where its 1 counts as its own row; `rows` as that scope sees them.
std::vector<UnitIndex> done_for(const Inputs& inputs, IndicatorIndex indicator,
                                const UsableRows& rows, UnitIndex reporter, Year period);
/// All units for which divided units have done a milestone in the scope of a unit: these have
/// submitted. `rows` as that scope sees them.
std::set<UnitIndex> done_by_divided(const Inputs& inputs, IndicatorIndex indicator,
                                    const UsableRows& rows, UnitIndex unit, Year period);

/// Calls `use` with each unit of the scope of one and its own reporters, from above, as far as no
/// unit above stands for what is below it; `rows` as that scope sees them.
template <typename Use>
void for_each_own(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                  UnitIndex unit, Year period, Use use) {
    std::vector<UnitIndex> next{unit};
    while (!next.empty()) {
        const UnitIndex heir = next.back();
        next.pop_back();
        const OwnReporters own = own_reporters(inputs, indicator, rows, heir, period);
        use(heir, own);
        const auto below = inputs.lineage.children(heir);
        if (!own.whole) next.insert(next.end(), below.rbegin(), below.rend());
    }
}

/// The same for the scope of a unit that exists at the end of the period: every contributor once,
/// units above before those below, each beside the heir that answers for it.
struct Contributor {
    UnitIndex reporter = no_unit;
    UnitIndex heir = no_unit;
};
std::vector<Contributor> contributors(const Inputs& inputs, IndicatorIndex indicator,
                                      const UsableRows& rows, UnitIndex unit, Year period);

}  // namespace cchc::measure
