#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
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

/// Which ratios count their cases in the same things: they call them the same, and at least half of
/// the units with cases in both report as many. "Pupils" of two groups are called the same too.
class SameCases {
  public:
    explicit SameCases(const Subject& subject)
        : rows_(subject.inputs.observations), nouns_(denominators(subject.inputs.programme)) {}

    bool are_called_same(IndicatorIndex a, IndicatorIndex b) const {
        return nouns_[a] && nouns_[a] == nouns_[b];
    }
    /// Precondition: they are called the same.
    bool are_same(IndicatorIndex a, IndicatorIndex b) {
        const auto [known, is_new] = pairs_.try_emplace(std::minmax(a, b), false);
        if (is_new) known->second = are_mostly_equal(a, b);
        return known->second;
    }

  private:
    bool are_mostly_equal(IndicatorIndex a, IndicatorIndex b) const {
        std::size_t both = 0, equal = 0;
        for (Year period = *rows_.first_period(); period <= *rows_.latest_period(); ++period) {
            for (UnitIndex unit = 0; unit < rows_.units(); ++unit) {
                const auto first = cases(unit, period, a), second = cases(unit, period, b);
                if (first.is_zero() || second.is_zero()) continue;
                ++both;
                if (first == second) ++equal;
            }
        }
        return equal * 2 >= both;
    }
    Decimal cases(UnitIndex unit, Year period, IndicatorIndex indicator) const {
        const auto* kept = rows_.rows_of(unit, period);
        const auto form = rows_.form(unit);
        const auto place = std::ranges::lower_bound(form, indicator);
        if (kept == nullptr || place == form.end() || *place != indicator) return {};
        const auto& row = kept[place - form.begin()];
        return row.amount.is_absent() ? Decimal{} : row.base.number();
    }

    const ObservationStore& rows_;
    std::vector<std::optional<std::size_t>> nouns_;  ///< by indicator
    std::map<std::pair<IndicatorIndex, IndicatorIndex>, bool> pairs_;
};

}  // namespace

void no_cases_here(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    SameCases cases_of{subject};
    /// The place in the form of another ratio with the same denominator that has cases; `are_same`
    /// says what the same is.
    const auto with_cases = [&](const UnitRows& sent, std::size_t i,
                                auto&& are_same) -> std::optional<std::size_t> {
        if (!sent.has(i) || !sent.kept[i].base.is_zero()) return std::nullopt;
        for (std::size_t other = 0; other < sent.form.size(); ++other) {
            if (sent.has(other) && !sent.kept[other].base.is_zero() &&
                are_same(sent.form[i], sent.form[other])) {
                return other;
            }
        }
        return std::nullopt;
    };
    const auto are_called_same = [&](IndicatorIndex a, IndicatorIndex b) {
        return cases_of.are_called_same(a, b);
    };
    const auto are_same = [&](IndicatorIndex a, IndicatorIndex b) {
        return are_called_same(a, b) && cases_of.are_same(a, b);
    };
    const auto silent = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        for (std::size_t i = 0; i < sent.form.size(); ++i) {
            if (with_cases(sent, i, are_called_same)) found(i);
        }
    });
    FileRoom room{diag::RuleId::no_cases_here, subject.files, findings};
    for (const RowIndex row : silent) {
        const SentRow none = rows.row(row);
        const UnitRows sent{none.unit, none.period, rows.form(none.unit),
                            rows.rows_of(none.unit, none.period)};
        const auto place = std::ranges::find(sent.form, none.indicator) - sent.form.begin();
        const auto other = with_cases(sent, static_cast<std::size_t>(place), are_same);
        if (!other || !room.take(none.place)) continue;
        const RowIndex cases = rows.index(none.unit, none.period, *other);
        const Indicator& indicator = subject.indicator(sent.form[*other]);
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
