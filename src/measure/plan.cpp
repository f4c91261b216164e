#include "measure/plan.hpp"

#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

/// The steps of one target of one unit.
class Planning {
  public:
    Planning(const Report& report, const UnitReport& unit, const TargetResult& result)
        : report_(report),
          unit_(unit),
          result_(result),
          indicator_(report.programme->indicators[result.indicator]),
          target_(indicator_.targets[result.target]),
          threshold_(target_.threshold_in(target_.horizon)) {}

    /// Not attained under what is in force at the horizon, as far as decided today.
    bool is_open() const {
        return target_.horizon > report_.period && result_.binding && result_.value &&
               !target_.withdrawn_in(target_.horizon) && !attains(threshold_, *result_.value);
    }

    void add_to(Plan& plan) const {
        const bool milestone = indicator_.kind == Kind::milestone;
        for (Year year = milestone ? target_.horizon : report_.period + 1; year <= target_.horizon;
             ++year) {
            PlanStep step{unit_.unit, result_.indicator, result_.target, year, {}, {}, true};
            const Ratio value = value_in(year);
            step.value = value.rounded();
            step.count = count_at(value);
            step.possible = is_possible();
            plan.push_back(step);
        }
    }

  private:
    Ratio goal() const { return nearer_end(threshold_, result_.value->rounded()); }

    bool is_running_mean() const { return target_.baseline && target_.baseline->is_span(); }

    /// The straight line from the present value to the goal; of a running mean that of the mean
    /// under the pace.
    Ratio value_in(Year year) const {
        const Ratio value = result_.value->rounded();
        const Ratio share{year - report_.period, target_.horizon - report_.period};
        if (year == target_.horizon) return goal();
        if (!is_running_mean()) return value + (goal() - value) * share;
        const Year end = target_.baseline->last;
        const Ratio so_far = value * Ratio{report_.period - end, 1};
        return (so_far + yearly_cut() * Ratio{year - report_.period, 1}) / Ratio{year - end, 1};
    }

    /// The mean cut that each remaining year must show.
    Ratio yearly_cut() const {
        const Year end = target_.baseline->last;
        const Ratio all = goal() * Ratio{target_.horizon - end, 1};
        return (all - Ratio{result_.value->rounded()} * Ratio{report_.period - end, 1}) /
               Ratio{target_.horizon - report_.period, 1};
    }

    std::optional<exact::Integer> count_at(const Ratio& value) const {
        if (!result_.denominator || indicator_.fractional) return std::nullopt;
        const Ratio whole = *result_.denominator;
        const Ratio part = value * whole / Ratio{100, 1};
        if (indicator_.kind == Kind::reduction) return (whole - part).floor();
        const bool at_goal = value == goal();
        if (at_goal && threshold_.op == Operator::more_than) return part.floor() + 1;
        if (at_goal && threshold_.op == Operator::less_than) return part.ceil() - 1;
        return goal() < *result_.value ? part.floor() : part.ceil();
    }

    /// A level cannot fall by more than itself.
    bool is_possible() const { return !is_running_mean() || yearly_cut() <= Ratio{100, 1}; }

    const Report& report_;
    const UnitReport& unit_;
    const TargetResult& result_;
    const Indicator& indicator_;
    const Target& target_;
    const Threshold& threshold_;
};

}  // namespace

Plan plan(const Report& report) {
    Plan plan;
    for (const UnitReport& unit : report.reports) {
        for (const TargetResult& result : unit.targets) {
            const Planning planning{report, unit, result};
            if (planning.is_open()) planning.add_to(plan);
        }
    }
    return plan;
}

}  // namespace cchc::measure
