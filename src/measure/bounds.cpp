#include "measure/bounds.hpp"

#include <algorithm>
#include <set>

#include "measure/contributors.hpp"
#include "measure/missing.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

const Ratio hundred{100, 1};

/// The sums of a scope with the missing units at their worst and at their best.
struct Ends {
    Ratio lowest, highest;
};

/// What one incomplete scope could come to.
class Bounding {
  public:
    Bounding(const Inputs& inputs, Figures& figures, UnitIndex unit, Year period)
        : inputs_(inputs),
          figures_(figures),
          indicator_(figures.indicator()),
          rows_(inputs, figures.index(), period),
          tally_(figures.tally(unit, period)),
          period_(period),
          missing_(missing_reporters(inputs, figures, unit, period)),
          present_(contributors(inputs, figures.index(), rows_, unit, period)) {}

    std::optional<Ends> ends() const {
        if (missing_.empty() || !indicator_.is_percentage()) return std::nullopt;
        switch (indicator_.kind) {
            case Kind::ratio:
                return ratio();
            case Kind::milestone:
                return milestone();
            case Kind::value:
                return mean();
            case Kind::reduction:
                break;
        }
        return std::nullopt;
    }

  private:
    /// The denominators (weights) that the missing units last reported, in millionths.
    std::optional<Integer> bases_last_reported() const {
        Integer sum = 0;
        for (const UnitIndex unit : missing_) {
            std::optional<Integer> last;
            for (Year year = period_ - 1; year >= inputs_.table.first() && !last; --year) {
                last = base_reported(unit, year);
            }
            if (!last) return std::nullopt;
            sum = exact::add(sum, *last);
        }
        return sum;
    }

    /// What a unit and those it took over from reported for a year; nothing where none did.
    std::optional<Integer> base_reported(UnitIndex unit, Year year) const {
        std::optional<Integer> sum;
        const auto add = [&](UnitIndex reporter) {
            const RowIndex row = inputs_.table.find(reporter, figures_.index(), year);
            if (row == no_row || !inputs_.observations.base.has(row)) return;
            sum = exact::add(sum.value_or(0), inputs_.observations.base.at(row).count());
        };
        add(unit);
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) add(predecessor);
        return sum;
    }

    std::optional<Ends> ratio() const {
        const auto more = bases_last_reported();
        if (!more) return std::nullopt;
        const Integer below = exact::add(tally_.below, *more);
        if (below == 0) return std::nullopt;
        const Ratio whole{below, 1};
        return Ends{hundred * tally_.above / whole,
                    hundred * (tally_.above + Ratio{*more, 1}) / whole};
    }

    std::optional<Ends> milestone() const {
        std::uint32_t with_row = 0;  // a 0 of an earlier year, which may have become a 1
        for (const UnitIndex unit : missing_) with_row += rows_.row(unit) != no_row ? 1u : 0u;
        const auto missing = static_cast<std::uint32_t>(missing_.size());
        const std::uint32_t count = std::max(tally_.contributors + missing - with_row, tally_.due);
        const Ratio whole{count * Decimal::one, 1};
        const Ratio more{missing * Decimal::one, 1};
        return Ends{hundred * tally_.above / whole, hundred * (tally_.above + more) / whole};
    }

    std::optional<Ends> mean() const {
        const bool weighted = indicator_.rollup == Rollup::weighted_mean;
        if ((!weighted && indicator_.rollup != Rollup::mean) || would_supersede())
            return std::nullopt;
        const auto more = weighted ? bases_last_reported()
                                   : std::optional<Integer>{static_cast<Integer>(missing_.size())};
        if (!more) return std::nullopt;
        const Ratio best = hundred * Ratio{exact::multiply(*more, Decimal::one), 1};
        const Ratio whole{exact::multiply(exact::add(tally_.below, *more), Decimal::one), 1};
        if (whole.is_zero()) return std::nullopt;
        return Ends{tally_.above / whole, (tally_.above + best) / whole};
    }

    /// Whether a missing row would stand for others that are here, or another stands for it.
    bool would_supersede() const {
        std::set<UnitIndex> heirs;
        for (const Contributor& who : present_) heirs.insert(who.heir);
        const auto touches = [&](UnitIndex unit) {
            const UnitIndex heir = inputs_.lineage.heir(unit);
            for (UnitIndex above = heir; above != no_unit; above = inputs_.lineage.parent(above)) {
                if (heirs.contains(above)) return true;
            }
            return std::ranges::any_of(heirs, [&](UnitIndex present) {
                while (present != no_unit && present != heir)
                    present = inputs_.lineage.parent(present);
                return present == heir;
            });
        };
        return std::ranges::any_of(missing_, touches);
    }

    const Inputs& inputs_;
    Figures& figures_;
    const Indicator& indicator_;
    UsableRows rows_;
    const Tally& tally_;
    Year period_;
    std::vector<UnitIndex> missing_;
    std::vector<Contributor> present_;
};

/// Whether every value between the ends has the same verdict.
bool is_decided(const Threshold& threshold, const Ends& ends) {
    if (attains(threshold, ends.lowest) != attains(threshold, ends.highest)) return false;
    const bool around = ends.lowest < Ratio{threshold.low} && ends.highest > Ratio{threshold.high};
    return attains(threshold, ends.lowest) || !around;
}

}  // namespace

std::optional<Bounds> bounds(const Inputs& inputs, Figures& figures, const Threshold& threshold,
                             UnitIndex unit, Year period) {
    if (figures.tally(unit, period).complete()) return std::nullopt;
    const auto ends = Bounding{inputs, figures, unit, period}.ends();
    if (!ends) return std::nullopt;
    return Bounds{ends->lowest.rounded_down(), ends->highest.rounded_up(),
                  is_decided(threshold, *ends)};
}

}  // namespace cchc::measure
