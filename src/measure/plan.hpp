#pragma once

#include "model/plan.hpp"

namespace cchc::measure {

/// The straight way from where each unit stands in the report's period to each of its targets whose
/// horizon is not over, that binds it and is not attained (method, section 7: pace). Of a
/// milestone, a target without a value and one whose horizon is the period itself there is one
/// step, at the horizon.
Plan plan(const Report& report);

}  // namespace cchc::measure
