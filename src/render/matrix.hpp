#pragma once

#include <span>
#include <vector>

#include "render/report_page.hpp"
#include "render/scorecard.hpp"

namespace cchc::render {

/// The matrix ("biểu tổng hợp") of some units: one table for each level and horizon, units down,
/// indicators across, in each cell the value and the sign of its verdict. Horizons: the one asked
/// for, else those up to the period, else the first.
std::vector<Grid> matrices_of(const Report& report, std::span<const UnitReport* const> units,
                              const PageOptions& options);

}  // namespace cchc::render
