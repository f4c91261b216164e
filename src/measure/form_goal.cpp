#include "measure/form_goal.hpp"

#include <algorithm>

#include "data/levels.hpp"
#include "measure/owed.hpp"

namespace cchc::measure {

namespace {

/// The target that a figure of the period is held against; nothing where there is none.
std::optional<std::uint16_t> target_of(const Indicator& indicator, Year period) {
    std::optional<std::uint16_t> last;
    for (std::uint16_t i = 0; i < indicator.targets.size(); ++i) {
        const Target& target = indicator.targets[i];
        if (target.withdrawn_in(std::min(period, target.horizon))) continue;
        last = i;
        if (target.horizon >= period) break;
    }
    return last;
}

/// The goals of one indicator.
class Goals {
  public:
    Goals(const Inputs& inputs, IndicatorIndex index)
        : inputs_(inputs),
          indicator_(inputs.programme.indicators[index]),
          levels_(inputs, index),
          target_(target_of(indicator_, inputs.period())) {}

    FormGoal of(UnitIndex unit) {
        FormGoal goal;
        goal.alone = !has_other_rows(unit);
        if (!target_) {
            if (!indicator_.is_context()) goal.state = Status::withdrawn;
            return goal;
        }
        const Target& target = indicator_.targets[*target_];
        const Year period = inputs_.period();
        goal.target = target_;
        goal.judged = std::min(period, target.horizon);
        goal.binding = target.binds_level(inputs_.units[unit].level);
        if ((target.after && period <= *target.after) ||
            (target.baseline && target.baseline->last >= period)) {
            goal.state = Status::not_started;
        } else if (target.baseline) {
            add_baseline(*target.baseline, unit, goal);
        }
        return goal;
    }

  private:
    /// Whether rows of others may count in the value of a unit beside its own (method, sections 3
    /// and 8).
    bool has_other_rows(UnitIndex unit) const {
        if (indicator_.rollup == Rollup::none) return false;
        if (has_predecessors_with_rows(unit)) return true;
        // the own row of a survey stands for everything below, divided units included
        const bool stands_for_all =
            indicator_.rollup == Rollup::mean || indicator_.rollup == Rollup::weighted_mean;
        return !stands_for_all && (has_divided_rows(unit) || has_rows_below(unit));
    }

    /// Whether a unit may have a row for the period.
    bool reports(UnitIndex unit) const {
        const Unit& of = inputs_.units[unit];
        const Year period = inputs_.period();
        // a level is that of the year's end
        const bool may =
            indicator_.kind == Kind::reduction ? of.exists_at_end(period) : of.exists_in(period);
        return may && indicator_.accepts(of.level);
    }

    /// Of divided units, and of those whose levels stand together with theirs.
    bool has_divided_rows(UnitIndex unit) const {
        const DividedScope* scope = inputs_.lineage.divided_scope(unit);
        if (scope == nullptr) return false;
        if (indicator_.kind == Kind::reduction) return true;
        return std::ranges::any_of(
            scope->reporters, [&](UnitIndex other) { return other != unit && reports(other); });
    }

    bool has_predecessors_with_rows(UnitIndex unit) const {
        return std::ranges::any_of(inputs_.lineage.predecessors(unit),
                                   [&](UnitIndex former) { return reports(former); });
    }

    bool has_rows_below(UnitIndex unit) const {
        return std::ranges::any_of(inputs_.lineage.children(unit), [&](UnitIndex child) {
            return reports(child) || has_predecessors_with_rows(child) || has_rows_below(child);
        });
    }

    void add_baseline(const Baseline& baseline, UnitIndex unit, FormGoal& goal) {
        const auto base = levels_.base(unit, baseline);
        const Year first = baseline.is_span() ? baseline.last + 1 : inputs_.period();
        for (Year year = first; year < inputs_.period(); ++year) {
            const auto level = levels_.level(unit, year);
            if (!level) {
                goal.state = Status::no_data;
                return;
            }
            goal.since = goal.since + *level;
        }
        if (!base) {
            goal.state = Status::no_baseline;
            return;
        }
        goal.base = *base * exact::Ratio{inputs_.period() - first + 1, 1};
    }

    const Inputs& inputs_;
    const Indicator& indicator_;
    Levels levels_;
    std::optional<std::uint16_t> target_;
};

}  // namespace

std::vector<FormRow> form_rows(const Inputs& inputs, std::span<const UnitIndex> units) {
    std::vector<Goals> goals;
    for (IndicatorIndex i = 0; i < inputs.programme.indicators.size(); ++i)
        goals.emplace_back(inputs, i);
    std::vector<FormRow> rows;
    for (OwedReport& report : owed_reports(inputs, units)) {
        const FormGoal goal = goals[report.indicator].of(report.unit);
        rows.push_back({std::move(report), goal});
    }
    return rows;
}

}  // namespace cchc::measure
