#pragma once

#include <vector>

#include "data/inputs.hpp"

namespace cchc::measure {

/// Who owes a report of the indicator in the scope of a unit for a period, and has not sent it
/// (method, section 4), in the order of the units file.
std::vector<UnitIndex> missing_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                         UnitIndex unit, Year period);

/// The same whether they still owe it or not: who keeps a figure past the last horizon from
/// counting (method, section 6).
std::vector<UnitIndex> silent_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                        UnitIndex unit, Year period);

/// Who in the scope of a unit, but itself, would owe a report of the indicator for a period, were
/// it not exempt (method, section 4), in the order of the units file.
std::vector<UnitIndex> exempt_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                        UnitIndex unit, Year period);

}  // namespace cchc::measure
