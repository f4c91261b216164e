#pragma once

#include <optional>

#include "model/unit_detail.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// Which units below hold a unit back: for each target it missed those that want most, in counts.
/// Absent where nothing is missed, or nobody is below.
std::optional<Grid> shortfalls(const Report& report, const UnitDetail& unit,
                               const Scorecards& cards, Language language);

}  // namespace cchc::render
