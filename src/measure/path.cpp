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

/// Which way a threshold lies from a base value: 1 above it, -1 below it, 0 the base attains it.
int way_to(const Threshold& threshold, const Ratio& base) {
    switch (threshold.op) {
        case Operator::at_most:
        case Operator::less_than:
            return base > threshold.low ? -1 : 0;
        case Operator::between:
            return base < threshold.low ? 1 : base > threshold.high ? -1 : 0;
        default:
            return base < threshold.low ? 1 : 0;
    }
}

/// Whether a value is a mean over the years since a span, of which the threshold holds from the
/// first year on.
bool is_running_mean(const Target& target) {
    return target.baseline && target.baseline->is_span();
}

/// Whether two targets of one indicator are measured against the same.
bool of_one_baseline(const Target& a, const Target& b) {
    if (!a.baseline) return true;
    return !b.baseline->is_span() && a.baseline->first == b.baseline->first &&
           a.baseline->last == b.baseline->last;
}

}  // namespace

BrokenLine broken_line(const Indicator& indicator, const Target& target, Corner start,
                       const Ratio& goal, Year judged) {
    const bool up = goal > start.value;
    const auto lies_beyond = [&](const Ratio& a, const Ratio& b) { return up ? a > b : a < b; };
    BrokenLine line{{start}};
    for (const Target& earlier : indicator.targets) {
        if (earlier.horizon <= start.year || earlier.horizon >= target.horizon ||
            earlier.withdrawn_in(judged) || !of_one_baseline(target, earlier))
            continue;
        const Threshold& promised = earlier.threshold_in(judged);
        if (way_to(promised, start.value) != (up ? 1 : -1)) continue;
        const Ratio there = nearer_end(promised, start.value);
        if (!lies_beyond(there, line.corners.back().value) || lies_beyond(there, goal)) continue;
        line.corners.push_back({earlier.horizon, there, &promised});
    }
    line.corners.push_back({target.horizon, goal, &target.threshold_in(judged)});
    return line;
}

const Corner* BrokenLine::corner(Year year) const {
    const auto found = std::ranges::find(corners, year, &Corner::year);
    return found == corners.end() ? nullptr : &*found;
}

Ratio BrokenLine::value_in(Year year) const {
    const auto next = std::ranges::find_if(corners.begin() + 1, corners.end() - 1,
                                           [&](const Corner& at) { return at.year >= year; });
    const Corner &from = *(next - 1), &to = *next;
    return from.value +
           (to.value - from.value) * Ratio{year - from.year, 1} / Ratio{to.year - from.year, 1};
}

std::optional<BrokenLine> line_of(const Indicator& indicator, const Target& target,
                                  const Threshold& threshold, const Path& path, Year period) {
    const Ratio base = path.base_value;
    // a running mean, or a target that was attained at the start, and was lost
    if (is_running_mean(target) || attains(threshold, base)) return std::nullopt;
    return broken_line(indicator, target, {path.base_period, base}, nearer_end(threshold, base),
                       period);
}

std::optional<Path> path_so_far(Figures& figures, const Target& target, const Threshold& threshold,
                                UnitIndex unit, const Ratio& value, Year start, Year period) {
    const auto base = base_of(figures, target, unit, start, period);
    if (!base) return std::nullopt;
    Path path;
    path.base_period = base->period;
    path.base_value = base->value;
    const Ratio v = value.rounded(), v_base = base->value;
    const auto line = line_of(figures.indicator(), target, threshold, path, period);
    if (!line) {
        path.goal = path.value = nearer_end(threshold, v).rounded();
        if (is_running_mean(target)) path.progress = (v / threshold.low).rounded();
        return path;
    }
    path.goal = line->corners.back().value.rounded();
    path.value = line->value_in(period).rounded();
    const Ratio way = path.value - base->value;
    if (!way.is_zero() && !beyond_other_end(threshold, v_base, v)) {
        path.progress = ((v - v_base) / way).rounded();
    }
    return path;
}

std::vector<YearValue> corners_of(const Indicator& indicator, const Target& target,
                                  const Threshold& threshold, const Path& path, Year period) {
    std::vector<YearValue> corners;
    if (const auto line = line_of(indicator, target, threshold, path, period)) {
        for (const Corner& at : line->corners) corners.push_back({at.year, at.value.rounded()});
    }
    return corners;
}

Decimal attainment_of_path(const Threshold& threshold, const Path& path, const Ratio& value) {
    const Ratio v = value.rounded(), there = path.value;
    const bool falls = threshold.op == Operator::at_most || threshold.op == Operator::less_than ||
                       (threshold.op == Operator::between && path.base_value > threshold.high);
    if (falls ? v <= there : v >= there) return Decimal::whole(100);
    const Ratio part = falls ? there / v : v / there;
    const Decimal percent = (Ratio{100, 1} * part).rounded(2);
    return std::clamp(percent, Decimal{}, Decimal::millionths(99'990'000));
}

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
    if (is_running_mean(target)) {
        const Ratio t = threshold.low, whole_way{target.horizon - path->base_period, 1};
        path->pace = ((t * whole_way - v * passed) / left).rounded();
        path->projected = v.rounded();
    } else {
        path->pace = ((nearer_end(threshold, v) - v) / left).rounded();
        const Ratio so_far = (v - v_base) / passed;
        path->pace_so_far = so_far.rounded();
        path->projected = held(figures.indicator(), v + so_far * left);
    }
    return {named(settings, path->progress), path};
}

}  // namespace cchc::measure
