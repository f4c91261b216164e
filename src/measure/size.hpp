#pragma once

#include <optional>

#include "data/inputs.hpp"
#include "exact/ratio.hpp"

namespace cchc::measure {

/// How many cases of a ratio a unit is known to have had before a period, in millionths: the
/// denominators of the latest year before it in which the unit, or a predecessor that led to it,
/// has a row (method, section 9). Nothing where there is no such year.
std::optional<exact::Integer> size_before(const Inputs& inputs, IndicatorIndex indicator,
                                          UnitIndex unit, Year period);

}  // namespace cchc::measure
