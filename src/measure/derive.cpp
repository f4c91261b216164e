#include "measure/derive.hpp"

#include <algorithm>

#include "measure/context.hpp"
#include "measure/contributors.hpp"
#include "measure/missing.hpp"
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
        if (indicator_.is_context()) {
            derivation.context = follow(inputs_, figures_, index_, unit_);
            TargetDerivation& only = derivation.targets.emplace_back();
            only.result.judged = inputs_.period();
            add_rows(nullptr, only);
        }
        return derivation;
    }

  private:
    TargetDerivation of_target(std::size_t position) {
        const Target& target = indicator_.targets[position];
        TargetDerivation derived;
        derived.result = judge(inputs_, figures_, target, unit_);
        derived.result.indicator = index_;
        derived.result.target = static_cast<std::uint16_t>(position);
        if (indicator_.kind == Kind::reduction) {
            add_levels(*target.baseline, derived);
            derived.above = derived.result.numerator;
            derived.below = derived.result.denominator;
            if (derived.above) derived.now = *derived.below - *derived.above;
            derived.missing = missing_reporters(inputs_, figures_, unit_, derived.result.judged);
        } else {
            add_rows(&target.threshold_in(derived.result.judged), derived);
        }
        return derived;
    }

    Contribution contribution(const UsableRows& rows, UnitIndex reporter, UnitIndex heir) const {
        const RowIndex row = rows.row(reporter);
        const auto& observations = inputs_.observations;
        return {reporter,
                heir,
                observations.period[row],
                row,
                observations.amount.at(row),
                observations.base[row],
                {}};
    }

    /// The rows of everything but a reduction. `threshold`: null for a context indicator.
    void add_rows(const Threshold* threshold, TargetDerivation& derived) {
        const Year period = derived.result.judged;
        const UsableRows rows{inputs_, index_, period};
        for (const Contributor& who : contributors(inputs_, index_, rows, unit_, period)) {
            Contribution row = contribution(rows, who.reporter, who.heir);
            if (threshold && indicator_.kind == Kind::ratio && !row.base->is_zero()) {
                const auto lacks = need(indicator_, indicator_.targets[derived.result.target],
                                        *threshold, Ratio{row.amount}, Ratio{*row.base});
                if (lacks) row.shortfall = lacks->cases;
            }
            derived.rows.push_back(row);
        }
        std::ranges::stable_sort(derived.rows, [](const Contribution& a, const Contribution& b) {
            return a.shortfall.value_or(0) > b.shortfall.value_or(0);
        });
        const Tally& tally = figures_.tally(unit_, period);
        if (tally.contributors > 0) {
            const Ratio millionths{Decimal::one, 1};
            const bool counts =
                indicator_.kind == Kind::ratio || indicator_.rollup == Rollup::weighted_mean;
            derived.above = tally.above / millionths;
            derived.below = indicator_.kind == Kind::milestone  ? Ratio{milestone_count(tally), 1}
                            : counts                            ? Ratio{tally.below, Decimal::one}
                            : indicator_.rollup == Rollup::mean ? Ratio{tally.below, 1}
                                                                : Ratio{1, 1};
            if (indicator_.rollup == Rollup::weighted_mean)
                derived.above = *derived.above / millionths;
        }
        derived.missing = missing_reporters(inputs_, figures_, unit_, derived.result.judged);
    }

    bool is_below(UnitIndex unit) const {
        while (unit != no_unit && unit != unit_) unit = inputs_.lineage.parent(unit);
        return unit == unit_;
    }

    void add_levels(const Baseline& baseline, TargetDerivation& derived) {
        const Year period = derived.result.judged;
        if (baseline.last >= period) return;
        Levels levels{inputs_, index_};
        const Year first = baseline.is_span() ? baseline.last + 1 : period;
        for (const UnitIndex heir : inputs_.lineage.living()) {
            const bool in_scope =
                indicator_.rollup == Rollup::none ? heir == unit_ : is_below(heir);
            if (!in_scope) continue;
            LevelPair pair;
            pair.heir = heir;
            pair.base = levels.base(heir, baseline);
            pair.now = levels.now(heir, baseline, period);
            pair.base_rows = rows_of(heir, baseline.first, baseline.last);
            pair.now_rows = rows_of(heir, first, period);
            if (!pair.base_rows.empty() || !pair.now_rows.empty())
                derived.levels.push_back(std::move(pair));
        }
    }

    std::vector<Contribution> rows_of(UnitIndex heir, Year first, Year last) const {
        std::vector<Contribution> found;
        for (Year year = first; year <= last; ++year) {
            const UsableRows rows{inputs_, index_, year};
            for (const UnitIndex reporter :
                 own_reporters(inputs_, index_, rows, heir, year).units) {
                found.push_back(contribution(rows, reporter, heir));
            }
        }
        return found;
    }

    const Inputs& inputs_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    UnitIndex unit_;
    Figures figures_;
};

}  // namespace

Derivation derive(const Programme& programme, const Units& units, const Exemptions& exemptions,
                  const Observations& observations, const Options& options, UnitIndex unit,
                  IndicatorIndex indicator) {
    const Lineage lineage{units, options.period};
    RowTable table{observations, units.size(), programme.indicators.size(), options.period};
    table.leave_out_duplicates();
    const Inputs inputs{programme, units, exemptions, observations, table, lineage};
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
    return derivation;
}

}  // namespace cchc::measure
