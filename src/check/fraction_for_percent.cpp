#include <fmt/format.h>

#include <vector>

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
    const auto& indicators = subject.inputs.programme.indicators;
    std::vector<char> is_percent;
    for (const Indicator& indicator : indicators) {
        is_percent.push_back(indicator.kind == Kind::value && !indicator.points);
    }
    std::vector<Seen> seen(subject.files.size() * indicators.size());
    std::size_t file = 0;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        if (!is_percent[rows.indicator[row]] || !rows.reported(row)) continue;
        while (file + 1 < subject.files.size() && subject.files[file + 1] <= rows.place[row]) {
            ++file;
        }
        Seen& figures = seen[file * indicators.size() + rows.indicator[row]];
        if (figures.first == no_row) figures.first = row;
        if (!figures.all_small) continue;
        figures.all_small = rows.amount.at(row) <= Decimal::whole(1);
        figures.any_above_zero = figures.any_above_zero || !rows.amount.at(row).is_zero();
    }
    for (const Seen& figures : seen) {
        if (!figures.all_small || !figures.any_above_zero) continue;
        add_finding(findings, diag::RuleId::fraction_for_percent, subject.inputs, figures.first,
                    {"mọi số của chỉ tiêu này trong tệp đều từ 0 đến 1; cần ghi phần trăm (85, "
                     "không phải 0,85)",
                     "every figure of this indicator in the file lies within 0 and 1; expected "
                     "percent (85, not 0.85)"});
    }
}

}  // namespace cchc::check
