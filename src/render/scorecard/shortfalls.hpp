#pragma once

#include <optional>

#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// Which units below hold a unit back: for each target it missed those that want most, in counts.
/// Absent where nothing is missed, or nobody is below. Precondition: the report has briefs.
std::optional<Grid> shortfalls(const Report& report, const UnitReport& unit,
                               const Scorecards& cards, Language language);

}  // namespace cchc::render
