#include "measure/contributors.hpp"

namespace cchc::measure {

namespace {

bool is_topmost(Rollup rollup) {
    return rollup == Rollup::mean || rollup == Rollup::weighted_mean;
}

/// The roll-up of one indicator in one period; `own` is a paragraph of the method for each kind.
class Reporters {
  public:
    Reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows, Year period)
        : inputs_(inputs),
          rollup_(inputs.programme.indicators[indicator].rollup),
          rows_(rows),
          period_(period) {}

    OwnReporters own(UnitIndex unit) const {
        OwnReporters own;
        if (rollup_ == Rollup::none) {
            const UnitIndex reporter = rows_.single_reporter(unit);
            if (reporter != no_unit) own.units.push_back(reporter);
            own.whole = true;
            return own;
        }
        add(unit, own);
        own.whole = is_topmost(rollup_) && stands_for_whole(unit);
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
            if (!own.whole || inputs_.units.are_of_one_level(predecessor, unit))
                add(predecessor, own);
        }
        return own;
    }

    /// A unit with a row of its own, or whose predecessors of its level all have one, stands for
    /// everything below it (method, section 8).
    bool stands_for_whole(UnitIndex unit) const {
        if (rows_.row(unit) != no_row) return true;
        bool any = false;
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
            if (!inputs_.units.are_of_one_level(predecessor, unit)) continue;
            const bool has_row = rows_.row(predecessor) != no_row;
            any = any || has_row;
            if (inputs_.units[predecessor].exists_at_end(period_) && !has_row &&
                !rows_.covered(predecessor)) {
                return false;
            }
        }
        return any;
    }

  private:
    void add(UnitIndex reporter, OwnReporters& own) const {
        if (rows_.row(reporter) != no_row) own.units.push_back(reporter);
    }

    const Inputs& inputs_;
    Rollup rollup_;
    const UsableRows& rows_;
    Year period_;
};

}  // namespace

OwnReporters own_reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                           UnitIndex unit, Year period) {
    return Reporters{inputs, indicator, rows, period}.own(unit);
}

std::vector<Contributor> contributors(const Inputs& inputs, IndicatorIndex indicator,
                                      const UsableRows& rows, UnitIndex unit, Year period) {
    const Reporters reporters{inputs, indicator, rows, period};
    std::vector<std::vector<UnitIndex>> below(inputs.units.size());
    for (const UnitIndex child : inputs.lineage.living()) {
        if (inputs.lineage.parent(child) != no_unit)
            below[inputs.lineage.parent(child)].push_back(child);
    }
    std::vector<Contributor> all;
    std::vector<UnitIndex> next{unit};
    while (!next.empty()) {
        const UnitIndex heir = next.back();
        next.pop_back();
        const OwnReporters own = reporters.own(heir);
        for (const UnitIndex reporter : own.units) all.push_back({reporter, heir});
        if (!own.whole) next.insert(next.end(), below[heir].rbegin(), below[heir].rend());
    }
    return all;
}

}  // namespace cchc::measure
