#include "measure/derive_levels.hpp"

#include <algorithm>
#include <utility>

#include "data/levels.hpp"
#include "measure/appraisal.hpp"
#include "measure/contributors.hpp"
#include "measure/scope.hpp"

namespace cchc::measure {

Contribution contribution(const Inputs& inputs, IndicatorIndex index, const UsableRows& rows,
                          UnitIndex reporter, UnitIndex heir) {
    const RowIndex row = rows.row(reporter);
    const auto& observations = inputs.observations;
    const auto heirs = inputs.lineage.heirs(reporter);
    Contribution contribution;
    contribution.reporter = reporter;
    contribution.heir = heir;
    contribution.heirs = {heirs.begin(), heirs.end()};
    contribution.period = ObservationStore::period(row);
    contribution.place = observations.place(row);
    if (inputs.verification) contribution.basis = basis_of_row(inputs, contribution.place);
    contribution.amount = observations.amount(row);
    if (observations.has_base(row)) contribution.base = observations.base(row);
    if (inputs.programme.indicators[index].rollup == Rollup::weighted_mean)
        contribution.product = Ratio{contribution.amount} * Ratio{*contribution.base};
    return contribution;
}

namespace {

/// Collects the levels of a reduction in the scope of one unit, and the rows that they come from.
class Leveling {
  public:
    Leveling(const Inputs& inputs, IndicatorIndex index, UnitIndex unit, const Baseline& baseline,
             Year period)
        : inputs_(inputs),
          index_(index),
          indicator_(inputs.programme.indicators[index]),
          unit_(unit),
          baseline_(baseline),
          period_(period),
          first_(baseline.is_span() ? baseline.last + 1 : period) {}

    std::vector<LevelPair> run() {
        const Lineage& lineage = inputs_.lineage;
        Levels levels{inputs_, index_};
        if (indicator_.rollup == Rollup::none) {
            add_heir(levels, unit_);
            return std::move(pairs_);
        }
        for (const UnitIndex heir : lineage.living()) {
            if (is_within(lineage, heir, unit_) && !lineage.depends_on_scope(heir))
                add_heir(levels, heir);
        }
        if (const DividedScope* scope = lineage.divided_scope(unit_)) {
            FamilyLevels of_families{inputs_, index_, *scope};
            for (const Family& family : scope->families) add_family(of_families, *scope, family);
        }
        std::ranges::stable_sort(pairs_, {},
                                 [](const LevelPair& pair) { return pair.heirs.front(); });
        return std::move(pairs_);
    }

  private:
    void add_heir(Levels& levels, UnitIndex heir) {
        LevelPair pair;
        pair.heirs = {heir};
        fill(levels, heir, pair);
        each_year(
            [&](Year year, std::vector<Contribution>& rows) {
                const auto usable = UsableRows::seen_from(inputs_, index_, year, unit_);
                for (const UnitIndex unit : own_rows(usable, heir, year))
                    rows.push_back(contribution(inputs_, index_, usable, unit, heir));
            },
            pair);
        if (!pair.now) {
            auto units = with_predecessors(heir);
            pair.absence = absence(pair, units, [&](UnitIndex unit, Year year) {
                const UsableRows rows{inputs_, index_, year};
                return indicator_.accepts(inputs_.units[unit].level) &&
                       inputs_.units[unit].exists_at_end(year) && rows.row(unit) == no_row &&
                       !rows.covered(unit);
            });
        }
        keep(std::move(pair));
    }

    void add_family(FamilyLevels& levels, const DividedScope& scope, const Family& family) {
        LevelPair pair;
        pair.heirs = family.heirs;
        fill(levels, family, pair);
        each_year(
            [&](Year year, std::vector<Contribution>& rows) {
                const UsableRows usable{inputs_, index_, year, scope};
                for (const UnitIndex unit : family.units) {
                    if (levels.has_row(unit, year))
                        rows.push_back(
                            contribution(inputs_, index_, usable, unit, family.heirs.front()));
                }
            },
            pair);
        const auto lacking = [&](UnitIndex unit, Year year) {
            return levels.is_lacking(family, unit, year);
        };
        for (const UnitIndex unit : family.units) {
            const bool counts = std::ranges::binary_search(scope.reporters, unit);
            if (counts && inputs_.lineage.heirs(unit).size() > 1) pair.divided.push_back(unit);
            if (!counts && (lacks_any(unit, baseline_.first, baseline_.last, lacking) ||
                            lacks_any(unit, first_, period_, lacking)))
                pair.apart.push_back(unit);
        }
        if (!pair.now) pair.absence = absence(pair, family.units, lacking);
        keep(std::move(pair));
    }

    template <typename LevelsOf, typename Who>
    void fill(LevelsOf& levels, const Who& who, LevelPair& pair) const {
        pair.base = levels.base(who, baseline_);
        pair.now = levels.now(who, baseline_, period_);
    }

    /// Calls `add` with each year of the baseline and of the present level, and where its rows go.
    template <typename Add>
    void each_year(Add add, LevelPair& pair) const {
        for (Year year = baseline_.first; year <= baseline_.last; ++year) add(year, pair.base_rows);
        for (Year year = first_; year <= period_; ++year) add(year, pair.now_rows);
    }

    std::vector<UnitIndex> with_predecessors(UnitIndex heir) const {
        std::vector<UnitIndex> units{heir};
        const auto predecessors = inputs_.lineage.predecessors(heir);
        units.insert(units.end(), predecessors.begin(), predecessors.end());
        return units;
    }

    /// Whose rows are the level of an heir in a year.
    std::vector<UnitIndex> own_rows(const UsableRows& rows, UnitIndex heir, Year year) const {
        if (indicator_.rollup == Rollup::none)
            return own_reporters(inputs_, index_, rows, heir, year).units;
        auto units = with_predecessors(heir);
        std::erase_if(units, [&](UnitIndex unit) { return rows.row(unit) == no_row; });
        return units;
    }

    template <typename Lacking>
    static bool lacks_any(UnitIndex unit, Year first, Year last, Lacking lacking) {
        for (Year year = first; year <= last; ++year) {
            if (lacking(unit, year)) return true;
        }
        return false;
    }

    /// Why some of the years leave no present level; `lacking`: whether a unit leaves a year
    /// without one.
    template <typename Lacking>
    Absence absence(const LevelPair& pair, const std::vector<UnitIndex>& units,
                    Lacking lacking) const {
        Absence absence = Absence::nobody;
        for (Year year = first_; year <= period_; ++year) {
            for (const UnitIndex unit : units) {
                if (!lacking(unit, year)) continue;
                const bool apart = std::ranges::count(pair.apart, unit) > 0;
                if (!apart && must_report(inputs_, unit, index_, year)) return Absence::missing;
                absence = apart || absence == Absence::apart ? Absence::apart : Absence::need_not;
            }
        }
        return absence;
    }

    void keep(LevelPair pair) {
        if (!pair.base_rows.empty() || !pair.now_rows.empty()) pairs_.push_back(std::move(pair));
    }

    const Inputs& inputs_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    UnitIndex unit_;
    Baseline baseline_;
    Year period_;
    Year first_;  ///< of the years whose levels make the present one
    std::vector<LevelPair> pairs_;
};

}  // namespace

std::vector<LevelPair> derive_levels(const Inputs& inputs, IndicatorIndex indicator, UnitIndex unit,
                                     const Baseline& baseline, Year period) {
    return Leveling{inputs, indicator, unit, baseline, period}.run();
}

}  // namespace cchc::measure
