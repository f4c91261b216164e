#pragma once

#include <string_view>

#include "check/check.hpp"

namespace cchc::check {

/// A finding about the cell of a row in the column `field`, with its unit, indicator and period
/// filled in. The place is where the row begins; whoever has the texts finds the cell.
diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              const SentRow& row, std::string_view field, Text message);
inline diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule,
                                     const Inputs& inputs, RowIndex row, std::string_view field,
                                     Text message) {
    return add_finding(findings, rule, inputs, inputs.observations.row(row), field,
                       std::move(message));
}

/// A note on the cell of another row.
void add_note(diag::Diagnostic& finding, const ObservationStore& rows, RowIndex row,
              std::string_view field, Text message);

/// The column that holds what a kind of indicator reports: the numerator of a ratio, else the
/// value.
std::string_view figure_field(Kind kind);

}  // namespace cchc::check
