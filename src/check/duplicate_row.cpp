#include <fmt/format.h>

#include <algorithm>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void duplicate_row(const Programme& programme, const Units& units, const ObservationStore& rows,
                   const std::vector<std::uint64_t>& files, diag::Findings& findings) {
    auto duplicates = rows.duplicates();
    std::ranges::sort(duplicates, {}, &DuplicateRow::place);
    FileRoom room{diag::RuleId::duplicate_row, files, findings};
    for (const auto& [first, place] : duplicates) {
        if (!room.take(place)) continue;
        const SentRow about = rows.row(first);
        const auto& unit = units[about.unit].code;
        const auto& indicator = programme.indicators[about.indicator].id;
        auto& finding = findings.add(
            diag::RuleId::duplicate_row, diag::Place{place, 0},
            {fmt::format("\"{}\" đã báo cáo \"{}\" năm {}; mỗi đơn vị chỉ có một dòng cho một chỉ "
                         "tiêu trong một kỳ, hãy xóa một trong hai dòng",
                         unit, indicator, about.period),
             fmt::format("\"{}\" has already reported \"{}\" for {}; expected one row a unit, "
                         "indicator and period; delete one of the two",
                         unit, indicator, about.period)});
        finding.field = "unit";
        finding.unit = unit;
        finding.indicator = indicator;
        finding.period = about.period;
        add_note(finding, rows, first, "unit", {"dòng trước ở đây", "the first row is here"});
    }
}

}  // namespace cchc::check
