#pragma once

#include <span>
#include <vector>

#include "data/inputs.hpp"
#include "model/form.hpp"

namespace cchc::measure {

/// The reports that some units owe for the period of `inputs`, each with the figures of the year
/// before: the unit's own and those of the predecessors it answers for, added up where they can be.
std::vector<OwedReport> owed_reports(const Inputs& inputs, std::span<const UnitIndex> units);

/// One of them, owed or not.
OwedReport owed_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator);

}  // namespace cchc::measure
