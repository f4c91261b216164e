#pragma once

#include "model/plan.hpp"

namespace cchc::measure {

/// The straight way from where each unit stands in the report's period to each of its targets whose
/// horizon is still to come, that binds it and is not attained (method, section 7: pace). Targets
/// without a value have no way. Of a milestone there is one step, at its horizon.
Plan plan(const Report& report);

}  // namespace cchc::measure
