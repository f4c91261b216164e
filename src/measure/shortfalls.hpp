#pragma once

#include <vector>

#include "model/unit_detail.hpp"

namespace cchc::measure {

/// The targets that a unit missed, each with the units right below that lack cases for it; none
/// where nobody is below. Targets that are printed again count once. Precondition: the report has
/// briefs.
std::vector<Shortfall> shortfalls(const Report& report, const UnitDetail& unit);

}  // namespace cchc::measure
