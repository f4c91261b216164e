#include "measure/contributors.hpp"

namespace cchc::measure {

namespace {

bool is_topmost(Rollup rollup) {
    return rollup == Rollup::mean || rollup == Rollup::weighted_mean;
}

/// The roll-up of one indicator in one period; `own` follows the method, kind by kind.
class Reporters {
  public:
    Reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows, Year period)
        : inputs_(inputs),
          rollup_(inputs.programme.indicators[indicator].rollup),
          is_milestone_(inputs.programme.indicators[indicator].kind == Kind::milestone),
          rows_(rows),
          period_(period) {}

    OwnReporters own(UnitIndex unit) const {
        OwnReporters own;
        if (rollup_ == Rollup::none) {
            own.units = single(unit);
            own.whole = true;
            return own;
        }
        add(unit, own);
        own.whole = is_topmost(rollup_) && stands_for_whole(unit);
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
            if (!own.whole || inputs_.units.are_of_one_level(predecessor, unit))
                add(predecessor, own);
        }
        if (!own.whole) add_divided(unit, own);
        return own;
    }

    /// The only rows that count with roll-up `none`.
    std::vector<UnitIndex> single(UnitIndex unit) const {
        if (is_milestone_ && rows_.row(unit) == no_row)
            return rows_.said_by_predecessors(unit).reporters;
        const UnitIndex reporter = rows_.single_reporter(unit);
        return reporter == no_unit ? std::vector<UnitIndex>{} : std::vector{reporter};
    }

    /// A unit with a row of its own, or of whose level every one that it answers for and that was
    /// there at the period's end has one, stands for everything below it (method, section 8).
    bool stands_for_whole(UnitIndex unit) const {
        if (rows_.row(unit) != no_row) return true;
        if (inputs_.units[unit].exists_at_end(period_)) return false;
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

    void add_divided(UnitIndex unit, OwnReporters& own) const {
        const DividedScope* scope = inputs_.lineage.divided_scope(unit);
        if (scope == nullptr) return;
        for (const UnitIndex reporter : scope->reporters) {
            const bool divided = inputs_.lineage.heir(reporter) == no_unit;
            if (divided && inputs_.lineage.home(reporter) == unit) add(reporter, own);
        }
    }

    const Inputs& inputs_;
    Rollup rollup_;
    bool is_milestone_;
    const UsableRows& rows_;
    Year period_;
};

}  // namespace

OwnReporters own_reporters(const Inputs& inputs, IndicatorIndex indicator, const UsableRows& rows,
                           UnitIndex unit, Year period) {
    return Reporters{inputs, indicator, rows, period}.own(unit);
}

std::vector<UnitIndex> done_for(const Inputs& inputs, IndicatorIndex indicator,
                                const UsableRows& rows, UnitIndex reporter, Year period) {
    const Indicator& milestone = inputs.programme.indicators[indicator];
    if (milestone.kind != Kind::milestone || milestone.rollup != Rollup::sum ||
        inputs.lineage.heir(reporter) != no_unit || rows.row(reporter) == no_row ||
        rows.amount(reporter).is_zero())
        return {};
    auto went_to = successors_of(inputs.units, inputs.lineage, reporter);
    std::erase_if(went_to, [&](UnitIndex next) {
        return !owes_report(inputs, next, indicator, period) || rows.row(next) != no_row;
    });
    return went_to;
}

std::set<UnitIndex> done_by_divided(const Inputs& inputs, IndicatorIndex indicator,
                                    const UsableRows& rows, UnitIndex unit, Year period) {
    std::set<UnitIndex> done;
    const DividedScope* scope = inputs.lineage.divided_scope(unit);
    if (scope == nullptr) return done;
    for (const UnitIndex reporter : scope->reporters) {
        const auto went_to = done_for(inputs, indicator, rows, reporter, period);
        done.insert(went_to.begin(), went_to.end());
    }
    return done;
}

std::vector<Contributor> contributors(const Inputs& inputs, IndicatorIndex indicator,
                                      const UsableRows& rows, UnitIndex unit, Year period) {
    std::vector<Contributor> all;
    for_each_own(inputs, indicator, rows, unit, period,
                 [&](UnitIndex heir, const OwnReporters& own) {
                     for (const UnitIndex reporter : own.units) all.push_back({reporter, heir});
                 });
    return all;
}

}  // namespace cchc::measure
