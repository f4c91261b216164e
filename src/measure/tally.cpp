#include "measure/tally.hpp"

#include <algorithm>

#include "measure/contributors.hpp"

namespace cchc::measure {

namespace {

/// One pass over an indicator in a period; its methods are the paragraphs of the method.
class Tallying {
  public:
    Tallying(const Inputs& inputs, IndicatorIndex index, const UsableRows& rows, Year period)
        : inputs_(inputs),
          index_(index),
          indicator_(inputs.programme.indicators[index]),
          rows_(rows),
          period_(period),
          tallies_(inputs.lineage.living().size()) {}

    std::vector<Tally> run() {
        if (indicator_.rollup == Rollup::none) {
            for (const UnitIndex unit : inputs_.lineage.living()) take_single(unit);
            return std::move(tallies_);
        }
        const bool topmost =
            indicator_.rollup == Rollup::mean || indicator_.rollup == Rollup::weighted_mean;
        for (const UnitIndex unit : inputs_.lineage.reporters()) {
            Tally& tally = of(inputs_.lineage.heir(unit));
            count_report(unit, tally);
            if (!topmost) add_row(unit, tally);
        }
        for (const UnitIndex unit : inputs_.lineage.bottom_up()) {
            if (topmost) take_topmost(unit);
            const UnitIndex parent = inputs_.lineage.parent(unit);
            if (inputs_.lineage.is_living(parent)) of(parent) += of(unit);
        }
        return std::move(tallies_);
    }

  private:
    Tally& of(UnitIndex unit) { return tallies_[inputs_.lineage.slot(unit)]; }

    /// Whether the unit owes a report, and has sent it (method, section 4).
    void count_report(UnitIndex unit, Tally& tally) const {
        if (!must_report(inputs_, unit, index_, period_)) return;
        const std::uint32_t sent = rows_.submitted(unit) ? 1 : 0;
        tally.able += 1;
        tally.able_submitted += sent;
        if (period_ > indicator_.last_horizon()) return;
        tally.due += 1;
        tally.submitted += sent;
    }

    /// The row of a unit, if it has one, beside those already there.
    void add_row(UnitIndex unit, Tally& tally) const {
        const RowIndex row = rows_.row(unit);
        if (row == no_row) return;
        const Observations& rows = inputs_.observations;
        const Integer amount = rows.amount(row).count();
        switch (indicator_.kind) {
            case Kind::ratio:
                tally.above = tally.above + Ratio{amount, 1};
                tally.below = exact::add(tally.below, rows.base(row).count());
                break;
            case Kind::value:
                if (indicator_.rollup == Rollup::weighted_mean) {
                    const Integer weight = rows.base(row).count();
                    tally.above = tally.above + Ratio{exact::multiply(amount, weight), 1};
                    tally.below = exact::add(tally.below, weight);
                    break;
                }
                tally.above = tally.above + Ratio{amount, 1};
                tally.below += 1;
                break;
            case Kind::milestone:
                tally.above = tally.above + Ratio{amount, 1};
                break;
            case Kind::reduction:
                break;
        }
        tally.contributors += 1;
    }

    void take_single(UnitIndex unit) {
        Tally& tally = of(unit);
        count_report(unit, tally);
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
            if (inputs_.units.are_of_one_level(predecessor, unit)) count_report(predecessor, tally);
        }
        const UnitIndex reporter = rows_.single_reporter(unit);
        if (reporter != no_unit) add_row(reporter, tally);
    }

    /// The topmost rows: what the units below gave is already in the tally (method, section 3).
    void take_topmost(UnitIndex unit) {
        Tally& below_it = of(unit);
        Tally own;
        const OwnReporters reporters = own_reporters(inputs_, index_, rows_, unit, period_);
        for (const UnitIndex reporter : reporters.units) add_row(reporter, own);
        if (!reporters.whole) {
            below_it += own;
            return;
        }
        below_it.contributors = own.contributors;
        below_it.above = own.above;
        below_it.below = own.below;
        // several rows that stand for one unit weigh as one
        if (indicator_.rollup == Rollup::mean && own.below > 1) {
            below_it.above = own.above / Ratio{own.below, 1};
            below_it.below = 1;
        }
    }

    const Inputs& inputs_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    const UsableRows& rows_;
    Year period_;
    std::vector<Tally> tallies_;
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
    above = above + other.above;
    below = exact::add(below, other.below);
    contributors += other.contributors;
    due += other.due;
    submitted += other.submitted;
    able += other.able;
    able_submitted += other.able_submitted;
    return *this;
}

std::vector<Tally> tally_scopes(const Inputs& inputs, IndicatorIndex indicator,
                                const UsableRows& rows, Year period) {
    return Tallying{inputs, indicator, rows, period}.run();
}

std::uint32_t milestone_count(const Tally& tally) {
    return std::max(tally.contributors, tally.due);
}

namespace {

/// A quotient of sums in millionths, whole ones of which are made small first.
Ratio quotient(const Ratio& above, Integer below) {
    const Integer one = Decimal::one, sum = above.numerator();
    if (above.denominator() == 1 && exact::are_small(sum, below)) {
        const auto [whole, rest] = exact::divide(sum, one);
        const auto [whole_below, rest_below] = exact::divide(below, one);
        if (rest == 0 && rest_below == 0) return {whole, whole_below};
    }
    return above / Ratio{below, 1};
}

}  // namespace

std::optional<Ratio> value_of(const Indicator& indicator, const Tally& tally) {
    if (tally.contributors == 0) return std::nullopt;
    const Ratio hundred{100, 1};
    switch (indicator.kind) {
        case Kind::ratio:
            if (tally.below == 0) return std::nullopt;
            return hundred * quotient(tally.above, tally.below);
        case Kind::milestone:
            return hundred * tally.above / Ratio{milestone_count(tally) * Decimal::one, 1};
        case Kind::value:
            if (indicator.rollup == Rollup::sum || indicator.rollup == Rollup::none) {
                return tally.above / Ratio{Decimal::one, 1};
            }
            return tally.above / Ratio{exact::multiply(tally.below, Decimal::one), 1};
        case Kind::reduction:
            break;
    }
    return std::nullopt;
}

}  // namespace cchc::measure
