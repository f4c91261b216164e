#include "model/inputs.hpp"

namespace cchc {

bool owes_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period) {
    const Indicator& owed = inputs.programme.indicators[indicator];
    const Unit& who = inputs.units[unit];
    return period <= owed.last_horizon() && owed.reported_by.contains(who.level) &&
           who.exists_at_end(period) && !inputs.exemptions.find(unit, indicator, period);
}

}  // namespace cchc
