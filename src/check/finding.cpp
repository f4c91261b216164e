#include "check/finding.hpp"

namespace cchc::check {

diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              RowIndex row, std::string_view field, Text message) {
    const Observations& rows = inputs.observations;
    auto& finding = findings.add(rule, diag::Place{rows.place[row], 0}, std::move(message));
    finding.field = field;
    finding.unit = inputs.units[rows.unit[row]].code;
    finding.indicator = inputs.programme.indicators[rows.indicator[row]].id;
    finding.period = rows.period[row];
    return finding;
}

void add_note(diag::Diagnostic& finding, const Observations& rows, RowIndex row,
              std::string_view field, Text message) {
    finding.notes.push_back(
        {diag::Place{rows.place[row], 0}, std::move(message), std::string{field}});
}

std::string_view figure_field(Kind kind) {
    return kind == Kind::ratio ? "numerator" : "value";
}

}  // namespace cchc::check
