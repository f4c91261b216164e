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

/// One target of one unit, looked at step by step.
class Judgement {
  public:
    Judgement(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
              TargetResult* result)
        : inputs_(inputs),
          figures_(figures),
          target_(target),
          unit_(unit),
          judged_(std::min(inputs.period(), target.horizon)),
          threshold_(target.threshold_in(judged_)),
          binding_(target.binds_level(inputs.units[unit].level)),
          result_(result) {}

    Mark run() {
        const Standing then = figures_.standing(target_, unit_, judged_, judged_);
        const Tally& scope = figures_.tally(unit_, judged_);
        std::optional<bool> verdict;
        if (then.value) verdict = attains(threshold_, *then.value);
        Mark mark;
        mark.submitted = scope.submitted;
        mark.due = scope.due;
        mark.has_value = then.value.has_value();
        if (then.value) mark.attainment = percent(attainment(threshold_, *then.value));
        if (result_) describe(then, mark);
        mark.status = judged_ == inputs_.period()
                          ? status_before_horizon(then, verdict)
                          : status_after_horizon(then, verdict, binding_, verdict_now());
        const bool counts = binding_ && mark.due > 0;
        mark.scored = counts && is_scored(mark.status);
        mark.pending = counts && mark.status == Status::pending;
        mark.no_cases = counts && mark.status == Status::no_cases;
        mark.next = is_next();
        mark.open = mark.next && mark.scored && mark.status == Status::in_progress &&
                    figures_.indicator().kind == Kind::milestone;
        mark.counts_in_year = mark.next && mark.scored && !mark.open;
        if (then.value && mark.scored) add_marks(*then.value, mark);
        if (result_) describe_end(mark);
        return mark;
    }

  private:
    static std::int32_t percent(Decimal percent) {
        return static_cast<std::int32_t>(percent.count());
    }

    /// Whether it is the next target of its indicator: the earliest whose horizon is not over, and
    /// that is not withdrawn (method, section 10).
    bool is_next() const {
        const Year period = inputs_.period();
        const auto& targets = figures_.indicator().targets;
        const auto next = std::ranges::find_if(targets, [&](const Target& target) {
            return target.horizon >= period && !target.withdrawn_in(period);
        });
        return next != targets.end() && next->horizon == target_.horizon;
    }

    /// What the scores take of a value: as it is, and as silent units could make it.
    void add_marks(const Ratio& value, Mark& mark) {
        const AtWorst worst = figures_.at_worst(target_, threshold_, unit_, judged_);
        mark.known = worst.known;
        mark.at_worst = mark.attainment;
        if (mark.counts_in_year) mark.year = mark.year_at_worst = percent(year_mark(value));
        if (worst.values.empty()) return;
        std::int32_t lowest = full, lowest_of_year = full;
        for (const Ratio& feared : worst.values) {
            lowest = std::min(lowest, percent(attainment(threshold_, feared)));
            if (mark.counts_in_year)
                lowest_of_year = std::min(lowest_of_year, percent(year_mark(feared)));
        }
        mark.at_worst = lowest;
        if (mark.counts_in_year) mark.year_at_worst = lowest_of_year;
    }

    /// Where a value stands against where it has to stand by now (method, section 10).
    Decimal year_mark(const Ratio& value) {
        if (attains(threshold_, value) || target_.horizon == inputs_.period() ||
            figures_.indicator().kind == Kind::milestone)
            return attainment(threshold_, value);
        const auto path = path_so_far(figures_, target_, threshold_, unit_, value,
                                      inputs_.programme.start, inputs_.period());
        if (!path || !path->progress) return attainment(threshold_, value);
        return attainment_of_path(threshold_, *path, value);
    }

    /// What is said of the value beside its mark.
    void describe(const Standing& standing, const Mark& mark) {
        result_->judged = judged_;
        result_->binding = binding_;
        result_->submitted = mark.submitted;
        result_->due = mark.due;
        result_->value = standing.value;
        result_->numerator = standing.numerator;
        result_->denominator = standing.denominator;
        if (!standing.value) return;
        const Ratio& value = *standing.value;
        result_->attainment = Decimal::millionths(mark.attainment);
        result_->shown = shown(threshold_, value);
        if (binding_) result_->attained = attains(threshold_, value);
        result_->gap = gap(threshold_, value);
        if (!standing.numerator) return;
        const auto cases = need(figures_.indicator(), target_, threshold_, *standing.numerator,
                                *standing.denominator);
        if (cases) {
            result_->need = cases->cases;
            result_->need_is_fewer = cases->fewer;
        }
    }

    /// What it came to, and whose rows it rests on; before the horizon it is itself what is
    /// current.
    void describe_end(const Mark& mark) {
        result_->status = mark.status;
        result_->exceeded = mark.status == Status::attained && exceeds(threshold_, result_->shown);
        result_->scored = mark.scored;
        if (mark.counts_in_year) result_->year_mark = Decimal::millionths(mark.year);
        result_->exemption = inputs_.exemptions.find(unit_, figures_.index(), judged_);
        result_->inherited_from = figures_.inherited_from(unit_, periods_behind());
        if (judged_ != inputs_.period()) return;
        result_->current_value = result_->value;
        result_->current_shown = result_->shown;
        result_->current_attained = result_->attained;
        result_->current_due = result_->due;
        result_->current_submitted = result_->submitted;
    }

    /// The periods whose rows the value and its path rest on.
    std::set<Year> periods_behind() const {
        std::set<Year> periods{judged_};
        if (result_->path) periods.insert(result_->path->base_period);
        if (!target_.baseline || !result_->value) return periods;
        const Baseline& baseline = *target_.baseline;
        for (Year year = baseline.first; year <= baseline.last; ++year) periods.insert(year);
        if (!baseline.is_span()) return periods;
        for (Year year = baseline.last + 1; year < judged_; ++year) periods.insert(year);
        return periods;
    }

    /// The period itself, after the horizon: shown as it is, but a verdict only if everyone who
    /// reports the indicator has sent it.
    std::optional<bool> verdict_now() {
        const Year now = inputs_.period();
        const Standing standing = figures_.standing(target_, unit_, now, judged_);
        if (!standing.value) return std::nullopt;
        const Tally& scope = figures_.tally(unit_, now);
        const bool verdict = attains(threshold_, *standing.value);
        if (result_) {
            result_->current_due = scope.able;
            result_->current_submitted = scope.able_submitted;
            result_->current_value = standing.value;
            result_->current_shown = shown(threshold_, *standing.value);
            if (binding_) result_->current_attained = verdict;
        }
        if (!scope.everyone_submitted()) return std::nullopt;
        return verdict;
    }

    Status status_before_horizon(const Standing& standing, std::optional<bool> verdict) {
        if (!verdict) return standing.state;
        if (!binding_) return Status::not_binding;
        if (*verdict) return Status::attained;
        if (target_.horizon == inputs_.period()) return Status::missed;
        if (figures_.indicator().kind == Kind::milestone) return Status::in_progress;
        const auto& programme = inputs_.programme;
        if (!result_) {
            return status_on_path(programme.settings, figures_, target_, threshold_, unit_,
                                  *standing.value, programme.start, inputs_.period());
        }
        Progress progress = follow_path(programme.settings, figures_, target_, threshold_, unit_,
                                        *standing.value, programme.start, inputs_.period());
        result_->path = std::move(progress.path);
        return progress.status;
    }

    const Inputs& inputs_;
    Figures& figures_;
    const Target& target_;
    UnitIndex unit_;
    Year judged_;
    const Threshold& threshold_;
    bool binding_;
    static constexpr std::int32_t full = 100'000'000;
    TargetResult* result_;  ///< null: nobody asks for more than the mark
};

}  // namespace

Mark judge(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
           TargetResult* result) {
    return Judgement{inputs, figures, target, unit, result}.run();
}

}  // namespace cchc::measure
