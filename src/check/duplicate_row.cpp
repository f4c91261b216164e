#include <fmt/format.h>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void duplicate_row(const Programme& programme, const Units& units, const Observations& rows,
                   const RowTable& table, diag::Findings& findings) {
    for (const auto& [row, first] : table.duplicates()) {
        const auto& unit = units[rows.unit[row]].code;
        const auto& indicator = programme.indicators[rows.indicator[row]].id;
        auto& finding = findings.add(
            diag::RuleId::duplicate_row, diag::Place{rows.place[row], 0},
            {fmt::format("\"{}\" đã báo cáo \"{}\" năm {}; mỗi đơn vị chỉ có một dòng cho một chỉ "
                         "tiêu trong một kỳ",
                         unit, indicator, rows.period[row]),
             fmt::format("\"{}\" has already reported \"{}\" for {}; expected one row a unit, "
                         "indicator and period",
                         unit, indicator, rows.period[row])});
        finding.field = "unit";
        finding.unit = unit;
        finding.indicator = indicator;
        finding.period = rows.period[row];
        add_note(finding, rows, first, "unit", {"dòng trước ở đây", "the first row is here"});
    }
}

}  // namespace cchc::check
