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
    std::optional<SentRow> first;  // of the period, in reading order
    const auto count = [&](const SentRow& row) {
        reports[row.unit] = true;
        if (row.period != period) return;
        has_period[row.unit] = true;
        if (!first || row.place < first->place) first = row;
    };
    rows.each([&](UnitIndex unit, IndicatorIndex indicator, Year year, RowIndex row) {
        count({unit, indicator, year, {}, {}, rows.place(row)});
    });
    for (const SentRow& row : rows.without_figures()) count(row);
    std::uint32_t all = 0, have = 0;
    for (UnitIndex unit = 0; unit < inputs.units.size(); ++unit) {
        if (!reports[unit] || !subject.unit(unit).exists_in(period)) continue;
        all += 1;
        have += has_period[unit] ? 1u : 0u;
    }
    if (!first || have * 2 >= all) return;
    add_finding(
        findings, diag::RuleId::lonely_period, inputs, *first, "period",
        {fmt::format("kỳ {} được lấy vì là kỳ mới nhất, nhưng chỉ {}/{} đơn vị có số liệu kỳ "
                     "này; hãy chọn kỳ bằng --period",
                     period, have, all),
         fmt::format("{} was taken as the latest period, but only {} of {} units have it; "
                     "choose one with --period",
                     period, have, all)});
}

}  // namespace cchc::check
