#pragma once

#include "check/check.hpp"

namespace cchc::check {

/// D104 duplicate-row: the same unit, indicator and period twice, in one file or two. Rows without
/// figures are no report and duplicate nothing.
void duplicate_row(const Subject& subject, diag::Findings& findings);

}  // namespace cchc::check
