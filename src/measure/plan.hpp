#pragma once

#include <span>

#include "model/plan.hpp"

namespace cchc::measure {

/// The way from where each unit stands in the report's period, through the earlier promises of the
/// same indicator, to each of its targets whose horizon is not over, that binds it and is not
/// attained, as far as it is decided today (method, section 7). Of a milestone, a target without a
/// value and one whose horizon is the period itself there is one step, at the horizon.
Plan plan(const Report& report, std::span<const UnitDetail> units);

}  // namespace cchc::measure
