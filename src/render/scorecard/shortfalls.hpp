#pragma once

#include <optional>

#include "model/unit_detail.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// For each missed target: the units right below with the largest number of missing cases. Absent
/// if no target is missed or no unit is below.
std::optional<Grid> shortfalls(const Report& report, const UnitDetail& unit,
                               const Scorecards& cards, Language language);

}  // namespace cchc::render
