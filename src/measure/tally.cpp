#include "measure/tally.hpp"

#include <algorithm>
#include <set>

#include "measure/contributors.hpp"
#include "measure/size.hpp"

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
        const Lineage& lineage = inputs_.lineage;
        if (indicator_.rollup == Rollup::none) {
            for (const UnitIndex unit : lineage.living()) take_single(unit);
            return std::move(tallies_);
        }
        for (const UnitIndex unit : lineage.reporters()) {
            if (lineage.depends_on_scope(unit)) continue;
            Tally& tally = of(lineage.heir(unit));
            count_report(unit, rows_.submitted(unit), tally);
            if (!is_topmost()) add_row(rows_, unit, tally);
        }
        for (const UnitIndex unit : lineage.bottom_up()) {
            if (is_topmost()) take_topmost(unit);
            const UnitIndex parent = lineage.parent(unit);
            if (lineage.is_living(parent)) of(parent) += of(unit);
        }
        for (const DividedScope& scope : lineage.divided_scopes()) take_divided(scope);
        return std::move(tallies_);
    }

  private:
    bool is_topmost() const {
        return indicator_.rollup == Rollup::mean || indicator_.rollup == Rollup::weighted_mean;
    }

    Tally& of(UnitIndex unit) { return tallies_[inputs_.lineage.slot(unit)]; }

    /// Whether the unit owes a report, and has sent it (method, section 4).
    void count_report(UnitIndex unit, bool sent, Tally& tally) const {
        if (!must_report(inputs_, unit, index_, period_)) return;
        tally.able += 1;
        tally.able_submitted += sent ? 1 : 0;
        if (period_ > inputs_.programme.due_until(indicator_)) return;
        tally.due += 1;
        tally.submitted += sent ? 1 : 0;
        if (sent || indicator_.kind != Kind::ratio || indicator_.rollup != Rollup::sum) return;
        const auto size = size_before(inputs_, index_, unit, period_);
        if (!size) return;
        tally.silent_known += 1;
        tally.silent_size = exact::add(tally.silent_size, *size);
    }

    /// The scope of a unit that holds heirs of divided units: what these reported counts in some
    /// scopes and not in others, so each is added up by itself (method, section 8).
    void take_divided(const DividedScope& scope) {
        const UsableRows rows{inputs_, index_, period_, scope};
        Tally& tally = of(scope.unit);
        std::set<UnitIndex> done;
        if (is_topmost()) {
            take_topmost_of_scope(rows, scope.unit);
        } else {
            for (const UnitIndex unit : scope.reporters) {
                const auto went_to = done_for(inputs_, index_, rows, unit, period_);
                done.insert(went_to.begin(), went_to.end());
                if (went_to.empty()) add_row(rows, unit, tally);
            }
            const Integer all = static_cast<Integer>(done.size()) * Decimal::one;
            tally.above = tally.above + Ratio{all, 1};
            tally.contributors += static_cast<std::uint32_t>(done.size());
        }
        for (const UnitIndex unit : scope.reporters)
            count_report(unit, done.contains(unit) || rows.submitted(unit), tally);
    }

    /// The topmost rows of a scope, anew.
    void take_topmost_of_scope(const UsableRows& rows, UnitIndex unit) {
        Tally all;
        for_each_own(inputs_, index_, rows, unit, period_,
                     [&](UnitIndex, const OwnReporters& own) { all += tally_of(rows, own); });
        Tally& tally = of(unit);
        tally.above = all.above;
        tally.below = all.below;
        tally.contributors = all.contributors;
    }

    /// The row of a unit, if it has one, beside those already there.
    void add_row(const UsableRows& usable, UnitIndex unit, Tally& tally) const {
        const RowIndex row = usable.row(unit);
        if (row == no_row) return;
        const ObservationStore& rows = inputs_.observations;
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
        if (inputs_.lineage.depends_on_scope(unit)) {
            take_single(UsableRows::seen_from(inputs_, index_, period_, unit), unit);
        } else {
            take_single(rows_, unit);
        }
    }
    void take_single(const UsableRows& rows, UnitIndex unit) {
        Tally& tally = of(unit);
        if (inputs_.units[unit].exists_at_end(period_)) {
            count_report(unit, rows.submitted(unit), tally);
        } else {
            for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
                if (inputs_.units.are_of_one_level(predecessor, unit))
                    count_report(predecessor, rows.submitted(predecessor), tally);
            }
        }
        if (indicator_.kind == Kind::milestone && rows.row(unit) == no_row) {
            const auto said = rows.said_by_predecessors(unit);
            tally.contributors = said.reporters.empty() ? 0 : 1;
            tally.above = Ratio{said.done ? Decimal::one : 0, 1};
            return;
        }
        const UnitIndex reporter = rows.single_reporter(unit);
        if (reporter != no_unit) add_row(rows, reporter, tally);
    }

    /// What the own reporters of a unit add to a mean.
    Tally tally_of(const UsableRows& rows, const OwnReporters& own) const {
        Tally tally;
        for (const UnitIndex reporter : own.units) add_row(rows, reporter, tally);
        // several rows that stand for one unit weigh as one
        if (own.whole && indicator_.rollup == Rollup::mean && tally.below > 1) {
            tally.above = tally.above / Ratio{tally.below, 1};
            tally.below = 1;
        }
        return tally;
    }

    /// The topmost rows: what the units below gave is already in the tally (method, section 3).
    void take_topmost(UnitIndex unit) {
        const OwnReporters reporters = own_reporters(inputs_, index_, rows_, unit, period_);
        const Tally own = tally_of(rows_, reporters);
        Tally& all = of(unit);
        if (!reporters.whole) {
            all += own;
            return;
        }
        all.contributors = own.contributors;
        all.above = own.above;
        all.below = own.below;
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
    silent_known += other.silent_known;
    silent_size = exact::add(silent_size, other.silent_size);
    return *this;
}

std::vector<Tally> tally_scopes(const Inputs& inputs, IndicatorIndex indicator,
                                const UsableRows& rows, Year period) {
    return Tallying{inputs, indicator, rows, period}.run();
}

std::uint32_t milestone_count(const Indicator& indicator, const Tally& tally) {
    return indicator.rollup == Rollup::none ? 1 : std::max(tally.contributors, tally.due);
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
            return hundred * tally.above /
                   Ratio{milestone_count(indicator, tally) * Decimal::one, 1};
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
