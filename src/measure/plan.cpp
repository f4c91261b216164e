#include "measure/plan.hpp"

#include <algorithm>

#include "measure/path.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

/// The steps of one target of one unit.
class Planning {
  public:
    Planning(const Report& report, const UnitDetail& unit, const TargetResult& result)
        : report_(report),
          unit_(unit),
          result_(result),
          indicator_(report.programme->indicators[result.indicator]),
          target_(indicator_.targets[result.target]),
          threshold_(target_.threshold_in(target_.horizon)) {
        if (has_line())
            line_ = broken_line(indicator_, target_, {report.period, result.value->rounded()},
                                goal(), target_.horizon);
    }

    /// Not attained under what is in force at the horizon, as far as decided today.
    bool is_open() const {
        if (target_.horizon < report_.period || !result_.binding ||
            result_.status == Status::not_applicable || target_.withdrawn_in(target_.horizon))
            return false;
        return !result_.value || !attains(threshold_, *result_.value);
    }

    void add_to(Plan& plan) const {
        const bool way = result_.value && indicator_.kind != Kind::milestone;
        for (Year year = way ? std::min(report_.period + 1, target_.horizon) : target_.horizon;
             year <= target_.horizon; ++year) {
            PlanStep step;
            step.unit = unit_.unit;
            step.indicator = result_.indicator;
            step.target = result_.target;
            step.year = year;
            step.result = &result_;
            step.present_count = present_count();
            if (result_.value) {
                const Ratio value = value_in(year);
                step.value = value.rounded();
                step.count = count_at(value, year);
                step.possible = is_possible();
                step.every_case = target_.horizon == report_.period && has_lost_a_case();
            } else {
                step.reason = result_.status;
                if (threshold_.op != Operator::between) step.value = threshold_.low;
            }
            plan.push_back(step);
        }
    }

  private:
    Ratio goal() const { return nearer_end(threshold_, result_.value->rounded()); }

    bool is_running_mean() const { return target_.baseline && target_.baseline->is_span(); }

    bool has_line() const {
        return result_.value && indicator_.kind != Kind::milestone && !is_running_mean() &&
               target_.horizon > report_.period;
    }

    /// The line from the present value through the earlier promises to the goal; of a running mean
    /// that of the mean under the pace.
    Ratio value_in(Year year) const {
        if (year == target_.horizon) return goal();
        if (!is_running_mean()) return line_.value_in(year);
        const Year end = target_.baseline->last;
        const Ratio so_far = Ratio{result_.value->rounded()} * Ratio{report_.period - end, 1};
        return (so_far + yearly_cut() * Ratio{year - report_.period, 1}) / Ratio{year - end, 1};
    }

    /// Whether a year's value does not do unless it is passed.
    bool has_to_pass(const Ratio& value, Year year) const {
        if (value == goal()) return is_strict(threshold_);
        const Corner* corner = line_.corner(year);
        return corner != nullptr && is_strict(*corner->promised);
    }

    static bool is_strict(const Threshold& threshold) {
        return threshold.op == Operator::more_than || threshold.op == Operator::less_than;
    }

    /// The mean cut that each remaining year must show.
    Ratio yearly_cut() const {
        const Year end = target_.baseline->last;
        const Ratio all = goal() * Ratio{target_.horizon - end, 1};
        return (all - Ratio{result_.value->rounded()} * Ratio{report_.period - end, 1}) /
               Ratio{target_.horizon - report_.period, 1};
    }

    /// The cases now, or the level.
    std::optional<Decimal> present_count() const {
        if (!result_.denominator) return std::nullopt;
        const Ratio present = indicator_.kind == Kind::reduction
                                  ? *result_.denominator - *result_.numerator
                                  : *result_.numerator;
        return present.rounded();
    }

    /// The count that reaches a year's value; of counts that need not be whole, to a millionth.
    std::optional<Decimal> count_at(const Ratio& value, Year year) const {
        if (!result_.denominator) return std::nullopt;
        const Ratio whole = *result_.denominator;
        const Ratio part = value * whole / Ratio{100, 1};
        const Ratio count = indicator_.kind == Kind::reduction ? whole - part : part;
        // a level must fall to the count or below it, and so must a share that has to fall
        const bool falls = indicator_.kind == Kind::reduction || goal() < *result_.value;
        if (has_to_pass(value, year)) return strictly(count, falls);
        if (indicator_.fractional) return falls ? count.rounded_down() : count.rounded_up();
        return Decimal::whole(falls ? count.floor() : count.ceil());
    }

    /// The nearest count beyond one that is not enough.
    std::optional<Decimal> strictly(const Ratio& count, bool falls) const {
        if (indicator_.fractional) return std::nullopt;  // there is no nearest
        return Decimal::whole(falls ? count.ceil() - 1 : count.floor() + 1);
    }

    bool is_possible() const {
        if (target_.horizon == report_.period || !is_running_mean()) return true;
        const Ratio whole{100, 1};  // a level cannot fall by more than itself
        return threshold_.op == Operator::more_than ? yearly_cut() < whole : yearly_cut() <= whole;
    }

    /// All cases or none were promised, and one went the other way: more cases cannot make up for
    /// it.
    bool has_lost_a_case() const {
        const Decimal all = Decimal::whole(100);
        if (indicator_.kind != Kind::ratio || indicator_.may_exceed_100) return false;
        return threshold_ == Threshold{Operator::at_least, all, all} ||
               (threshold_.op == Operator::at_most && threshold_.low == Decimal{});
    }

    const Report& report_;
    const UnitDetail& unit_;
    const TargetResult& result_;
    const Indicator& indicator_;
    const Target& target_;
    const Threshold& threshold_;
    BrokenLine line_;  ///< empty: no line leads from the value to the target
};

}  // namespace

Plan plan(const Report& report, std::span<const UnitDetail> units) {
    Plan plan;
    for (const UnitDetail& unit : units) {
        for (const TargetResult& result : unit.targets) {
            const Planning planning{report, unit, result};
            if (planning.is_open()) planning.add_to(plan);
        }
    }
    return plan;
}

}  // namespace cchc::measure
