#pragma once

#include <optional>

#include "measure/standing.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// What the silence of units could hide.
struct Silence {
    std::optional<Bounds> bounds;
    std::optional<Unbounded> unbounded;  ///< somebody is silent, and there is no telling
};

/// Between which values a ratio, mean or milestone can still come to lie, should the silent units
/// report nothing but failures or nothing but successes: every unit of a `reported_by` level that
/// existed in the period (of a milestone: earlier), is not exempt and has no row, even if it ended
/// before its reports were due. Ratios and weighted means go by the denominators and weights that
/// each last reported; those of a unit that never did, by those of its predecessors. A ratio that
/// may exceed 100 has no highest value. Nothing where nobody is silent, or where the rows decide
/// nothing (withdrawn, pending …).
///
/// `result`: of the same target and unit. The bounds are decided where the status is the same
/// whatever the silent units report, of the period judged and of the period itself.
Silence silence(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
                const TargetResult& result);

}  // namespace cchc::measure
