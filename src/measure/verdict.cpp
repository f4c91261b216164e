#include "measure/verdict.hpp"

#include <algorithm>

namespace cchc::measure {

namespace {

const Ratio hundred{100, 1};

/// The end of the range that the value fails, or the threshold.
Ratio failed_end(const Threshold& threshold, const Ratio& value) {
    const bool above = threshold.op == Operator::between && value > threshold.high;
    return above ? threshold.high : threshold.low;
}

bool wants_less(const Threshold& threshold, const Ratio& value) {
    switch (threshold.op) {
        case Operator::at_most:
        case Operator::less_than:
            return true;
        case Operator::between:
            return value > threshold.high;
        default:
            return false;
    }
}

/// The smallest whole number at or above `amount`; strictly above where the operator is strict.
Integer cases_for(const Ratio& amount, Operator op) {
    const bool strict = op == Operator::more_than || op == Operator::less_than;
    return std::max<Integer>(strict ? amount.floor() + 1 : amount.ceil(), 0);
}

}  // namespace

bool attains(const Threshold& threshold, const Ratio& value) {
    switch (threshold.op) {
        case Operator::at_least:
        case Operator::done:
            return value >= threshold.low;
        case Operator::more_than:
            return value > threshold.low;
        case Operator::at_most:
            return value <= threshold.low;
        case Operator::less_than:
            return value < threshold.low;
        case Operator::between:
            return value >= threshold.low && (threshold.above_attained || value <= threshold.high);
    }
    return false;
}

Decimal attainment(const Threshold& threshold, const Ratio& value) {
    if (attains(threshold, value)) return Decimal::whole(100);
    const Ratio end = failed_end(threshold, value);
    const Ratio part = wants_less(threshold, value) ? end / value : value / end;
    const Decimal percent = (hundred * part).rounded(2);
    return std::clamp(percent, Decimal{}, Decimal::millionths(99'990'000));
}

Ratio nearer_end(const Threshold& threshold, const Ratio& value) {
    if (threshold.op != Operator::between) return threshold.low;
    return std::clamp(value, Ratio{threshold.low}, Ratio{threshold.high});
}

Decimal gap(const Threshold& threshold, const Ratio& value) {
    return (value - nearer_end(threshold, value)).rounded();
}

std::optional<Need> need(const Indicator& indicator, const Target& target,
                         const Threshold& threshold, const Ratio& above, const Ratio& below) {
    if (indicator.kind != Kind::ratio && indicator.kind != Kind::reduction) return std::nullopt;
    if (target.baseline && target.baseline->is_span()) return std::nullopt;
    if (below.is_zero()) return std::nullopt;
    const Ratio value = hundred * above / below;
    if (attains(threshold, value)) return std::nullopt;

    const Ratio wanted = failed_end(threshold, value) * below / hundred;
    if (wants_less(threshold, value)) return Need{cases_for(above - wanted, threshold.op), true};
    const Need more{cases_for(wanted - above, threshold.op), indicator.kind == Kind::reduction};
    const bool bounded = indicator.kind == Kind::ratio && !indicator.may_exceed_100;
    if (bounded && above + Ratio{more.cases, 1} > below) return std::nullopt;
    return more;
}

Shown shown(const Threshold& threshold, const Ratio& value) {
    const bool verdict = attains(threshold, value);
    for (int places = 2; places <= Decimal::places; ++places) {
        const Decimal rounded = value.rounded(places);
        if (attains(threshold, rounded) == verdict) return {rounded, places};
    }
    const Decimal down = value.rounded_down();
    return {attains(threshold, down) == verdict ? down : value.rounded_up(), Decimal::places};
}

bool exceeds(const Threshold& threshold, const Shown& shown) {
    if (threshold.op == Operator::at_least) return shown.number > threshold.low;
    return threshold.op == Operator::between && shown.number > threshold.high;
}

Decimal distance(const Threshold& threshold, Decimal number) {
    switch (threshold.op) {
        case Operator::at_most:
        case Operator::less_than:
            return number;
        case Operator::between:
            if (number < threshold.low) return threshold.low - number;
            return number <= threshold.high || threshold.above_attained ? Decimal{}
                                                                        : number - threshold.high;
        default:
            return Decimal{} - number;
    }
}

}  // namespace cchc::measure
