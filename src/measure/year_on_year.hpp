#pragma once

#include <optional>

#include "model/unit_detail.hpp"

namespace cchc::measure {

/// Notes for each unit how it was ranked in the league of the year before (`Report::ranked_at`).
void note_ranks(Report& report, const Report& before);

/// What is different from the year before, by the units and figures of then: overall scores, and
/// the targets with another status. Absent where the unit did not exist then. `before`: the report
/// of that year, with briefs.
std::optional<YearOnYear> year_on_year(const Report& report, const UnitDetail& unit,
                                       const Report& before);

}  // namespace cchc::measure
