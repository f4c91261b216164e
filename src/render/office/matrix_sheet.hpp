#pragma once

#include <vector>

#include "model/report.hpp"
#include "render/office/workbook.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// Writes units of one level as one table: a row each, a column for each target of the horizons
/// that `cards` show, the most urgent horizon first.
void write_matrix_sheet(Sheet& sheet, const Report& report,
                        const std::vector<const UnitReport*>& units, const Scorecards& cards,
                        Language language);

}  // namespace cchc::render
