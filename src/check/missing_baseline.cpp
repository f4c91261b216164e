#include <fmt/format.h>

#include <set>
#include <utility>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "model/levels.hpp"

namespace cchc::check {

namespace {

std::string years(const Baseline& baseline) {
    return baseline.is_span() ? fmt::format("{}–{}", baseline.first, baseline.last)
                              : std::to_string(baseline.first);
}

/// The years of an indicator's rows with errors, by who is heir of their unit: of what they would
/// have brought nothing is missed, for they say themselves what is wrong.
std::set<std::pair<UnitIndex, Year>> refused_years(const Inputs& inputs, IndicatorIndex indicator) {
    std::set<std::pair<UnitIndex, Year>> years;
    for (const RefusedRow& row : inputs.observations.refused) {
        if (row.indicator == indicator) years.emplace(inputs.lineage.heir(row.unit), row.period);
    }
    return years;
}

bool any_within(const std::set<std::pair<UnitIndex, Year>>& years, UnitIndex unit,
                const Baseline& baseline) {
    const auto year = years.lower_bound({unit, baseline.first});
    return year != years.end() && year->first == unit && year->second <= baseline.last;
}

}  // namespace

void missing_baseline(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    for (IndicatorIndex index = 0; index < inputs.programme.indicators.size(); ++index) {
        const Indicator& indicator = subject.indicator(index);
        if (indicator.same_as || indicator.kind != Kind::reduction) continue;
        Levels levels{inputs, index};
        const auto refused = refused_years(inputs, index);
        for (const Target& target : indicator.targets) {
            const Baseline& baseline = *target.baseline;
            if (baseline.last >= inputs.period() || target.horizon < inputs.period()) continue;
            for (const UnitIndex unit : inputs.lineage.living()) {
                const RowIndex row = inputs.find(unit, index, inputs.period());
                if (row == no_row || levels.base(unit, baseline)) continue;
                if (any_within(refused, unit, baseline)) continue;
                add_finding(
                    findings, diag::RuleId::missing_baseline, inputs, row, "value",
                    {fmt::format(
                         "thiếu số liệu năm gốc {} của \"{}\", mục tiêu đến năm {} cần để so sánh; "
                         "đơn vị tiếp nhận cần báo cáo số liệu tính lại",
                         years(baseline), subject.unit(unit).code, target.horizon),
                     fmt::format("\"{}\" has no level for {}, which the target for {} is measured "
                                 "against; a successor restates it",
                                 subject.unit(unit).code, years(baseline), target.horizon)});
            }
        }
    }
}

}  // namespace cchc::check
