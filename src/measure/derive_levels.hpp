#pragma once

#include <vector>

#include "data/inputs.hpp"
#include "data/usable_rows.hpp"
#include "model/derivation.hpp"

namespace cchc::measure {

/// The row that stands for a reporter in the own figure of `heir`. Precondition: there is one.
Contribution contribution(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                          UnitIndex reporter, UnitIndex heir);

/// The levels of a reduction against a baseline in the scope of a unit: of each heir, and of the
/// heirs of divided units family by family (method, sections 3 and 8), with their rows; without
/// those that have no row.
std::vector<LevelPair> derive_levels(const Inputs& inputs, IndicatorIndex indicator, UnitIndex unit,
                                     const Baseline& baseline, Year period);

}  // namespace cchc::measure
