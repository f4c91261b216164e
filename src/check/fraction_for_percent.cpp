#include <fmt/format.h>

#include <vector>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The figures of one indicator in one file, so far.
struct Seen {
    RowIndex first = no_row, last = 0;
    bool all_small = true;
    bool any_above_zero = false;
};

/// The figures of each percent indicator in each file: files · indicators of them.
std::vector<Seen> look_at_figures(const Subject& subject, const std::vector<char>& is_percent) {
    const Observations& rows = subject.inputs.observations;
    std::vector<Seen> seen(subject.files.size() * is_percent.size());
    std::size_t file = 0;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        if (!is_percent[rows.indicator[row]] || !rows.reported(row)) continue;
        while (file + 1 < subject.files.size() && subject.files[file + 1] <= rows.place[row]) {
            ++file;
        }
        Seen& figures = seen[file * is_percent.size() + rows.indicator[row]];
        if (figures.first == no_row) figures.first = row;
        figures.last = row;
        if (!figures.all_small) continue;
        figures.all_small = rows.amount.at(row) <= Decimal::whole(1);
        figures.any_above_zero = figures.any_above_zero || !rows.amount.at(row).is_zero();
    }
    return seen;
}

/// Whether one of the figures is written `0.85%`, and so means percent.
bool any_percent_sign(const Subject& subject, const Seen& figures) {
    const auto& indicators = subject.inputs.observations.indicator;
    if (!subject.has_percent_sign) return false;
    for (RowIndex row = figures.first; row <= figures.last; ++row) {
        if (indicators[row] == indicators[figures.first] && subject.has_percent_sign(row)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void fraction_for_percent(const Subject& subject, diag::Findings& findings) {
    const auto& indicators = subject.inputs.programme.indicators;
    std::vector<char> is_percent;
    for (const Indicator& indicator : indicators) {
        is_percent.push_back(indicator.kind == Kind::value && !indicator.points);
    }
    for (const Seen& figures : look_at_figures(subject, is_percent)) {
        if (!figures.all_small || !figures.any_above_zero) continue;
        if (any_percent_sign(subject, figures)) continue;
        add_finding(findings, diag::RuleId::fraction_for_percent, subject.inputs, figures.first,
                    "value",
                    {"mọi số của chỉ tiêu này trong tệp đều từ 0 đến 1; cần ghi phần trăm (85, "
                     "không phải 0,85)",
                     "every figure of this indicator in the file lies within 0 and 1; expected "
                     "percent (85, not 0.85)"});
    }
}

}  // namespace cchc::check
