#include "measure/status.hpp"

#include <algorithm>
#include <set>

#include "measure/path.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

Status status_after_horizon(const Standing& then, std::optional<bool> attained_then, bool binding,
                            std::optional<bool> attained_now) {
    if (!then.value) {
        const bool stays = then.state == Status::withdrawn ||
                           then.state == Status::not_applicable ||
                           then.state == Status::not_started || then.state == Status::no_cases;
        if (stays || !binding) return then.state;
        if (!attained_now) return then.state;
        return *attained_now ? Status::attained_late : Status::missed;
    }
    if (!binding) return Status::not_binding;
    if (*attained_then) return attained_now.value_or(true) ? Status::attained : Status::lapsed;
    return attained_now.value_or(false) ? Status::attained_late : Status::missed;
}

bool is_scored(Status status) {
    return static_cast<std::size_t>(status) < scored_statuses;
}

namespace {

/// Everything about one target of one unit; filled in step by step.
class Judgement {
  public:
    Judgement(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit, Say say)
        : inputs_(inputs),
          figures_(figures),
          target_(target),
          unit_(unit),
          in_full_(say == Say::everything) {
        result_.judged = std::min(inputs.period(), target.horizon);
        result_.binding = target.binds_level(inputs.units[unit].level);
    }

    TargetResult run() {
        const Standing then = figures_.standing(target_, unit_, result_.judged, result_.judged);
        std::optional<bool> verdict;
        if (then.value) verdict = attains(threshold(), *then.value);
        count_reports();
        if (then.value) result_.attainment = attainment(threshold(), *then.value);
        result_.value = then.value;
        if (in_full_) describe(then);
        result_.status = result_.judged == inputs_.period()
                             ? status_before_horizon(then, verdict)
                             : status_after_horizon(then, verdict, result_.binding, verdict_now());
        if (in_full_) describe_origin();
        result_.scored = result_.binding && result_.due > 0 && is_scored(result_.status);
        return std::move(result_);
    }

  private:
    const Threshold& threshold() const { return target_.threshold_in(result_.judged); }

    /// What is said of the value beside its attainment.
    void describe(const Standing& standing) {
        result_.numerator = standing.numerator;
        result_.denominator = standing.denominator;
        if (!standing.value) return;
        const Ratio& value = *standing.value;
        result_.shown = shown(threshold(), value);
        if (result_.binding) result_.attained = attains(threshold(), value);
        result_.gap = gap(threshold(), value);
        if (!standing.numerator) return;
        const auto cases = need(figures_.indicator(), target_, threshold(), *standing.numerator,
                                *standing.denominator);
        if (cases) {
            result_.need = cases->cases;
            result_.need_is_fewer = cases->fewer;
        }
    }

    /// Whose rows it rests on; and before the horizon it is itself what is current.
    void describe_origin() {
        result_.exemption = inputs_.exemptions.find(unit_, figures_.index(), result_.judged);
        result_.inherited_from = figures_.inherited_from(unit_, periods_behind());
        if (result_.judged != inputs_.period()) return;
        result_.current_value = result_.value;
        result_.current_shown = result_.shown;
        result_.current_attained = result_.attained;
        result_.current_due = result_.due;
        result_.current_submitted = result_.submitted;
    }

    void count_reports() {
        const Tally& scope = figures_.tally(unit_, result_.judged);
        result_.due = scope.due;
        result_.submitted = scope.submitted;
    }

    /// The periods whose rows the value and its path rest on.
    std::set<Year> periods_behind() const {
        std::set<Year> periods{result_.judged};
        if (result_.path) periods.insert(result_.path->base_period);
        if (!target_.baseline || !result_.value) return periods;
        const Baseline& baseline = *target_.baseline;
        for (Year year = baseline.first; year <= baseline.last; ++year) periods.insert(year);
        if (!baseline.is_span()) return periods;
        for (Year year = baseline.last + 1; year < result_.judged; ++year) periods.insert(year);
        return periods;
    }

    /// The period itself, after the horizon: shown as it is, but a verdict only if everyone who
    /// reports the indicator has sent it.
    std::optional<bool> verdict_now() {
        const Year now = inputs_.period();
        const Standing standing = figures_.standing(target_, unit_, now, result_.judged);
        if (!standing.value) return std::nullopt;
        const Tally& scope = figures_.tally(unit_, now);
        const bool verdict = attains(threshold(), *standing.value);
        if (in_full_) {
            result_.current_due = scope.able;
            result_.current_submitted = scope.able_submitted;
            result_.current_value = standing.value;
            result_.current_shown = shown(threshold(), *standing.value);
            if (result_.binding) result_.current_attained = verdict;
        }
        if (!scope.everyone_submitted()) return std::nullopt;
        return verdict;
    }

    Status status_before_horizon(const Standing& standing, std::optional<bool> verdict) {
        if (!verdict) return standing.state;
        if (!result_.binding) return Status::not_binding;
        if (*verdict) return Status::attained;
        if (target_.horizon == inputs_.period()) return Status::missed;
        if (figures_.indicator().kind == Kind::milestone) return Status::in_progress;
        const auto& programme = inputs_.programme;
        if (!in_full_) {
            return status_on_path(programme.settings, figures_, target_, threshold(), unit_,
                                  *standing.value, programme.start, inputs_.period());
        }
        Progress progress = follow_path(programme.settings, figures_, target_, threshold(), unit_,
                                        *standing.value, programme.start, inputs_.period());
        result_.path = std::move(progress.path);
        return progress.status;
    }

    const Inputs& inputs_;
    Figures& figures_;
    const Target& target_;
    UnitIndex unit_;
    bool in_full_;
    TargetResult result_;
};

}  // namespace

TargetResult judge(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
                   Say say) {
    return Judgement{inputs, figures, target, unit, say}.run();
}

}  // namespace cchc::measure
