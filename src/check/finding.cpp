#include "check/finding.hpp"

namespace cchc::check {

diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              const SentRow& row, std::string_view field, Text message) {
    auto& finding = findings.add(rule, diag::Place{row.place, 0}, std::move(message));
    finding.field = field;
    finding.unit = inputs.units[row.unit].code;
    finding.indicator = inputs.programme.indicators[row.indicator].id;
    finding.period = row.period;
    return finding;
}

void add_note(diag::Diagnostic& finding, const ObservationStore& rows, RowIndex row,
              std::string_view field, Text message) {
    finding.notes.push_back(
        {diag::Place{rows.place(row), 0}, std::move(message), std::string{field}});
}

std::string_view figure_field(Kind kind) {
    return kind == Kind::ratio ? "numerator" : "value";
}

}  // namespace cchc::check
