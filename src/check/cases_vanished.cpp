#include <fmt/format.h>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void cases_vanished(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    const auto before = [&](RowIndex row) {
        return inputs.table.find(rows.unit[row], rows.indicator[row], rows.period[row] - 1);
    };
    const auto vanished = rows_where(subject, [&](RowIndex row) {
        if (!rows.base.has(row) || !rows.base.at(row).is_zero()) return false;
        const bool counts = subject.indicator(rows.indicator[row]).kind == Kind::ratio;
        const RowIndex last = before(row);
        return counts && last != no_row && !rows.base.at(last).is_zero();
    });
    for (const RowIndex row : vanished) {
        const std::string cases = exact::to_text(rows.base.at(before(row)));
        auto& finding = add_finding(
            findings, diag::RuleId::cases_vanished, inputs, row, "denominator",
            {fmt::format("0/0 trong khi kỳ trước có {}; 0/0 nghĩa là không phát sinh", cases),
             fmt::format("0/0 where the period before had {}; 0/0 says that no cases arose",
                         cases)});
        add_note(finding, rows, before(row), "denominator",
                 {"kỳ trước ở đây", "the period before is here"});
    }
}

}  // namespace cchc::check
