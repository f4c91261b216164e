#pragma once

#include <optional>

#include "measure/standing.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// Between which values a ratio, mean or milestone of an incomplete scope can still come to lie,
/// should the missing units report nothing but failures or nothing but successes. Nothing where the
/// scope is complete, or where there is no telling: a ratio or weighted mean of a unit that never
/// reported how many cases it has, one that may exceed 100, a figure that is no percentage, or a
/// missing survey that would stand in the place of others.
std::optional<Bounds> bounds(const Inputs& inputs, Figures& figures, const Threshold& threshold,
                             UnitIndex unit, Year period);

}  // namespace cchc::measure
