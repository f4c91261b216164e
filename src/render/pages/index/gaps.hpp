#pragma once

#include "render/pages/frame/page_frame.hpp"
#include "render/pages/index/unit_groups.hpp"

namespace cchc::render {

/// The table of the units that have not sent everything; a remark where all have.
Grid gaps(const PageFrame& frame, const Reports& units);

}  // namespace cchc::render
