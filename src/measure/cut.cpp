#include "measure/cut.hpp"

#include <algorithm>

namespace cchc::measure {

namespace {

/// Who owes reports of the present levels and has not sent them.
struct Silent {
    std::uint32_t now = 0;      ///< units that owe one for the period itself
    std::uint32_t in_span = 0;  ///< units and years, of all years of a running mean
};

/// The scopes of one reduction, against one baseline.
class Cutting {
  public:
    Cutting(const Inputs& inputs, IndicatorIndex index, Levels& levels, const Baseline& baseline,
            Year period)
        : inputs_(inputs),
          index_(index),
          levels_(levels),
          baseline_(baseline),
          period_(period),
          first_(baseline.is_span() ? baseline.last + 1 : period),
          rolls_up_(inputs.programme.indicators[index].rollup != Rollup::none) {}

    std::vector<Cut> run() {
        const Lineage& lineage = inputs_.lineage;
        std::vector<Cut> cuts(lineage.living().size());
        const auto silent = rolls_up_ ? silent_by_heir() : std::vector<Silent>(cuts.size());
        for (const UnitIndex unit : lineage.bottom_up()) {
            Cut& cut = cuts[lineage.slot(unit)];
            // heirs of divided units have their levels with others, scope by scope
            if (!rolls_up_ || !lineage.depends_on_scope(unit))
                add(levels_, unit, silent[lineage.slot(unit)], cut);
            const UnitIndex parent = lineage.parent(unit);
            if (rolls_up_ && lineage.is_living(parent)) cuts[lineage.slot(parent)] += cut;
        }
        if (!rolls_up_) return cuts;
        for (const DividedScope& scope : lineage.divided_scopes()) {
            FamilyLevels levels{inputs_, index_, scope};
            for (const Family& family : scope.families)
                add(levels, family, silent_of(scope, family), cuts[lineage.slot(scope.unit)]);
        }
        return cuts;
    }

  private:
    /// What an heir or a family adds to a scope.
    template <typename LevelsOf, typename Who>
    void add(LevelsOf& levels, const Who& who, Silent silent, Cut& cut) const {
        const auto now = levels.now(who, baseline_, period_);
        if (!now && silent.now + silent.in_span == 0) return;
        const auto base = levels.base(who, baseline_);
        if (now) {
            cut.with_level += 1;
            if (!base) {
                cut.without_base += 1;
                return;
            }
            cut.base = cut.base + *base;
            cut.now = cut.now + *now;
        } else if (base) {
            cut.silent_known += silent.now;
            cut.silent_base = cut.silent_base + *base;
            cut.silent_now = cut.silent_now + feared_level(levels, who, *base);
        }
    }

    /// Against one year: the greater of the baseline and the last level that is known.
    template <typename LevelsOf, typename Who>
    Ratio feared_level(LevelsOf& levels, const Who& who, const Ratio& base) const {
        if (baseline_.is_span()) return base;
        for (Year year = period_ - 1; year > baseline_.last; --year) {
            if (const auto level = levels.level(who, year)) return std::max(base, Ratio{*level});
        }
        return base;
    }

    std::vector<Silent> silent_by_heir() const {
        std::vector<Silent> silent(inputs_.lineage.living().size());
        for (Year year = first_; year <= period_; ++year) {
            const UsableRows rows{inputs_, index_, year};
            for (const UnitIndex unit : inputs_.lineage.reporters()) {
                if (!inputs_.lineage.depends_on_scope(unit))
                    count(rows, unit, year,
                          silent[inputs_.lineage.slot(inputs_.lineage.heir(unit))]);
            }
        }
        return silent;
    }

    Silent silent_of(const DividedScope& scope, const Family& family) const {
        Silent silent;
        for (Year year = first_; year <= period_; ++year) {
            const UsableRows rows{inputs_, index_, year, scope};
            for (const UnitIndex unit : family.units) {
                if (std::ranges::binary_search(scope.reporters, unit))
                    count(rows, unit, year, silent);
            }
        }
        return silent;
    }

    void count(const UsableRows& rows, UnitIndex unit, Year year, Silent& silent) const {
        if (!owes_report(inputs_, unit, index_, year) || rows.submitted(unit)) return;
        if (year == period_) silent.now += 1;
        if (baseline_.is_span()) silent.in_span += 1;
    }

    const Inputs& inputs_;
    IndicatorIndex index_;
    Levels& levels_;
    Baseline baseline_;
    Year period_;
    Year first_;  ///< of the years whose levels make the present one
    bool rolls_up_;
};

}  // namespace

Cut& Cut::operator+=(const Cut& other) {
    base = base + other.base;
    now = now + other.now;
    with_level += other.with_level;
    without_base += other.without_base;
    silent_base = silent_base + other.silent_base;
    silent_now = silent_now + other.silent_now;
    silent_known += other.silent_known;
    return *this;
}

std::vector<Cut> cut_scopes(const Inputs& inputs, IndicatorIndex indicator, Levels& levels,
                            const Baseline& baseline, Year period) {
    return Cutting{inputs, indicator, levels, baseline, period}.run();
}

}  // namespace cchc::measure
