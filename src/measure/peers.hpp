#pragma once

#include "model/report.hpp"

namespace cchc::measure {

/// Sets the units of each level beside each other at each target: `Report::peers`, and the rank in
/// each brief. Precondition: the report has briefs. The result does not depend on `threads`.
void compare_peers(Report& report, unsigned threads);

}  // namespace cchc::measure
