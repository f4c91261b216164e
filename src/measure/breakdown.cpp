#include "measure/breakdown.hpp"

#include <algorithm>
#include <array>

#include "measure/scores.hpp"
#include "measure/status.hpp"

namespace cchc::measure {

namespace {

/// The marks of all targets of a unit, in the order of the programme; an entry printed again has
/// those of the indicator it names.
std::vector<Mark> marks_of(const Inputs& inputs, bool final_figures, UnitIndex unit) {
    std::vector<Mark> marks;
    for (IndicatorIndex i = 0; i < inputs.programme.indicators.size(); ++i) {
        const Indicator& indicator = inputs.programme.indicators[i];
        const IndicatorIndex counted = indicator.same_as.value_or(i);
        Figures figures{inputs, counted, final_figures};
        for (const Target& printed : indicator.targets) {
            const auto& targets = inputs.programme.indicators[counted].targets;
            const auto target = std::ranges::find(targets, printed.horizon, &Target::horizon);
            marks.push_back(judge(inputs, figures, *target, unit));
        }
    }
    return marks;
}

}  // namespace

Breakdown break_down(const Programme& programme, const Units& units, const Exemptions& exemptions,
                     const ObservationStore& observations, const Options& options, UnitIndex unit,
                     std::span<const Year> horizons, bool with_year) {
    const std::array only{unit};
    const Lineage lineage = Lineage{units, options.period}.within(only);
    const Inputs inputs{programme, units, exemptions, observations, lineage};
    const auto marks = marks_of(inputs, options.final_figures, unit);
    const Scoring scoring{programme, options.period};
    Breakdown breakdown;
    breakdown.unit = unit;
    const auto add = [&](std::optional<Year> horizon) {
        const auto add_sum = [&](std::optional<std::uint16_t> area) {
            ScoreSum sum = scoring.add_up(units[unit], marks, horizon, area);
            if (!sum.terms.empty()) breakdown.sums.push_back(std::move(sum));
        };
        add_sum(std::nullopt);
        for (std::uint16_t area = 0; area < programme.areas.size(); ++area) add_sum(area);
    };
    for (const Year horizon : horizons) add(horizon);
    if (with_year) add(std::nullopt);
    return breakdown;
}

}  // namespace cchc::measure
