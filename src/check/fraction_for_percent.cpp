#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The figures of one indicator in one file, so far.
struct Seen {
    std::size_t file = 0;
    IndicatorIndex indicator = 0;
    RowIndex first = no_row;  ///< the one that stands first
    bool all_small = true;
    bool any_above_zero = false;
};

/// Which of the subject's files an address lies in.
std::size_t file_at(const Subject& subject, std::uint64_t place) {
    const auto behind = std::ranges::upper_bound(subject.files, place);
    return static_cast<std::size_t>(behind - subject.files.begin()) - 1;
}

/// The figures of each percent indicator in each file: files · indicators of them.
std::vector<Seen> look_at_figures(const Subject& subject, const std::vector<char>& is_percent) {
    const Observations& rows = subject.inputs.observations;
    std::vector<Seen> seen(subject.files.size() * is_percent.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        seen[i].file = i / is_percent.size();
        seen[i].indicator = static_cast<IndicatorIndex>(i % is_percent.size());
    }
    rows.each([&](UnitIndex, IndicatorIndex indicator, Year, RowIndex row) {
        if (!is_percent[indicator]) return;
        const std::size_t file = subject.files.size() == 1 ? 0 : file_at(subject, rows.place(row));
        Seen& figures = seen[file * is_percent.size() + indicator];
        if (!figures.all_small) return;
        figures.all_small = rows.amount(row) <= Decimal::whole(1);
        figures.any_above_zero = figures.any_above_zero || !rows.amount(row).is_zero();
        if (figures.first == no_row || rows.place(row) < rows.place(figures.first)) {
            figures.first = row;
        }
    });
    return seen;
}

/// Whether one of the figures is written `0.85%`, and so means percent.
bool any_percent_sign(const Subject& subject, const Seen& figures) {
    const Observations& rows = subject.inputs.observations;
    bool any = false;
    rows.each([&](UnitIndex, IndicatorIndex indicator, Year, RowIndex row) {
        any = any || (indicator == figures.indicator &&
                      file_at(subject, rows.place(row)) == figures.file &&
                      subject.has_percent_sign && subject.has_percent_sign(row));
    });
    return any;
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
