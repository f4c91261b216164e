#include "measure/causes.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "measure/programme_keys.hpp"
#include "measure/scope.hpp"

namespace cchc::measure {

namespace {

bool same(const Units& a, const Units& b) {
    const auto code = [](const Units& units, UnitIndex unit) {
        return unit == no_unit ? std::string{} : units[unit].code;
    };
    const auto same_successors = [&](const Unit& x, const Unit& y) {
        return std::ranges::equal(x.successors, y.successors,
                                  [&](UnitIndex i, UnitIndex j) { return a[i].code == b[j].code; });
    };
    return std::ranges::equal(a.all, b.all, [&](const Unit& x, const Unit& y) {
        return std::tie(x.code, x.level, x.from, x.to) == std::tie(y.code, y.level, y.from, y.to) &&
               code(a, x.parent) == code(b, y.parent) && same_successors(x, y);
    });
}

bool same(const Side& a, const Side& b) {
    const auto code = [](const Side& side, const Exemption& exemption) {
        return (*side.report.units)[exemption.unit].code;
    };
    const auto id = [](const Side& side, const Exemption& exemption) {
        return side.report.programme->indicators[exemption.indicator].id;
    };
    return std::ranges::equal(a.exemptions.all(), b.exemptions.all(),
                              [&](const Exemption& x, const Exemption& y) {
                                  return code(a, x) == code(b, y) && id(a, x) == id(b, y) &&
                                         x.from == y.from && x.to == y.to;
                              });
}

/// What is in one of two sets only.
std::vector<std::string> difference(const std::set<std::string>& a,
                                    const std::set<std::string>& b) {
    std::vector<std::string> codes;
    std::ranges::set_symmetric_difference(a, b, std::back_inserter(codes));
    return codes;
}

}  // namespace

UnitIndex Causes::Half::find(const std::string& code) const {
    return side.report.units->find(code).value_or(no_unit);
}

Causes::Causes(const Side& before, const Side& after, const std::vector<CellChange>& cells)
    : before_{before, {before.report, before.exemptions, before.observations}},
      after_{after, {after.report, after.exemptions, after.observations}},
      cells_(cells),
      exemptions_differ_(!same(before, after)),
      units_differ_(!same(*before.report.units, *after.report.units)),
      with_other_heirs_(find_with_other_heirs()) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        add_to_scopes(i, before_);
        add_to_scopes(i, after_);
    }
}

void Causes::add_to_scopes(std::size_t cell, const Half& half) {
    const UnitIndex reporter = half.find(cells_[cell].unit);
    if (reporter == no_unit) return;
    const Lineage& lineage = half.footing.inputs().lineage;
    for_each_scope_of(lineage, reporter, [&](UnitIndex scope) {
        reach_[{half.code(scope), cells_[cell].indicator}].insert(cell);
    });
}

/// Without a units file a unit is there when it has rows: it neither began nor ended.
bool Causes::known_to_both(const std::string& unit) const {
    return before_.find(unit) != no_unit && after_.find(unit) != no_unit;
}

/// Of a unit that is on one side only: whom it took over from, or who took over from it.
Causes::Codes Causes::began_or_ended(const std::string& unit) const {
    const auto others = [&](const Half& there, const Half& gone) {
        Codes codes;
        for (const UnitIndex other : there.footing.taken_over(there.find(unit)))
            codes.push_back(there.code(other));
        const UnitIndex same = gone.find(unit);
        if (same == no_unit) return codes;
        for (const UnitIndex heir : gone.footing.inputs().lineage.heirs(same))
            codes.push_back(gone.code(heir));
        return codes;
    };
    const UnitIndex there = after_.find(unit);
    const bool began = there != no_unit && after_.footing.inputs().lineage.is_living(there);
    return began ? others(after_, before_) : others(before_, after_);
}

Reason Causes::of(const TargetChange& change, bool in_both) {
    if (!in_both && (known_to_both(change.unit) || cells_.empty()))
        return {Cause::succeeded, {}, {}, began_or_ended(change.unit)};
    const TargetResult* row = change.after ? change.after : change.before;
    const Half& half = change.after ? after_ : before_;
    const Indicator& indicator = half.programme().indicators[row->indicator];
    const std::string& id =
        half.programme().indicators[counted(half.programme(), row->indicator)].id;
    if (!in_both) return by_cells(change.unit, id, false, change.before, change.after);
    if (!change.before || !change.after) {
        const Half& other = change.after ? before_ : after_;
        const bool known = other.programme().find_indicator(change.indicator).has_value();
        return {Cause::amended, {}, {known ? "horizon" : "indicator"}, {}};
    }
    Codes keys = target_keys(target_at(before_, *change.before), target_at(after_, *change.after));
    const Codes others = programme_keys(change);
    if (!keys.empty() || !others.empty()) {
        const Cause cause = keys.empty() ? Cause::programme_changed : Cause::amended;
        keys.insert(keys.end(), others.begin(), others.end());
        return {cause, {}, std::move(keys), {}};
    }
    if (Codes units = newly_exempted(change); !units.empty())
        return {Cause::exempted, {}, {}, std::move(units)};
    if (Codes units = taken_over(change); !units.empty())
        return {Cause::succeeded, {}, {}, std::move(units)};
    Reason reason =
        by_cells(change.unit, id, indicator.same_as.has_value(), change.before, change.after);
    if (!reason.cells.empty() || !two_periods()) return reason;
    const bool silent_before = change.before->status == Status::no_data,
               silent_after = change.after->status == Status::no_data;
    reason.cause = silent_after && change.before->value   ? Cause::went_missing
                   : silent_before && change.after->value ? Cause::came_in
                                                          : Cause::next_period;
    return reason;
}

TargetAt Causes::target_at(const Half& half, const TargetResult& result) {
    const Programme& programme = half.programme();
    return {programme, programme.indicators[counted(programme, result.indicator)],
            programme.indicators[result.indicator].targets[result.target], result.judged};
}

Causes::Codes Causes::programme_keys(const TargetChange& change) const {
    const TargetAt was = target_at(before_, *change.before), is = target_at(after_, *change.after);
    Codes keys = indicator_keys(was.programme, was.programme.indicators[change.before->indicator],
                                is.programme, is.programme.indicators[change.after->indicator]);
    const auto add = [&](const Codes& more) {
        std::ranges::copy_if(more, std::back_inserter(keys), [&](const std::string& key) {
            return std::ranges::count(keys, key) == 0;
        });
    };
    add(report_keys({was.programme, was.indicator, before_.side.report.period},
                    {is.programme, is.indicator, after_.side.report.period}));
    const auto has_path = [](const TargetResult& result) {
        return result.path || result.status == Status::in_progress;
    };
    if (has_path(*change.before) || has_path(*change.after)) add(path_keys(was, is));
    return keys;
}

/// Two periods of one data set: only of the unit itself; who else was freed is one of many things.
Causes::Codes Causes::newly_exempted(const TargetChange& change) const {
    const auto freed = [&](const Half& half, const TargetResult& result) {
        std::set<std::string> codes;
        for (const Year year : {result.judged, half.side.report.period})
            codes.merge(half.footing.exempted(half.find(change.unit), result.indicator, year));
        return codes;
    };
    if (exemptions_differ_)
        return difference(freed(before_, *change.before), freed(after_, *change.after));
    const bool was = change.before->exemption != nullptr, is = change.after->exemption != nullptr;
    return was != is ? Codes{change.unit} : Codes{};
}

/// Who came under a unit's own answer, or left it, without having been in its scope before.
Causes::Codes Causes::taken_over(const TargetChange& change) const {
    if (!units_differ_ && !two_periods()) return {};
    std::set<std::string> codes;
    const auto add = [&](const Half& here, IndicatorIndex indicator, const Half& there,
                         IndicatorIndex other) {
        const UnitIndex unit = there.find(change.unit);
        const auto known = there.footing.felt_taken_over(unit, other);
        for (const std::string& who :
             here.footing.felt_taken_over(here.find(change.unit), indicator)) {
            const UnitIndex same = there.find(who);
            const bool was_there =
                same != no_unit && is_within(there.footing.inputs().lineage, same, unit);
            if (!was_there && !known.contains(who)) codes.insert(who);
        }
    };
    add(before_, change.before->indicator, after_, change.after->indicator);
    add(after_, change.after->indicator, before_, change.before->indicator);
    for (const Codes& others : {moved(change), reassigned(change)})
        codes.insert(others.begin(), others.end());
    return {codes.begin(), codes.end()};
}

/// Whose rows belong to the scope on one side only, because others answer for it on the other: it
/// went to a unit of another scope, or was divided, and not all its heirs are in this one.
Causes::Codes Causes::moved(const TargetChange& change) const {
    const auto holds = [&](const Half& half, IndicatorIndex indicator, const std::string& code) {
        return half.footing.holds(half.find(change.unit), indicator, half.find(code));
    };
    Codes codes;
    for (const std::string& code : with_other_heirs_) {
        if (holds(before_, change.before->indicator, code) !=
            holds(after_, change.after->indicator, code))
            codes.push_back(code);
    }
    return codes;
}

/// The units for which others answer on one side than on the other; without those that have not
/// begun.
Causes::Codes Causes::find_with_other_heirs() const {
    const auto heirs = [](const Half& half, const std::string& code) {
        Codes codes;
        const UnitIndex unit = half.find(code);
        if (unit == no_unit) return codes;
        for (const UnitIndex heir : half.footing.inputs().lineage.heirs(unit))
            codes.push_back(half.code(heir));
        return codes;
    };
    Codes found;
    for (const Unit& unit : before_.side.report.units->all) {
        const Codes was = heirs(before_, unit.code), is = heirs(after_, unit.code);
        if (!was.empty() && !is.empty() && was != is) found.push_back(unit.code);
    }
    return found;
}

/// Who has another heir in the scope, where that can decide: with other units files, and where one
/// that took over without a baseline leaves the whole scope without a verdict.
Causes::Codes Causes::reassigned(const TargetChange& change) const {
    const bool one_without_baseline = (change.before->status == Status::no_baseline) !=
                                      (change.after->status == Status::no_baseline);
    if (!units_differ_ && !one_without_baseline) return {};
    const auto heirs = [&](const Half& half, const TargetResult& result) {
        return half.footing.heirs(half.find(change.unit), result.indicator);
    };
    std::vector<std::pair<std::string, std::string>> others;
    std::ranges::set_symmetric_difference(heirs(before_, *change.before),
                                          heirs(after_, *change.after), std::back_inserter(others));
    std::set<std::string> codes;
    for (const auto& [reporter, heir] : others) codes.insert(reporter);
    return {codes.begin(), codes.end()};
}

template <class Row>
bool Causes::is_affected(Half& half, const std::string& unit, const Row* row,
                         const CellChange& cell) {
    const UnitIndex who = half.find(unit), reporter = half.find(cell.unit);
    if (!row || who == no_unit || reporter == no_unit) return false;
    if constexpr (std::is_same_v<Row, TargetResult>) {
        const bool comes_or_goes = !cell.before || !cell.after;
        return half.footing.affects(who, *row, reporter, cell.period, comes_or_goes);
    } else {
        return half.footing.affects(who, *row, reporter, cell.period);
    }
}

bool Causes::is_own(const std::string& unit, const CellChange& cell) const {
    return std::ranges::any_of(std::array{&before_, &after_}, [&](const Half* half) {
        const UnitIndex reporter = half->find(cell.unit), who = half->find(unit);
        return reporter != no_unit && who != no_unit &&
               half->footing.inputs().lineage.heir(reporter) == who;
    });
}

/// From the cells of the scope that can be felt on either side. `repeats`: the row prints another.
template <class Row>
Reason Causes::by_cells(const std::string& unit, const std::string& indicator, bool repeats,
                        const Row* before, const Row* after) {
    Reason reason;
    const auto reach = reach_.find({unit, indicator});
    if (reach == reach_.end()) return reason;
    std::vector<std::size_t> own;
    for (const std::size_t i : reach->second) {
        const CellChange& cell = cells_[i];
        if (!is_affected(before_, unit, before, cell) && !is_affected(after_, unit, after, cell))
            continue;
        reason.cells.push_back(i);
        if (is_own(unit, cell)) own.push_back(i);
    }
    if (!own.empty() && !repeats) reason.cause = cause_of(own);
    return reason;
}

/// Where reports both came and went, or only figures changed, they were revised.
Cause Causes::cause_of(const std::vector<std::size_t>& own) const {
    const auto any = [&](std::optional<std::uint64_t> CellChange::*gone) {
        return std::ranges::any_of(own, [&](std::size_t i) { return !(cells_[i].*gone); });
    };
    const bool went = any(&CellChange::after), came = any(&CellChange::before);
    if (went == came) return Cause::revised;
    return went ? Cause::went_missing : Cause::came_in;
}

Reason Causes::of(const ScoreChange& change, bool in_both) const {
    if (!in_both && (known_to_both(change.unit) || cells_.empty()))
        return {Cause::succeeded, {}, {}, began_or_ended(change.unit)};
    Codes keys = score_keys(before_.programme(), after_.programme(), change.horizon, change.area);
    if (keys.empty()) return {};
    return {Cause::programme_changed, {}, std::move(keys), {}};
}

Reason Causes::of(const ContextChange& change, bool in_both) {
    if (!in_both && (known_to_both(change.unit) || cells_.empty()))
        return {Cause::succeeded, {}, {}, began_or_ended(change.unit)};
    const auto was = before_.programme().find_indicator(change.indicator),
               is = after_.programme().find_indicator(change.indicator);
    if (!was || !is) return {Cause::amended, {}, {"indicator"}, {}};
    Codes keys = indicator_keys(before_.programme(), before_.programme().indicators[*was],
                                after_.programme(), after_.programme().indicators[*is]);
    if (!keys.empty()) return {Cause::programme_changed, {}, std::move(keys), {}};
    Reason reason = by_cells(change.unit, change.indicator, false, change.before, change.after);
    if (reason.cells.empty() && two_periods()) reason.cause = Cause::next_period;
    return reason;
}

}  // namespace cchc::measure
