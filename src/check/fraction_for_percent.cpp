#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The figures of one indicator in one file, so far.
struct Seen {
    RowIndex first = no_row;
    bool all_small = true;
    bool any_above_zero = false;
};

}  // namespace

void fraction_for_percent(const Subject& subject, diag::Findings& findings) {
    const Observations& rows = subject.inputs.observations;
    std::map<std::pair<std::size_t, IndicatorIndex>, Seen> seen;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        const Indicator& indicator = subject.indicator(rows.indicator[row]);
        if (indicator.kind != Kind::value || indicator.points || !rows.reported(row)) continue;
        const auto file = static_cast<std::size_t>(
            std::ranges::upper_bound(subject.files, rows.place[row]) - subject.files.begin());
        Seen& figures = seen[{file, rows.indicator[row]}];
        if (figures.first == no_row) figures.first = row;
        figures.all_small = figures.all_small && rows.amount.at(row) <= Decimal::whole(1);
        figures.any_above_zero = figures.any_above_zero || !rows.amount.at(row).is_zero();
    }
    for (const auto& [key, figures] : seen) {
        if (!figures.all_small || !figures.any_above_zero) continue;
        add_finding(findings, diag::RuleId::fraction_for_percent, subject.inputs, figures.first,
                    {"mọi số của chỉ tiêu này trong tệp đều từ 0 đến 1; cần ghi phần trăm (85, "
                     "không phải 0,85)",
                     "every figure of this indicator in the file lies within 0 and 1; expected "
                     "percent (85, not 0.85)"});
    }
}

}  // namespace cchc::check
