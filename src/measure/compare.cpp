#include "measure/compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/lineage.hpp"

namespace cchc::measure {

namespace {

/// How good a status is, best first; nothing where two cannot be compared.
std::optional<int> standing_of(Status status) {
    switch (status) {
        case Status::attained:
            return 0;
        case Status::attained_late:
            return 1;
        case Status::on_track:
            return 2;
        case Status::in_progress:
            return 3;
        case Status::at_risk:
            return 4;
        case Status::off_track:
            return 5;
        case Status::lapsed:
            return 6;
        case Status::missed:
            return 7;
        case Status::no_data:
            return 8;
        case Status::no_baseline:
            return 9;
        default:
            return std::nullopt;
    }
}

bool same(const Path& a, const Path& b) {
    return std::tie(a.base_period, a.base_value, a.value, a.progress, a.pace, a.projected) ==
           std::tie(b.base_period, b.base_value, b.value, b.progress, b.pace, b.projected);
}

/// Whether two rows of `score --table targets` say the same, whatever their period.
bool same(const TargetResult& a, const Threshold& threshold_a, const TargetResult& b,
          const Threshold& threshold_b) {
    const bool same_path =
        a.path.has_value() == b.path.has_value() && (!a.path || same(*a.path, *b.path));
    return same_path && threshold_a == threshold_b &&
           std::tie(a.status, a.attained, a.value, a.attainment, a.gap, a.need, a.numerator,
                    a.denominator, a.current_value, a.current_attained, a.submitted, a.due) ==
               std::tie(b.status, b.attained, b.value, b.attainment, b.gap, b.need, b.numerator,
                        b.denominator, b.current_value, b.current_attained, b.submitted, b.due);
}

bool same(const Score& a, const Score& b) {
    return std::tie(a.score, a.score_reported, a.targets, a.with_value, a.rank) ==
               std::tie(b.score, b.score_reported, b.targets, b.with_value, b.rank) &&
           a.grade == b.grade;
}

using RowKey = std::tuple<std::string, std::string, Year>;  ///< unit, indicator, period

/// The reported rows of one side by what they are about.
std::map<RowKey, RowIndex> rows_of(const Side& side) {
    std::map<RowKey, RowIndex> rows;
    const Observations& data = side.observations;
    for (RowIndex row = 0; row < data.size(); ++row) {
        if (!data.reported(row)) continue;
        rows.emplace(
            RowKey{(*side.report.units)[data.unit[row]].code,
                   side.report.programme->indicators[data.indicator[row]].id, data.period[row]},
            row);
    }
    return rows;
}

/// Compares two sides step by step.
class Comparing {
  public:
    Comparing(const Side& before, const Side& after) : before_(before), after_(after) {
        comparison_.before = &before.report;
        comparison_.after = &after.report;
    }

    Comparison run() {
        compare_cells();
        std::set<std::string> seen;
        for (const UnitReport& unit : after_.report.reports) {
            const std::string& code = code_of(after_, unit.unit);
            seen.insert(code);
            const auto index = before_.report.units->find(code);
            compare_units(code, index ? before_.report.find(*index) : nullptr, &unit);
        }
        for (const UnitReport& unit : before_.report.reports) {
            const std::string& code = code_of(before_, unit.unit);
            if (!seen.contains(code)) compare_units(code, &unit, nullptr);
        }
        return std::move(comparison_);
    }

  private:
    using TargetKey = std::pair<std::string, Year>;  ///< indicator, horizon

    static const std::string& code_of(const Side& side, UnitIndex unit) {
        return (*side.report.units)[unit].code;
    }
    static const Indicator& indicator_of(const Side& side, const TargetResult& result) {
        return side.report.programme->indicators[result.indicator];
    }
    static const Target& target_of(const Side& side, const TargetResult& result) {
        return indicator_of(side, result).targets[result.target];
    }

    void compare_cells() {
        const auto before = rows_of(before_), after = rows_of(after_);
        for (const auto& [key, row] : before) {
            const auto other = after.find(key);
            compare_rows(key, row, other == after.end() ? no_row : other->second);
        }
        for (const auto& [key, row] : after) {
            if (!before.contains(key)) compare_rows(key, no_row, row);
        }
        std::ranges::stable_sort(comparison_.cells, {}, [](const CellChange& cell) {
            return std::tie(cell.unit, cell.indicator, cell.period);
        });
        for (std::size_t i = 0; i < comparison_.cells.size(); ++i) add_to_scopes(i);
    }

    void compare_rows(const RowKey& key, RowIndex before, RowIndex after) {
        const auto& [unit, indicator, period] = key;
        const auto known = after_.report.programme->find_indicator(indicator);
        const Programme& programme = known ? *after_.report.programme : *before_.report.programme;
        const bool ratio =
            programme.indicators[*programme.find_indicator(indicator)].kind == Kind::ratio;
        const auto figure = [](const FigureColumn& column, RowIndex row) {
            return row == no_row ? std::nullopt : column[row];
        };
        const auto compare = [&](std::string_view field, const FigureColumn& a,
                                 const FigureColumn& b) {
            const auto from = figure(a, before), to = figure(b, after);
            if (from != to)
                comparison_.cells.push_back(
                    {unit, indicator, period, field, from, to, before, after});
        };
        compare(ratio ? "numerator" : "value", before_.observations.amount,
                after_.observations.amount);
        compare("denominator", before_.observations.base, after_.observations.base);
    }

    /// Notes a changed cell with every unit whose figures it may stand in, on either side.
    void add_to_scopes(std::size_t cell) {
        for (const Side* side : {&before_, &after_}) {
            const auto unit = side->report.units->find(comparison_.cells[cell].unit);
            if (!unit) continue;
            const auto found = lineages_.find(side);
            const Lineage& lineage =
                found != lineages_.end()
                    ? found->second
                    : lineages_.emplace(side, Lineage{*side->report.units, side->report.period})
                          .first->second;
            const UnitIndex heir = lineage.heir(*unit);
            for (UnitIndex scope = heir; scope != no_unit; scope = lineage.parent(scope)) {
                auto& cells = scope == heir ? own_cells_ : cells_below_;
                cells[{code_of(*side, scope), comparison_.cells[cell].indicator}].insert(cell);
            }
        }
    }

    void compare_units(const std::string& code, const UnitReport* before, const UnitReport* after) {
        compare_targets(code, before, after);
        std::map<Year, ScoreChange> scores;
        const auto collect = [&](const UnitReport* unit, const Score* ScoreChange::*side) {
            if (!unit) return;
            for (const Score& score : unit->scores) {
                if (!score.area) scores[score.horizon].*side = &score;
            }
        };
        collect(before, &ScoreChange::before);
        collect(after, &ScoreChange::after);
        for (auto& [horizon, change] : scores) {
            if (change.before && change.after && same(*change.before, *change.after)) continue;
            change.unit = code;
            change.horizon = horizon;
            comparison_.scores.push_back(change);
        }
    }

    void compare_targets(const std::string& code, const UnitReport* before,
                         const UnitReport* after) {
        std::map<TargetKey, const TargetResult*> old;
        if (before) {
            for (const TargetResult& result : before->targets)
                old[key_of(before_, result)] = &result;
        }
        if (after) {
            for (const TargetResult& result : after->targets) {
                const auto key = key_of(after_, result);
                const auto was = old.find(key);
                add_change(code, key, was == old.end() ? nullptr : was->second, &result,
                           before && after);
                if (was != old.end()) old.erase(was);
            }
        }
        for (const auto& [key, result] : old)
            add_change(code, key, result, nullptr, before && after);
    }

    static TargetKey key_of(const Side& side, const TargetResult& result) {
        return {indicator_of(side, result).id, target_of(side, result).horizon};
    }

    void add_change(const std::string& code, const TargetKey& key, const TargetResult* before,
                    const TargetResult* after, bool in_both) {
        const auto threshold = [](const Side& side, const TargetResult& result) {
            return target_of(side, result).threshold_in(result.judged);
        };
        // A unit that is on one side only has nothing to say of what did not apply to it.
        const TargetResult* only = before ? before : after;
        if (!in_both && only->status == Status::not_applicable) return;
        const bool both = before && after;
        if (both && same(*before, threshold(before_, *before), *after, threshold(after_, *after)))
            return;
        TargetChange change{code,  key.first, key.second, before, after, Cause::consequence,
                            false, false,     {}};
        const auto was = before ? standing_of(before->status) : std::nullopt;
        const auto is = after ? standing_of(after->status) : std::nullopt;
        change.worse = was && is && *is > *was;
        change.better = was && is && *is < *was;
        find_cause(change, in_both);
        comparison_.targets.push_back(std::move(change));
    }

    /// One cause for each change (the first that applies), and the cells it comes from.
    void find_cause(TargetChange& change, bool unit_in_both) {
        if (!unit_in_both) {
            change.cause = Cause::succeeded;
            return;
        }
        if (!change.before || !change.after || target_changed(change)) {
            change.cause = Cause::amended;
            return;
        }
        const Indicator& indicator = indicator_of(after_, *change.after);
        const std::string& counted =
            indicator.same_as ? after_.report.programme->indicators[*indicator.same_as].id
                              : indicator.id;
        const auto own = own_cells_.find({change.unit, counted});
        if (own != own_cells_.end() && !indicator.same_as) {
            change.cells.assign(own->second.begin(), own->second.end());
            change.cause = cause_of(change.cells);
            return;
        }
        for (const auto* cells : {&own_cells_, &cells_below_}) {
            const auto found = cells->find({change.unit, counted});
            if (found != cells->end())
                change.cells.insert(change.cells.end(), found->second.begin(), found->second.end());
        }
        if (!change.cells.empty()) return;
        if (before_.report.period == after_.report.period) return;
        // who took over without a baseline leaves the whole scope without a verdict
        change.cause =
            change.after->status != Status::no_baseline ? Cause::next_period : Cause::succeeded;
    }

    bool target_changed(const TargetChange& change) const {
        const Target& was = target_of(before_, *change.before);
        const Target& is = target_of(after_, *change.after);
        const auto baseline = [](const Target& target) {
            return target.baseline ? std::pair{target.baseline->first, target.baseline->last}
                                   : std::pair{0, 0};
        };
        return !(was.threshold_in(change.before->judged) ==
                 is.threshold_in(change.after->judged)) ||
               was.withdrawn_in(change.before->judged) != is.withdrawn_in(change.after->judged) ||
               baseline(was) != baseline(is) || was.after != is.after ||
               change.before->binding != change.after->binding;
    }

    Cause cause_of(const std::vector<std::size_t>& cells) const {
        const auto any = [&](RowIndex CellChange::*gone) {
            return std::ranges::any_of(
                cells, [&](std::size_t i) { return comparison_.cells[i].*gone == no_row; });
        };
        if (any(&CellChange::after)) return Cause::went_missing;
        return any(&CellChange::before) ? Cause::came_in : Cause::revised;
    }

    using ScopeKey = std::pair<std::string, std::string>;  ///< unit, indicator

    Side before_, after_;
    Comparison comparison_;
    std::map<const Side*, Lineage> lineages_;
    std::map<ScopeKey, std::set<std::size_t>> own_cells_, cells_below_;
};

}  // namespace

Comparison compare(const Side& before, const Side& after) {
    return Comparing{before, after}.run();
}

}  // namespace cchc::measure
