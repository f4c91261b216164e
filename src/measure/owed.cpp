#include "measure/owed.hpp"

#include <algorithm>

#include "measure/contributors.hpp"

namespace cchc::measure {

namespace {

/// Whether the rows of several reporters add up to one.
bool adds_up(const Indicator& indicator) {
    return indicator.kind == Kind::ratio || indicator.kind == Kind::reduction ||
           (indicator.kind == Kind::value && indicator.rollup == Rollup::sum);
}

void add(std::optional<Decimal>& sum, Decimal figure) {
    sum = sum.value_or(Decimal{}) + figure;
}

}  // namespace

OwedReport owed_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex index) {
    OwedReport report{unit, index, {}, {}, {}, {}};
    const Year before = inputs.period() - 1;
    const UsableRows rows{inputs, index, before};
    const auto reporters = own_reporters(inputs, index, rows, unit, before).units;
    if (reporters.size() > 1 && !adds_up(inputs.programme.indicators[index])) return report;
    for (const UnitIndex reporter : reporters) {
        const RowIndex row = rows.row(reporter);
        add(report.amount, inputs.observations.amount(row));
        if (inputs.observations.has_base(row)) add(report.base, inputs.observations.base(row));
        if (reporter != unit) report.from.push_back(reporter);
        report.places.push_back(inputs.observations.place(row));
    }
    return report;
}

std::vector<OwedReport> owed_reports(const Inputs& inputs, std::span<const UnitIndex> units) {
    std::vector<OwedReport> reports;
    for (const UnitIndex unit : units) {
        for (IndicatorIndex i = 0; i < inputs.programme.indicators.size(); ++i) {
            const bool repeated = inputs.programme.indicators[i].same_as.has_value();
            if (!repeated && owes_report(inputs, unit, i, inputs.period()))
                reports.push_back(owed_report(inputs, unit, i));
        }
    }
    return reports;
}

}  // namespace cchc::measure
