#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// A figure of a relation where a unit's form has it.
struct Term {
    std::size_t place = 0;  ///< in the form
    NamedFigure named;
};

/// A relation whose figures all stand in the form of one level.
struct FittedRelation {
    const Relation* relation = nullptr;
    std::vector<Term> left, right;
};

std::optional<std::vector<Term>> terms(const std::vector<NamedFigure>& side,
                                       std::span<const IndicatorIndex> form) {
    std::vector<Term> terms;
    for (const NamedFigure& named : side) {
        const auto place = std::ranges::find(form, named.indicator);
        if (place == form.end()) return std::nullopt;
        terms.push_back({static_cast<std::size_t>(place - form.begin()), named});
    }
    return terms;
}

/// The relations of the programme, by the form that a unit fills in.
class FittedRelations {
  public:
    explicit FittedRelations(const Subject& subject) {
        const Inputs& inputs = subject.inputs;
        by_level_.resize(inputs.programme.levels.size());
        std::vector<bool> is_done(by_level_.size());
        for (UnitIndex unit = 0; unit < inputs.observations.units(); ++unit) {
            const LevelIndex level = inputs.units[unit].level;
            if (is_done[level]) continue;
            is_done[level] = true;
            const auto form = inputs.observations.form(unit);
            for (const Relation& relation : inputs.programme.relations) {
                auto left = terms(relation.left, form), right = terms(relation.right, form);
                if (!left || !right) continue;
                by_level_[level].push_back({&relation, std::move(*left), std::move(*right)});
            }
        }
    }
    const std::vector<FittedRelation>& of(LevelIndex level) const { return by_level_[level]; }

  private:
    std::vector<std::vector<FittedRelation>> by_level_;
};

/// What a unit reported for a term; nothing without a row.
std::optional<Decimal> figure(const ObservationStore& rows, const UnitRows& sent,
                              const Term& term) {
    const ObservationStore::Kept& row = sent.kept[term.place];
    const bool is_base = term.named.figure == FigureRole::denominator;
    const PackedFigure& packed = is_base ? row.base : row.amount;
    if (row.amount.is_absent() || packed.is_absent()) return std::nullopt;
    return rows.number(packed);
}

/// The sum of a side; nothing where one of its figures is missing.
std::optional<Decimal> sum(const ObservationStore& rows, const UnitRows& sent,
                           const std::vector<Term>& side) {
    Decimal sum;
    for (const Term& term : side) {
        const auto added = figure(rows, sent, term);
        if (!added) return std::nullopt;
        sum = sum + *added;
    }
    return sum;
}

/// Both sides of a relation that does not hold.
using Sides = std::pair<Decimal, Decimal>;

/// The sides of a relation that a unit's figures contradict; nothing where it holds, or a figure is
/// missing.
std::optional<Sides> contradiction(const ObservationStore& rows, const UnitRows& sent,
                                   const FittedRelation& fitted) {
    const auto left = sum(rows, sent, fitted.left);
    if (!left) return std::nullopt;
    const auto right = sum(rows, sent, fitted.right);
    if (!right || fitted.relation->holds(*left, *right)) return std::nullopt;
    return Sides{*left, *right};
}

diag::Severity severity_of(const Relation& relation) {
    return relation.is_error ? diag::Severity::error : diag::Severity::warning;
}

/// Words for findings about one unit's figures.
class Words {
  public:
    Words(const Subject& subject, const UnitRows& sent) : subject_(subject), sent_(sent) {}

    /// "the numerator of "TTHC-04""
    Text name(const Term& term) const {
        const std::string& id = subject_.indicator(term.named.indicator).id;
        constexpr FixedText kinds[] = {{"tử số của \"{}\"", "the numerator of \"{}\""},
                                       {"mẫu số của \"{}\"", "the denominator of \"{}\""},
                                       {"số liệu của \"{}\"", "the value of \"{}\""}};
        const FixedText& kind = kinds[static_cast<std::size_t>(term.named.figure)];
        return {fmt::format(fmt::runtime(kind.vi), id), fmt::format(fmt::runtime(kind.en), id)};
    }
    std::string number(const Term& term) const {
        return exact::to_text(*figure(subject_.inputs.observations, sent_, term));
    }
    Text message(const FittedRelation& fitted, const Sides& sides) const {
        const Text said = fitted.relation->kind == RelationKind::also_in
                              ? cases_alone(fitted, sides)
                              : comparison(fitted, sides);
        const auto& [id, name] = std::tie(fitted.relation->id, fitted.relation->name);
        return {fmt::format("{}; ràng buộc \"{}\"{}", said.vi, id,
                            name.vi.empty() ? "" : ": " + name.vi),
                fmt::format("{}; relation \"{}\"{}", said.en, id,
                            name.en.empty() ? "" : ": " + name.en)};
    }

  private:
    Text names(const std::vector<Term>& side) const {
        Text names;
        for (const Term& term : side) {
            const Text one = name(term);
            names.vi += (names.vi.empty() ? "" : " + ") + one.vi;
            names.en += (names.en.empty() ? "" : " + ") + one.en;
        }
        return names;
    }
    /// "25", "20 + 5 = 25"
    std::string amount(const std::vector<Term>& side, Decimal sum) const {
        if (side.size() == 1) return exact::to_text(sum);
        std::string terms;
        for (const Term& term : side) terms += (terms.empty() ? "" : " + ") + number(term);
        return terms + " = " + exact::to_text(sum);
    }
    Text comparison(const FittedRelation& fitted, const Sides& sides) const {
        const Text left = names(fitted.left), right = names(fitted.right);
        const std::string is = amount(fitted.left, sides.first),
                          other = amount(fitted.right, sides.second);
        const bool equals = fitted.relation->kind == RelationKind::equals;
        const bool more = sides.first > sides.second;
        return {fmt::format("{} là {}, {} {} ({})", left.vi, is,
                            equals ? "khác"
                            : more ? "lớn hơn"
                                   : "nhỏ hơn",
                            other, right.vi),
                fmt::format("{} is {}, {} {} ({})", left.en, is,
                            equals ? "not"
                            : more ? "more than"
                                   : "less than",
                            other, right.en)};
    }
    Text cases_alone(const FittedRelation& fitted, const Sides& sides) const {
        const std::string& one = subject_.indicator(fitted.left.front().named.indicator).id;
        const std::string& other = subject_.indicator(fitted.right.front().named.indicator).id;
        const std::string cases = exact::to_text(sides.first);
        return {fmt::format("\"{}\" có phát sinh (mẫu số là {}) trong khi \"{}\" không phát sinh "
                            "(mẫu số là 0)",
                            one, cases, other),
                fmt::format("\"{}\" has cases (its denominator is {}) and \"{}\" has none (its "
                            "denominator is 0)",
                            one, cases, other)};
    }

    const Subject& subject_;
    const UnitRows& sent_;
};

void report(const Subject& subject, const UnitRows& sent, const FittedRelation& fitted,
            const Sides& sides, diag::Findings& findings) {
    const ObservationStore& rows = subject.inputs.observations;
    const auto row_of = [&](const Term& term) {
        return rows.index(sent.unit, sent.period, term.place);
    };
    const Words words{subject, sent};
    const Term& first = fitted.left.front();
    auto& finding = add_finding(
        findings, diag::RuleId::broken_relation, severity_of(*fitted.relation), subject.inputs,
        rows.row(row_of(first)), word(first.named.figure), words.message(fitted, sides));
    const auto note = [&](const Term& term) {
        const Text name = words.name(term);
        const std::string number = words.number(term);
        add_note(finding, rows, row_of(term), word(term.named.figure),
                 {fmt::format("{} ở đây, là {}", name.vi, number),
                  fmt::format("{} is here: {}", name.en, number)});
    };
    for (std::size_t i = 1; i < fitted.left.size(); ++i) note(fitted.left[i]);
    for (const Term& term : fitted.right) note(term);
}

}  // namespace

void broken_relation(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    if (inputs.programme.relations.empty()) return;
    const ObservationStore& rows = inputs.observations;
    const FittedRelations relations{subject};
    // the rows that a relation that does not hold begins with
    auto broken = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        for (const FittedRelation& fitted : relations.of(inputs.units[sent.unit].level)) {
            if (contradiction(rows, sent, fitted)) found(fitted.left.front().place);
        }
    });
    std::ranges::sort(broken);
    const auto again = std::ranges::unique(broken);
    broken.erase(again.begin(), again.end());
    FileRoom warnings{diag::RuleId::broken_relation, subject.files, findings,
                      diag::Severity::warning};
    FileRoom errors{diag::RuleId::broken_relation, subject.files, findings, diag::Severity::error};
    for (const RowIndex row : broken) {
        const SentRow first = rows.row(row);
        const UnitRows sent{first.unit, first.period, rows.form(first.unit),
                            rows.rows_of(first.unit, first.period)};
        for (const FittedRelation& fitted : relations.of(inputs.units[first.unit].level)) {
            if (fitted.left.front().named.indicator != first.indicator) continue;
            const auto sides = contradiction(rows, sent, fitted);
            FileRoom& room = fitted.relation->is_error ? errors : warnings;
            if (sides && room.take(first.place)) report(subject, sent, fitted, *sides, findings);
        }
    }
}

}  // namespace cchc::check
