#include <fmt/format.h>

#include <algorithm>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void lonely_period(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    if (subject.options.period_chosen) return;
    const Year period = inputs.period();
    std::vector<bool> reports(inputs.units.size(), false), has_period = reports;
    RowIndex first = no_row;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        reports[rows.unit[row]] = true;
        if (rows.period[row] != period) continue;
        has_period[rows.unit[row]] = true;
        if (first == no_row) first = row;
    }
    std::uint32_t all = 0, have = 0;
    for (UnitIndex unit = 0; unit < inputs.units.size(); ++unit) {
        if (!reports[unit] || !subject.unit(unit).exists_in(period)) continue;
        all += 1;
        have += has_period[unit] ? 1u : 0u;
    }
    if (first == no_row || have * 2 >= all) return;
    add_finding(
        findings, diag::RuleId::lonely_period, inputs, first, "period",
        {fmt::format("kỳ {} được lấy vì là kỳ mới nhất, nhưng chỉ {}/{} đơn vị có số liệu kỳ "
                     "này; hãy chọn kỳ bằng --period",
                     period, have, all),
         fmt::format("{} was taken as the latest period, but only {} of {} units have it; "
                     "choose one with --period",
                     period, have, all)});
}

}  // namespace cchc::check
