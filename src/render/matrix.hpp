#pragma once

#include <functional>
#include <span>
#include <vector>

#include "render/report_page.hpp"
#include "render/scorecard.hpp"

namespace cchc::render {

/// The matrix ("biểu tổng hợp") of some units: units down, indicators across, in each cell the
/// value and the sign of its verdict. A table for each level, and for as many areas as fit on a
/// page; at the horizon asked for, else the latest up to the period, else the first. Each is handed
/// to `draw` before the next is made. Precondition: the report has briefs.
void draw_matrices(const Report& report, std::span<const UnitReport* const> units,
                   const PageOptions& options, const std::function<void(Grid)>& draw);

}  // namespace cchc::render
