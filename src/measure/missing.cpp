#include "measure/missing.hpp"

#include <algorithm>

#include "measure/contributors.hpp"
#include "measure/scope.hpp"

namespace cchc::measure {

namespace {

/// Those who must report (`must`), whose reports are counted for a unit, and who have sent none.
template <class Must>
std::vector<UnitIndex> not_sent(const Inputs& inputs, IndicatorIndex indicator, UnitIndex unit,
                                Year period, Must must) {
    const Scopes scopes{inputs, indicator};
    const auto rows = UsableRows::seen_from(inputs, indicator, period, unit);
    const auto done = done_by_divided(inputs, indicator, rows, unit, period);
    std::vector<UnitIndex> missing;
    const auto consider = [&](UnitIndex reporter) {
        if (must(inputs, reporter, indicator, period) &&
            scopes.counts_reports(unit, reporter, period) && !rows.submitted(reporter) &&
            !done.contains(reporter))
            missing.push_back(reporter);
    };
    // divided units have several heirs, and are no reporters of the lineage
    if (inputs.lineage.divided_scope(unit) != nullptr) {
        for (UnitIndex u = 0; u < inputs.units.size(); ++u) consider(u);
    } else {
        std::ranges::for_each(inputs.lineage.reporters(), consider);
    }
    return missing;
}

}  // namespace

std::vector<UnitIndex> missing_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                         UnitIndex unit, Year period) {
    return not_sent(inputs, indicator, unit, period, owes_report);
}

std::vector<UnitIndex> silent_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                        UnitIndex unit, Year period) {
    return not_sent(inputs, indicator, unit, period, must_report);
}

std::vector<UnitIndex> exempt_reporters(const Inputs& inputs, IndicatorIndex indicator,
                                        UnitIndex unit, Year period) {
    const Scopes scopes{inputs, indicator};
    const LevelSet& reported_by = inputs.programme.indicators[indicator].reported_by;
    std::vector<UnitIndex> exempt;
    for (const Exemption& exemption : inputs.exemptions.all()) {
        if (exemption.indicator != indicator || exemption.unit == unit) continue;
        const Unit& who = inputs.units[exemption.unit];
        const bool counts = inputs.exemptions.find(exemption.unit, indicator, period) == &exemption;
        if (counts && reported_by.contains(who.level) && who.exists_at_end(period) &&
            scopes.counts_reports(unit, exemption.unit, period))
            exempt.push_back(exemption.unit);
    }
    std::ranges::sort(exempt);
    return exempt;
}

}  // namespace cchc::measure
