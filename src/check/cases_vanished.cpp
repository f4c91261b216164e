#include <fmt/format.h>

#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

void cases_vanished(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    std::vector<char> counts;  // by indicator
    for (const Indicator& indicator : inputs.programme.indicators) {
        counts.push_back(indicator.kind == Kind::ratio);
    }
    const auto vanished = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        const auto* before = rows.rows_of(sent.unit, sent.period - 1);
        for (std::size_t i = 0; before != nullptr && i < sent.form.size(); ++i) {
            const bool none_now = sent.kept[i].base.is_zero() && counts[sent.form[i]];
            if (none_now && !before[i].base.is_absent() && !before[i].base.is_zero()) found(i);
        }
    });
    FileRoom room{diag::RuleId::cases_vanished, subject.files, findings};
    for (const RowIndex row : vanished) {
        const SentRow now = rows.row(row);
        if (!room.take(now.place)) continue;
        const RowIndex before = rows.find(now.unit, now.indicator, now.period - 1);
        const std::string cases = exact::to_text(rows.base(before));
        auto& finding = add_finding(
            findings, diag::RuleId::cases_vanished, inputs, row, "denominator",
            {fmt::format("0/0 trong khi kỳ trước có {}; 0/0 nghĩa là không phát sinh", cases),
             fmt::format("0/0 where the period before had {}; 0/0 says that no cases arose",
                         cases)});
        add_note(finding, rows, before, "denominator",
                 {"kỳ trước ở đây", "the period before is here"});
    }
}

}  // namespace cchc::check
