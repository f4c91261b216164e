#include <fmt/format.h>

#include <algorithm>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The row of a period that stands first.
std::optional<SentRow> first_row(const ObservationStore& rows, Year period) {
    std::optional<SentRow> first;
    const auto see = [&](const SentRow& row) {
        if (row.period == period && (!first || row.place < first->place)) first = row;
    };
    for (UnitIndex unit = 0; unit < rows.units(); ++unit) {
        for (const SentRow& row : rows.without_figures(unit)) see(row);
    }
    rows.each([&](UnitIndex unit, IndicatorIndex indicator, Year year, RowIndex row) {
        if (year == period) see({unit, indicator, year, {}, {}, rows.place(row)});
    });
    return first;
}

}  // namespace

Reporters count_reporters(const Units& units, const ObservationStore& rows, Year period) {
    Reporters sent;
    if (!rows.latest_period()) return sent;
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        if (!units[unit].exists_in(period)) continue;
        sent.all += rows.any(unit, *rows.first_period(), *rows.latest_period()) ? 1u : 0u;
        sent.have += rows.any(unit, period, period) ? 1u : 0u;
    }
    return sent;
}

void lonely_period(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    if (subject.options.period_chosen || !rows.latest_period()) return;
    const Year period = inputs.period();
    const Reporters sent = count_reporters(inputs.units, rows, period);
    if (!sent.is_low()) return;
    const auto first = first_row(rows, period);
    if (!first) return;
    auto& finding = add_finding(
        findings, diag::RuleId::lonely_period, inputs, *first, "period",
        {fmt::format("kỳ {} được lấy vì là kỳ mới nhất, nhưng chỉ {}/{} đơn vị có số liệu kỳ "
                     "này; hãy chọn kỳ bằng --period",
                     period, sent.have, sent.all),
         fmt::format("{} was taken as the latest period, but only {} of {} units have it; "
                     "choose one with --period",
                     period, sent.have, sent.all)});
    finding.unit = finding.indicator = {};  // the row only shows where the period is met
}

}  // namespace cchc::check
