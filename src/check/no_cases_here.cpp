#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"
#include "unicode/unicode.hpp"

namespace cchc::check {

namespace {

/// What each ratio counts its cases in, as a number; none where it does not say, or is no ratio.
std::vector<std::optional<std::size_t>> denominators(const Programme& programme) {
    std::unordered_map<std::string, std::size_t> nouns;
    std::vector<std::optional<std::size_t>> of;  // by indicator
    for (const Indicator& indicator : programme.indicators) {
        const std::string noun = unicode::folded(indicator.denominator.vi);
        const bool counted = indicator.kind == Kind::ratio && !indicator.same_as && !noun.empty();
        of.push_back(counted ? std::optional{nouns.try_emplace(noun, nouns.size()).first->second}
                             : std::nullopt);
    }
    return of;
}

}  // namespace

void no_cases_here(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    const auto counted_in = denominators(inputs.programme);
    /// The place in the form of another ratio with the same denominator that has cases.
    const auto with_cases = [&](const UnitRows& sent, std::size_t i) -> std::optional<std::size_t> {
        const auto noun = counted_in[sent.form[i]];
        if (!noun || !sent.has(i) || !sent.kept[i].base.is_zero()) return std::nullopt;
        for (std::size_t other = 0; other < sent.form.size(); ++other) {
            if (counted_in[sent.form[other]] == noun && sent.has(other) &&
                !sent.kept[other].base.is_zero()) {
                return other;
            }
        }
        return std::nullopt;
    };
    const auto silent = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        for (std::size_t i = 0; i < sent.form.size(); ++i) {
            if (with_cases(sent, i)) found(i);
        }
    });
    for (const RowIndex row : silent) {
        const SentRow none = rows.row(row);
        const UnitRows sent{none.unit, none.period, rows.form(none.unit),
                            rows.rows_of(none.unit, none.period)};
        const auto place = std::ranges::find(sent.form, none.indicator) - sent.form.begin();
        const auto other = *with_cases(sent, static_cast<std::size_t>(place));
        const RowIndex cases = rows.index(none.unit, none.period, other);
        const Indicator& indicator = subject.indicator(sent.form[other]);
        const std::string count = exact::to_text(rows.base(cases));
        auto& finding =
            add_finding(findings, diag::RuleId::no_cases_here, inputs, row, "denominator",
                        {fmt::format("0/0 trong khi \"{}\" có {} {}; 0/0 nghĩa là không phát sinh",
                                     indicator.id, count, indicator.denominator.vi),
                         fmt::format("0/0 where \"{}\" has {} {}; 0/0 says that no cases arose",
                                     indicator.id, count, indicator.denominator.en)});
        add_note(finding, rows, cases, "denominator",
                 {"chỉ tiêu có phát sinh ở đây", "the cases are here"});
    }
}

}  // namespace cchc::check
