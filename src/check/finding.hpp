#pragma once

#include "check/check.hpp"

namespace cchc::check {

/// A finding about a row, with its unit, indicator and period filled in. The place is where the row
/// begins.
diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              RowIndex row, Text message);

}  // namespace cchc::check
