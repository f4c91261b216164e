#include "check/finding.hpp"

namespace cchc::check {

diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              RowIndex row, Text message) {
    const Observations& rows = inputs.observations;
    auto& finding = findings.add(rule, diag::Place{rows.place[row], 0}, std::move(message));
    finding.unit = inputs.units[rows.unit[row]].code;
    finding.indicator = inputs.programme.indicators[rows.indicator[row]].id;
    finding.period = rows.period[row];
    return finding;
}

}  // namespace cchc::check
