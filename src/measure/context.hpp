#pragma once

#include <optional>

#include "measure/standing.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// A context indicator in a unit's scope against the latest earlier period that has a value
/// (method, section 6); nothing for a unit that neither has nor owes a row.
std::optional<ContextResult> follow(const Inputs& inputs, Figures& figures,
                                    IndicatorIndex indicator, UnitIndex unit);

}  // namespace cchc::measure
