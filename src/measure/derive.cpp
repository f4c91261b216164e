#include "measure/derive.hpp"

#include <algorithm>

#include "measure/breakdown.hpp"
#include "measure/context.hpp"
#include "measure/contributors.hpp"
#include "measure/derive_levels.hpp"
#include "measure/missing.hpp"
#include "measure/path.hpp"
#include "measure/status.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

/// Collects the rows behind the figures of one unit and indicator.
class Deriving {
  public:
    Deriving(const Inputs& inputs, IndicatorIndex index, UnitIndex unit, const Options& options)
        : inputs_(inputs),
          index_(index),
          indicator_(inputs.programme.indicators[index]),
          unit_(unit),
          figures_(inputs, index, options.final_figures) {}

    Derivation run() {
        Derivation derivation;
        derivation.unit = unit_;
        derivation.indicator = index_;
        for (std::size_t t = 0; t < indicator_.targets.size(); ++t) {
            derivation.targets.push_back(of_target(t));
        }
        if (!indicator_.is_context()) return derivation;
        if (const auto result = follow(inputs_, figures_, index_, unit_)) {
            ContextDerivation& context = derivation.context.emplace();
            context.result = *result;
            context.figure = plain_figure(inputs_.period());
            context.figure.missing = missing_reporters(inputs_, index_, unit_, inputs_.period());
            if (result->previous_period) context.previous = plain_figure(*result->previous_period);
        }
        return derivation;
    }

  private:
    TargetDerivation of_target(std::size_t position) {
        const Target& target = indicator_.targets[position];
        TargetDerivation derived;
        judge(inputs_, figures_, target, unit_, &derived.result);
        derived.result.indicator = index_;
        derived.result.target = static_cast<std::uint16_t>(position);
        const Year judged = derived.result.judged;
        derived.result.exempt_below = exempt_reporters(inputs_, index_, unit_, judged);
        derived.judged = judged_figure(target, judged, judged);
        derived.judged.missing = missing_reporters(inputs_, index_, unit_, judged);
        if (judged < inputs_.period()) {
            derived.current = judged_figure(target, inputs_.period(), judged);
            derived.current->missing = silent_reporters(inputs_, index_, unit_, inputs_.period());
            if (derived.current->empty()) derived.current.reset();
        }
        if (!derived.result.path) return derived;
        const Path& path = *derived.result.path;
        if (indicator_.kind != Kind::reduction) derived.base = plain_figure(path.base_period);
        derived.result.line =
            corners_of(indicator_, target, target.threshold_in(judged), path, judged);
        return derived;
    }

    /// The figure of a period, under what is in force at `judged`.
    PeriodFigure judged_figure(const Target& target, Year period, Year judged) {
        const Standing standing = figures_.standing(target, unit_, period, judged);
        if (indicator_.kind != Kind::reduction) {
            PeriodFigure figure = plain_figure(period);
            figure.value = standing.value;
            if (!standing.value) {  // as in the row of `score`: no value, no sums
                figure.above = standing.numerator;
                figure.below = standing.denominator;
            }
            add_shortfalls(target, target.threshold_in(judged), figure);
            return figure;
        }
        PeriodFigure figure;
        figure.period = period;
        figure.value = standing.value;
        figure.above = standing.numerator;
        figure.below = standing.denominator;
        if (figure.above) figure.now = *figure.below - *figure.above;
        add_levels(*target.baseline, figure);
        return figure;
    }

    /// The figure of everything but a reduction, whatever any target says of the period.
    PeriodFigure plain_figure(Year period) {
        PeriodFigure figure;
        figure.period = period;
        figure.value = figures_.value(unit_, period);
        const auto rows = UsableRows::seen_from(inputs_, index_, period, unit_);
        for (const Contributor& who : contributors(inputs_, index_, rows, unit_, period)) {
            Contribution row = contribution(inputs_, index_, rows, who.reporter, who.heir);
            row.stands_for = done_for(inputs_, index_, rows, who.reporter, period);
            figure.rows.push_back(std::move(row));
        }
        add_sums(figure);
        if (indicator_.rollup == Rollup::mean) add_means(rows, figure);
        return figure;
    }

    void add_sums(PeriodFigure& figure) {
        const Tally& tally = figures_.tally(unit_, figure.period);
        if (tally.contributors == 0) return;
        const Ratio millionths{Decimal::one, 1};
        const bool counts =
            indicator_.kind == Kind::ratio || indicator_.rollup == Rollup::weighted_mean;
        figure.above = tally.above / millionths;
        figure.below = indicator_.kind == Kind::milestone
                           ? Ratio{milestone_count(indicator_, tally), 1}
                       : counts                            ? Ratio{tally.below, Decimal::one}
                       : indicator_.rollup == Rollup::mean ? Ratio{tally.below, 1}
                                                           : Ratio{1, 1};
        if (indicator_.rollup == Rollup::weighted_mean) figure.above = *figure.above / millionths;
    }

    /// Rows of one heir are averaged first where they stand for the whole of it.
    void add_means(const UsableRows& rows, PeriodFigure& figure) const {
        for (const Contribution& row : figure.rows) {
            if (!figure.means.empty() && figure.means.back().heir == row.heir) continue;
            const auto own = own_reporters(inputs_, index_, rows, row.heir, figure.period);
            if (!own.whole || own.units.size() < 2) continue;
            Ratio sum{0, 1};
            for (const UnitIndex reporter : own.units) sum = sum + Ratio{rows.amount(reporter)};
            const auto count = static_cast<std::uint32_t>(own.units.size());
            figure.means.push_back({row.heir, count, sum / Ratio{count, 1}});
        }
    }

    void add_shortfalls(const Target& target, const Threshold& threshold, PeriodFigure& figure) {
        if (indicator_.kind != Kind::ratio) return;
        for (Contribution& row : figure.rows) {
            if (row.base->is_zero()) continue;
            const auto lacks =
                need(indicator_, target, threshold, Ratio{row.amount}, Ratio{*row.base});
            if (lacks) row.shortfall = lacks->cases;
        }
        std::ranges::stable_sort(figure.rows, [](const Contribution& a, const Contribution& b) {
            return a.shortfall.value_or(0) > b.shortfall.value_or(0);
        });
    }

    void add_levels(const Baseline& baseline, PeriodFigure& figure) {
        if (baseline.last >= figure.period) return;
        figure.levels = derive_levels(inputs_, index_, unit_, baseline, figure.period);
    }

    const Inputs& inputs_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    UnitIndex unit_;
    Figures figures_;
};

/// What a target adds to an overall score; nothing where it is not among its terms.
std::optional<ScoreTerm> term_of(const ScoreSum& sum, const TargetResult& result) {
    const auto term = std::ranges::find_if(sum.terms, [&](const ScoreTerm& of) {
        return of.place.indicator == result.indicator && of.place.target == result.target;
    });
    return term == sum.terms.end() ? std::nullopt : std::optional{*term};
}

/// Tells the targets what they add to the overall scores.
void add_terms(const Programme& programme, const Breakdown& breakdown,
               std::vector<TargetDerivation>& targets) {
    for (const ScoreSum& sum : breakdown.sums) {
        if (sum.area) continue;
        for (TargetDerivation& target : targets) {
            TargetResult& result = target.result;
            const Target& promised = programme.indicators[result.indicator].targets[result.target];
            if (!sum.horizon) {
                target.year = term_of(sum, result);
            } else if (*sum.horizon == promised.horizon) {
                target.score = term_of(sum, result);
                if (!target.score) continue;
                result.points = target.score->points.rounded();
                result.points_max = target.score->points_max.rounded();
            }
        }
    }
}

}  // namespace

Derivation derive(const Programme& programme, const Units& units, const Exemptions& exemptions,
                  const ObservationStore& observations, const Options& options, UnitIndex unit,
                  IndicatorIndex indicator) {
    const Lineage lineage{units, options.period};
    const Inputs inputs{programme, units, exemptions, observations, lineage, options.verification};
    const Indicator& asked = programme.indicators[indicator];
    Derivation derivation =
        Deriving{inputs, asked.same_as.value_or(indicator), unit, options}.run();
    derivation.asked = indicator;
    std::erase_if(derivation.targets, [&](const TargetDerivation& target) {
        if (!asked.same_as) return false;
        const Year horizon =
            programme.indicators[*asked.same_as].targets[target.result.target].horizon;
        return std::ranges::find(asked.targets, horizon, &Target::horizon) == asked.targets.end();
    });
    // a target printed again adds nothing there
    if (asked.same_as) {
        for (TargetDerivation& target : derivation.targets) target.result.year_mark.reset();
    } else if (!asked.is_context()) {
        add_terms(programme,
                  break_down(programme, units, exemptions, observations, options, unit,
                             programme.horizons(), true),
                  derivation.targets);
    }
    return derivation;
}

}  // namespace cchc::measure
