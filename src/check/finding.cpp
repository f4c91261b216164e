#include "check/finding.hpp"

#include <algorithm>

namespace cchc::check {

FileRoom::FileRoom(diag::RuleId rule, const std::vector<std::uint64_t>& files,
                   diag::Findings& findings)
    : FileRoom(rule, files, findings, diag::rule(rule).severity) {}

FileRoom::FileRoom(diag::RuleId rule, const std::vector<std::uint64_t>& files,
                   diag::Findings& findings, diag::Severity severity)
    : rule_(rule), files_(files), findings_(findings), severity_(severity), counts_(files.size()) {}

FileRoom::~FileRoom() {
    for (const Count& count : counts_) {
        if (count.findings <= diag::most_of_a_rule) continue;
        findings_.add_more(rule_, severity_, count.findings - diag::most_of_a_rule,
                           {count.more_at, 0});
    }
}

bool FileRoom::take(std::uint64_t at) {
    const auto behind = std::ranges::upper_bound(files_, at);
    Count& count = counts_[static_cast<std::size_t>(behind - files_.begin()) - 1];
    if (++count.findings == diag::most_of_a_rule + 1) count.more_at = at;
    return count.findings <= diag::most_of_a_rule;
}

diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              const SentRow& row, std::string_view field, Text message) {
    return add_finding(findings, rule, diag::rule(rule).severity, inputs, row, field,
                       std::move(message));
}

diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, diag::Severity severity,
                              const Inputs& inputs, const SentRow& row, std::string_view field,
                              Text message) {
    auto& finding = findings.add(rule, severity, diag::Place{row.place, 0}, std::move(message));
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
