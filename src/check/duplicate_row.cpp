#include <fmt/format.h>

#include "check/rules.hpp"
#include "model/row_table.hpp"

namespace cchc::check {

void duplicate_row(const Programme& programme, const Units& units, const Observations& rows,
                   diag::Findings& findings) {
    const auto last = rows.latest_period();
    if (!last) return;
    const RowTable table{rows, units.size(), programme.indicators.size(), *last};
    for (RowIndex row = 0; row < rows.size(); ++row) {
        if (!rows.reported(row)) continue;
        const RowIndex first = table.find(rows.unit[row], rows.indicator[row], rows.period[row]);
        if (first == row) continue;
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
        finding.unit = unit;
        finding.indicator = indicator;
        finding.period = rows.period[row];
        finding.notes.push_back(
            {diag::Place{rows.place[first], 0}, {"dòng trước ở đây", "the first row is here"}});
    }
}

}  // namespace cchc::check
