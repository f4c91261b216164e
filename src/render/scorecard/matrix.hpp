#pragma once

#include <vector>

#include "render/report_page.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// The matrix ("biểu tổng hợp") of some units of one level at one horizon: units down, indicators
/// across with their thresholds, in each cell the value and the sign of its verdict, as one table,
/// however wide. Without columns of targets where none of the horizon applies to any of the units.
/// Precondition: the report has briefs.
Grid whole_matrix(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
                  Language language);

/// A threshold in few signs: "≥ 50", "25–35", "✓" for what is to be done.
std::string short_threshold(const Threshold& threshold, Language language);

}  // namespace cchc::render
