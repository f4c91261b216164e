#pragma once

#include <vector>

#include "model/usable_rows.hpp"

namespace cchc::measure {

/// Whose rows stand in the figure of a unit, beside those of the units below it.
struct OwnReporters {
    std::vector<UnitIndex> units;  ///< the unit, or predecessors that it answers for
    bool whole = false;            ///< they stand for everything below as well
};

/// The reporters that stand in a unit's own figure of one indicator in one period, by its roll-up
/// (method, sections 3 and 8).
OwnReporters own_reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                           UnitIndex unit, Year period);

/// The same for the scope of a unit that exists at the end of the period: every contributor once,
/// units above before those below, each beside the heir that answers for it.
struct Contributor {
    UnitIndex reporter = no_unit;
    UnitIndex heir = no_unit;
};
std::vector<Contributor> contributors(const Inputs& inputs, IndicatorIndex indicator,
                                      const UsableRows& rows, UnitIndex unit, Year period);

}  // namespace cchc::measure
