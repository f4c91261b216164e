#include "data/inputs.hpp"

namespace cchc {

bool must_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period) {
    const Unit& who = inputs.units[unit];
    return inputs.programme.indicators[indicator].reported_by.contains(who.level) &&
           who.exists_at_end(period) && !inputs.exemptions.find(unit, indicator, period);
}

bool owes_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period) {
    const Programme& programme = inputs.programme;
    return period <= programme.due_until(programme.indicators[indicator]) &&
           must_report(inputs, unit, indicator, period);
}

}  // namespace cchc
