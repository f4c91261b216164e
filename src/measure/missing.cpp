#include "measure/missing.hpp"

namespace cchc::measure {

namespace {

bool is_within(const Inputs& inputs, UnitIndex unit, UnitIndex scope) {
    while (unit != no_unit && unit != scope) unit = inputs.lineage.parent(unit);
    return unit == scope;
}

/// Whether a unit must report the indicator in every period it lives in.
bool reports_always(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period) {
    const Unit& who = inputs.units[unit];
    return inputs.programme.indicators[indicator].reported_by.contains(who.level) &&
           who.exists_at_end(period) && !inputs.exemptions.find(unit, indicator, period);
}

template <class Must>
std::vector<UnitIndex> not_sent(const Inputs& inputs, Figures& figures, UnitIndex unit, Year period,
                                Must must) {
    const bool alone = figures.indicator().rollup == Rollup::none;
    std::vector<UnitIndex> missing;
    for (UnitIndex reporter = 0; reporter < inputs.units.size(); ++reporter) {
        const UnitIndex heir = inputs.lineage.heir(reporter);
        if (heir == no_unit || !must(inputs, reporter, figures.index(), period)) continue;
        const bool own_level = inputs.units[reporter].level == inputs.units[unit].level;
        const bool in_scope =
            alone ? heir == unit && (reporter == unit || own_level) : is_within(inputs, heir, unit);
        if (in_scope && !figures.sent(reporter, period)) missing.push_back(reporter);
    }
    return missing;
}

}  // namespace

std::vector<UnitIndex> missing_reporters(const Inputs& inputs, Figures& figures, UnitIndex unit,
                                         Year period) {
    return not_sent(inputs, figures, unit, period, owes_report);
}

std::vector<UnitIndex> silent_reporters(const Inputs& inputs, Figures& figures, UnitIndex unit,
                                        Year period) {
    return not_sent(inputs, figures, unit, period, reports_always);
}

}  // namespace cchc::measure
