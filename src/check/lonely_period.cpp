#include <fmt/format.h>

#include <algorithm>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void lonely_period(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    if (subject.options.period_chosen || !rows.latest_period()) return;
    const Year period = inputs.period();
    std::vector<bool> reports(inputs.units.size(), false), has_period = reports;
    std::optional<SentRow> first;  // of the period, in reading order
    for (const SentRow& row : rows.without_figures()) {
        reports[row.unit] = true;
        if (row.period != period) continue;
        has_period[row.unit] = true;
        if (!first) first = row;
    }
    for (UnitIndex unit = 0; unit < inputs.units.size(); ++unit) {
        reports[unit] = reports[unit] || rows.any(unit, inputs.first_year(), *rows.latest_period());
        has_period[unit] = has_period[unit] || rows.any(unit, period, period);
    }
    std::uint32_t all = 0, have = 0;
    for (UnitIndex unit = 0; unit < inputs.units.size(); ++unit) {
        if (!reports[unit] || !subject.unit(unit).exists_in(period)) continue;
        all += 1;
        have += has_period[unit] ? 1u : 0u;
    }
    if (std::ranges::count(has_period, true) == 0 || have * 2 >= all) return;
    rows.each([&](UnitIndex unit, IndicatorIndex indicator, Year year, RowIndex row) {
        const std::uint64_t place = rows.place(row);
        if (year == period && (!first || place < first->place)) {
            first = SentRow{unit, indicator, year, {}, {}, place};
        }
    });
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
