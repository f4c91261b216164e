#include "measure/context.hpp"

namespace cchc::measure {

namespace {

Direction direction_of(const Indicator& indicator, const ContextResult& result) {
    if (!result.value) return Direction::no_data;
    if (!result.previous_value) return Direction::fresh;
    if (*result.value == *result.previous_value) return Direction::unchanged;
    const bool rose = *result.value > *result.previous_value;
    return rose == indicator.higher_is_better ? Direction::improved : Direction::worsened;
}

}  // namespace

std::optional<ContextResult> follow(const Inputs& inputs, Figures& figures,
                                    IndicatorIndex indicator, UnitIndex unit) {
    const Tally& scope = figures.tally(unit, inputs.period());
    if (scope.due == 0 && scope.contributors == 0) return std::nullopt;
    ContextResult result;
    result.indicator = indicator;
    result.value = figures.value(unit, inputs.period());
    for (Year year = inputs.period() - 1; year >= inputs.first_year(); --year) {
        result.previous_value = figures.value(unit, year);
        if (!result.previous_value) continue;
        result.previous_period = year;
        if (result.value) result.change = (*result.value - *result.previous_value).rounded();
        break;
    }
    result.direction = direction_of(figures.indicator(), result);
    return result;
}

}  // namespace cchc::measure
