#pragma once

#include <optional>

#include "measure/standing.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// Between which values a ratio, mean or milestone can still come to lie, should the silent units
/// report nothing but failures or nothing but successes: every unit of a `reported_by` level that
/// existed in the period, is not exempt and has no row, even if it ended before its reports were
/// due. Ratios and weighted means go by the denominators and weights that each last reported; those
/// of a unit that never did, by those of its predecessors. Nothing where nobody is silent, where
/// the rows decide nothing (withdrawn, pending …), or where there is no telling: a unit that never
/// reported how many cases it has, a ratio that may exceed 100, a figure that is no percentage, or
/// a silent survey that would stand in the place of others.
///
/// `result`: of the same target and unit. The bounds are decided where the status is the same
/// whatever the silent units report, of the period judged and of the period itself.
std::optional<Bounds> bounds(const Inputs& inputs, Figures& figures, const Target& target,
                             UnitIndex unit, const TargetResult& result);

}  // namespace cchc::measure
