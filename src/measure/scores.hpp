#pragma once

#include "model/report.hpp"

/// Scores, grades and ranks (method, section 9).
namespace cchc::measure {

/// Fills `scores` of a unit from its targets: by horizon, areas in programme order, overall last.
/// A unit that did not exist at the end of the period judged has none at that horizon.
void score_unit(const Programme& programme, const Unit& unit, Year period, UnitReport& report);

/// Fills grades and ranks, which compare units of one level.
void grade_and_rank(const Programme& programme, const Units& units, Report& report);

}  // namespace cchc::measure
