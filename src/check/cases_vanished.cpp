#include <fmt/format.h>

#include "check/finding.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void cases_vanished(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        const Indicator& indicator = subject.indicator(rows.indicator[row]);
        if (indicator.kind != Kind::ratio || !rows.reported(row)) continue;
        if (!rows.base.at(row).is_zero()) continue;
        const RowIndex before =
            inputs.table.find(rows.unit[row], rows.indicator[row], rows.period[row] - 1);
        if (before == no_row || rows.base.at(before).is_zero()) continue;
        const std::string cases = exact::to_text(rows.base.at(before));
        auto& finding = add_finding(
            findings, diag::RuleId::cases_vanished, inputs, row,
            {fmt::format("0/0 trong khi kỳ trước có {}; 0/0 nghĩa là không phát sinh", cases),
             fmt::format("0/0 where the period before had {}; 0/0 says that no cases arose",
                         cases)});
        finding.notes.push_back(
            {diag::Place{rows.place[before], 0}, {"kỳ trước ở đây", "the period before is here"}});
    }
}

}  // namespace cchc::check
