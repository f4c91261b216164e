#pragma once

#include <span>

#include "render/pages/page_frame.hpp"

namespace cchc::render {

/// Draws the page that leads to all others: league tables and matrices of each level at each
/// horizon that matters, who has not reported, what the signs and indicators mean. Precondition:
/// the report has briefs.
void draw_index(const PageFrame& frame, std::span<const UnitIndex> units, Page& page);

}  // namespace cchc::render
