#pragma once

#include <optional>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/scorecard/scorecard.hpp"

/// What units reported, beside what was verified (interface, section 4, `--verified`).
namespace cchc::render {

/// The targets of a unit that have a verified figure in theirs, both values, and the appraiser's
/// note; below them what the unit's scores would be as reported. Nothing where no figures were
/// verified.
std::optional<Grid> reported_and_verified(const Report& report, const UnitDetail& unit,
                                          const Scorecards& cards, Language language);

/// The units of one level whose own figures were verified, or whose score is another one than as
/// reported, at a horizon (without one, in the year); the largest fall first. Nothing where there
/// is no such unit.
std::optional<Grid> scores_reported_and_verified(const Report& report,
                                                 const std::vector<const UnitReport*>& units,
                                                 std::optional<Year> horizon, Language language);

}  // namespace cchc::render
