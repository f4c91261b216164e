#include "measure/path.hpp"

#include <algorithm>

#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

struct Base {
    Year period = 0;
    Decimal value;
};

/// Where the path begins (method, section 7), or nothing.
std::optional<Base> base_of(Figures& figures, const Target& target, UnitIndex unit, Year start,
                            Year period) {
    if (target.baseline) return Base{target.baseline->last, Decimal{}};
    for (Year year = start; year < period; ++year) {
        if (const auto value = figures.value(unit, year)) return Base{year, value->rounded()};
    }
    return std::nullopt;
}

Decimal held(const Indicator& indicator, const Ratio& projected) {
    const Decimal rounded = projected.rounded();
    if (!indicator.is_percentage()) return rounded;
    const Decimal highest = Decimal::whole(100);
    if (indicator.kind == Kind::reduction) return std::min(rounded, highest);
    return std::clamp(rounded, Decimal{}, highest);
}

Status named(const Settings& settings, const std::optional<Decimal>& progress) {
    if (!progress) return Status::off_track;
    if (*progress >= settings.on_track) return Status::on_track;
    return *progress >= settings.at_risk ? Status::at_risk : Status::off_track;
}

/// The value has crossed the whole range and stands beyond the end opposite to the base.
bool beyond_other_end(const Threshold& threshold, const Ratio& base, const Ratio& value) {
    if (threshold.op != Operator::between) return false;
    return (base < threshold.low && value > threshold.high) ||
           (base > threshold.high && value < threshold.low);
}

/// The path up to the period, without what is ahead of it; nothing without a base value.
std::optional<Path> path_so_far(Figures& figures, const Target& target, const Threshold& threshold,
                                UnitIndex unit, const Ratio& value, Year start, Year period) {
    const auto base = base_of(figures, target, unit, start, period);
    if (!base) return std::nullopt;
    Path path;
    path.base_period = base->period;
    path.base_value = base->value;
    const Ratio v = value.rounded(), v_base = base->value;
    if (target.baseline && target.baseline->is_span()) {
        // a running mean: the threshold holds from the first year on
        path.goal = path.value = threshold.low;
        path.progress = (v / threshold.low).rounded();
        return path;
    }
    const Ratio passed{period - base->period, 1}, whole_way{target.horizon - base->period, 1};
    const Ratio goal = nearer_end(threshold, v_base);
    path.goal = goal.rounded();
    path.value = (v_base + (goal - v_base) * passed / whole_way).rounded();
    const Ratio way = path.value - base->value;
    if (!attains(threshold, v_base) && !way.is_zero() && !beyond_other_end(threshold, v_base, v)) {
        path.progress = ((v - v_base) / way).rounded();
    }
    return path;
}

}  // namespace

Status status_on_path(const Settings& settings, Figures& figures, const Target& target,
                      const Threshold& threshold, UnitIndex unit, const Ratio& value, Year start,
                      Year period) {
    const auto path = path_so_far(figures, target, threshold, unit, value, start, period);
    return path ? named(settings, path->progress) : Status::in_progress;
}

Progress follow_path(const Settings& settings, Figures& figures, const Target& target,
                     const Threshold& threshold, UnitIndex unit, const Ratio& value, Year start,
                     Year period) {
    auto path = path_so_far(figures, target, threshold, unit, value, start, period);
    if (!path) return {};
    const Ratio v = value.rounded(), v_base = path->base_value;
    const Ratio passed{period - path->base_period, 1}, left{target.horizon - period, 1};
    if (target.baseline && target.baseline->is_span()) {
        const Ratio t = threshold.low, whole_way{target.horizon - path->base_period, 1};
        path->pace = ((t * whole_way - v * passed) / left).rounded();
        path->projected = v.rounded();
    } else {
        path->pace = ((nearer_end(threshold, v) - v) / left).rounded();
        path->projected = held(figures.indicator(), v + (v - v_base) / passed * left);
    }
    return {named(settings, path->progress), path};
}

}  // namespace cchc::measure
