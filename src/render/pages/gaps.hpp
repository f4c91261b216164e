#pragma once

#include "render/pages/page_frame.hpp"
#include "render/pages/unit_groups.hpp"

namespace cchc::render {

/// Whether a unit has sent nothing of what it owes, nor waits for anything to be published.
bool is_silent(const UnitReport& unit);

/// The table of the units that have not sent everything; a remark where all have.
Grid gaps(const PageFrame& frame, const Reports& units);

}  // namespace cchc::render
