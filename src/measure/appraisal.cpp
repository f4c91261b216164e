#include "measure/appraisal.hpp"

#include <algorithm>
#include <compare>

#include "data/usable_rows.hpp"
#include "measure/contributors.hpp"
#include "measure/derive_levels.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

/// The value of a row alone, as people compare it; nothing without cases.
std::optional<Ratio> value_of_row(const ObservationStore& rows, RowIndex row,
                                  const Indicator& indicator) {
    if (row == no_row) return std::nullopt;
    if (indicator.kind != Kind::ratio) return Ratio{rows.amount(row)};
    if (rows.base(row).is_zero()) return std::nullopt;
    return Ratio{100, 1} * Ratio{rows.amount(row)} / Ratio{rows.base(row)};
}

/// How much better than the second the first speaks of a unit: above 0, or below, or the same.
std::strong_ordering flatters(const Ratio& first, const Ratio& second, const Indicator& indicator,
                              Year period) {
    if (indicator.is_context()) {
        return indicator.higher_is_better ? first <=> second : second <=> first;
    }
    const Target& last = indicator.targets.back();
    const Threshold& threshold = last.threshold_in(std::min(period, last.horizon));
    // of a reduction a row is the level that has to fall
    if (indicator.kind == Kind::reduction) return second <=> first;
    return distance(threshold, second.rounded()) <=> distance(threshold, first.rounded());
}

/// The row that stands for what a unit reported of the period: of a milestone one that says that it
/// was done earlier, too.
RowIndex sent_row(const Inputs& inputs, UnitIndex unit, IndicatorIndex index) {
    const ObservationStore& reported = inputs.verification->reported;
    RowIndex row = reported.find(unit, index, inputs.period());
    if (inputs.programme.indicators[index].kind != Kind::milestone) return row;
    const Year first = reported.first_period().value_or(inputs.period());
    for (Year year = inputs.period() - 1; row == no_row && year >= first; --year) {
        const RowIndex earlier = reported.find(unit, index, year);
        if (earlier != no_row && !reported.amount(earlier).is_zero()) row = earlier;
    }
    return row;
}

/// Whether a unit owes a report of the period and sent none: one that was refused it did send.
bool owes_unsent(const Inputs& inputs, UnitIndex unit, IndicatorIndex index) {
    const auto& refused = inputs.verification->reported.refused;
    return owes_report(inputs, unit, index, inputs.period()) &&
           std::ranges::none_of(refused, [&](const RefusedRow& row) {
               return row.unit == unit && row.indicator == index && row.period == inputs.period();
           });
}

/// Compares the rows of one period that a unit sent itself with those that were verified.
void compare_own_rows(const Inputs& inputs, UnitIndex unit, Appraisal& appraisal) {
    const ObservationStore& counting = inputs.observations;
    const ObservationStore& reported = inputs.verification->reported;
    for (const IndicatorIndex index : counting.form(unit)) {
        const RowIndex found = inputs.find(unit, index, inputs.period());
        if (found == no_row || !inputs.verification->is_verified(counting.place(found))) continue;
        ++appraisal.verified;
        const RowIndex sent = sent_row(inputs, unit, index);
        if (sent == no_row) {
            if (owes_unsent(inputs, unit, index)) ++appraisal.unreported;
            continue;
        }
        const Indicator& indicator = inputs.programme.indicators[index];
        const auto was = value_of_row(reported, sent, indicator),
                   is = value_of_row(counting, found, indicator);
        if (!was || !is) continue;
        const auto better = flatters(*was, *is, indicator, inputs.period());
        if (better > 0) ++appraisal.overstated;
        if (better < 0) ++appraisal.understated;
    }
}

/// Who stands behind some rows together.
struct BasisOfRows {
    std::optional<Basis> found;

    void add(Basis of_row) { found = found.value_or(of_row) == of_row ? of_row : Basis::mixed; }
};

template <typename Overall>
void add_score(std::optional<Year> horizon, const Overall* reported, const Overall* counting,
               Appraisal& appraisal) {
    if (!reported && !counting) return;
    ReportedScore score{horizon, {}, {}, {}};
    if (reported) {
        score.score = reported->score;
        score.rank = reported->rank;
    }
    if (reported && counting) score.difference = counting->score - reported->score;
    appraisal.scores.push_back(score);
}

}  // namespace

Basis basis_of_row(const Inputs& inputs, std::uint64_t place) {
    return inputs.verification->is_verified(place) ? Basis::verified : Basis::reported;
}

std::optional<Basis> basis_of_figure(const Inputs& inputs, IndicatorIndex index,
                                     const Target& target, UnitIndex unit, Year period) {
    if (inputs.programme.indicators[index].kind != Kind::reduction)
        return basis_of_figure(inputs, index, unit, period);
    BasisOfRows basis;
    if (target.baseline->last < period) {
        for (const LevelPair& pair : derive_levels(inputs, index, unit, *target.baseline, period)) {
            if (!pair.counted()) continue;
            for (const auto* rows : {&pair.base_rows, &pair.now_rows})
                for (const Contribution& row : *rows) basis.add(*row.basis);
        }
    }
    return basis.found;
}

std::optional<Basis> basis_of_figure(const Inputs& inputs, IndicatorIndex index, UnitIndex unit,
                                     Year period) {
    BasisOfRows basis;
    const auto rows = UsableRows::seen_from(inputs, index, period, unit);
    for (const Contributor& who : contributors(inputs, index, rows, unit, period))
        basis.add(basis_of_row(inputs, inputs.observations.place(rows.row(who.reporter))));
    return basis.found;
}

void note_appraisals(Report& report, const Report& reported, const Inputs& inputs) {
    for (UnitReport& unit : report.reports) {
        const UnitReport& by_units = reported.at(unit.unit);
        Appraisal& appraisal = unit.appraisal.emplace();
        for (const Year horizon : report.programme->horizons())
            add_score({horizon}, by_units.overall(horizon), unit.overall(horizon), appraisal);
        add_score({}, by_units.overall_of_year(), unit.overall_of_year(), appraisal);
        compare_own_rows(inputs, unit.unit, appraisal);
        unit.sent_nothing = by_units.sent_nothing;
        if (unit.sent_nothing) unit.reports_sent = 0;
    }
}

void set_beside(std::span<const UnitDetail> reported, std::span<UnitDetail> details) {
    for (std::size_t i = 0; i < details.size(); ++i) {
        for (std::size_t t = 0; t < details[i].targets.size(); ++t) {
            TargetResult& counting = details[i].targets[t];
            const TargetResult& by_units = reported[i].targets[t];
            ReportedFigure& figure = *counting.reported;
            figure.value = by_units.value;
            if (by_units.value) figure.shown = by_units.shown;
            if (by_units.value && counting.value)
                figure.difference = counting.shown.number - by_units.shown.number;
        }
        for (ContextResult& counting : details[i].context) {
            const auto by_units = std::ranges::find(reported[i].context, counting.indicator,
                                                    &ContextResult::indicator);
            if (by_units == reported[i].context.end()) continue;
            counting.reported->value = by_units->value;
            if (by_units->value && counting.value)
                counting.reported->difference = (*counting.value - *by_units->value).rounded();
        }
    }
}

}  // namespace cchc::measure
