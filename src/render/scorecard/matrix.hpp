#pragma once

#include <functional>
#include <vector>

#include "render/report_page.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// The matrix ("biểu tổng hợp") of some units of one level at one horizon: units down, indicators
/// across with their thresholds, in each cell the value and the sign of its verdict. A table for as
/// many areas as fit on a page; each is handed to `draw` before the next is made. Nothing where no
/// target of the horizon applies to any of the units. The table comes without its rows, of which
/// there may be thousands: they are made one by one. Precondition: the report has briefs.
using RowOf = std::function<std::vector<Cell>(const UnitReport&)>;
void draw_matrices(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
                   Language language, const std::function<void(const Grid&, const RowOf&)>& draw);

/// The same as one table, however wide.
Grid whole_matrix(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
                  Language language);

/// A threshold in few signs: "≥ 50", "25–35", "✓" for what is to be done.
std::string short_threshold(const Threshold& threshold, Language language);

}  // namespace cchc::render
