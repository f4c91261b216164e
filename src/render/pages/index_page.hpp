#pragma once

#include <span>

#include "render/pages/page_frame.hpp"

namespace cchc::render {

/// Those of the units that the index tells of in sentences: the few of the highest level.
std::vector<UnitIndex> told_units(const Report& report, std::span<const UnitIndex> units);

/// Draws the page that leads to all others: league tables and matrices of each level at each
/// horizon that matters, who has not reported, what the signs and indicators mean. Precondition:
/// the report has briefs, and the units told of are there in full.
void draw_index(const PageFrame& frame, std::span<const UnitIndex> units, Page& page);

}  // namespace cchc::render
