#include "measure/missing.hpp"

namespace cchc::measure {

namespace {

bool is_within(const Inputs& inputs, UnitIndex unit, UnitIndex scope) {
    while (unit != no_unit && unit != scope) unit = inputs.lineage.parent(unit);
    return unit == scope;
}

}  // namespace

std::vector<UnitIndex> missing_reporters(const Inputs& inputs, Figures& figures, UnitIndex unit,
                                         Year period) {
    const bool alone = figures.indicator().rollup == Rollup::none;
    std::vector<UnitIndex> missing;
    for (UnitIndex reporter = 0; reporter < inputs.units.size(); ++reporter) {
        const UnitIndex heir = inputs.lineage.heir(reporter);
        if (heir == no_unit || !owes_report(inputs, reporter, figures.index(), period)) continue;
        const bool own_level = inputs.units[reporter].level == inputs.units[unit].level;
        const bool in_scope =
            alone ? heir == unit && (reporter == unit || own_level) : is_within(inputs, heir, unit);
        if (in_scope && !figures.sent(reporter, period)) missing.push_back(reporter);
    }
    return missing;
}

}  // namespace cchc::measure
