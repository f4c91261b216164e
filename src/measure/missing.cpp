#include "measure/missing.hpp"

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
    for (UnitIndex reporter = 0; reporter < inputs.units.size(); ++reporter) {
        if (must(inputs, reporter, indicator, period) &&
            scopes.counts_reports(unit, reporter, period) && !rows.submitted(reporter) &&
            !done.contains(reporter))
            missing.push_back(reporter);
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

}  // namespace cchc::measure
