#include <fmt/format.h>

#include <algorithm>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

Text message(RowsOf whose, const std::string& unit, const std::string& indicator, Year period) {
    if (whose == RowsOf::appraisers) {
        return {
            fmt::format("\"{}\" đã có số liệu thẩm định chỉ tiêu \"{}\" năm {}; chỉ cần một dòng "
                        "thẩm định cho một đơn vị, một chỉ tiêu trong một kỳ, hãy xóa một "
                        "trong hai dòng",
                        unit, indicator, period),
            fmt::format("\"{}\" has a verified row for \"{}\" in {} already; expected one "
                        "verified row a unit, indicator and period; delete one of the two",
                        unit, indicator, period)};
    }
    return {fmt::format("\"{}\" đã báo cáo \"{}\" năm {}; mỗi đơn vị chỉ có một dòng cho một chỉ "
                        "tiêu trong một kỳ, hãy xóa một trong hai dòng",
                        unit, indicator, period),
            fmt::format("\"{}\" has already reported \"{}\" for {}; expected one row a unit, "
                        "indicator and period; delete one of the two",
                        unit, indicator, period)};
}

}  // namespace

void duplicate_row(const Programme& programme, const Units& units, const ObservationStore& rows,
                   RowsOf whose, const std::vector<std::uint64_t>& files,
                   diag::Findings& findings) {
    auto duplicates = rows.duplicates();
    std::ranges::sort(duplicates, {}, &DuplicateRow::place);
    FileRoom room{diag::RuleId::duplicate_row, files, findings};
    for (const auto& [first, place] : duplicates) {
        if (!room.take(place)) continue;
        const SentRow about = rows.row(first);
        const auto& unit = units[about.unit].code;
        const auto& indicator = programme.indicators[about.indicator].id;
        auto& finding = findings.add(diag::RuleId::duplicate_row, diag::Place{place, 0},
                                     message(whose, unit, indicator, about.period));
        finding.field = "unit";
        finding.unit = unit;
        finding.indicator = indicator;
        finding.period = about.period;
        add_note(finding, rows, first, "unit", {"dòng trước ở đây", "the first row is here"});
    }
}

}  // namespace cchc::check
