#include "measure/scope.hpp"

namespace cchc::measure {

bool is_within(const Lineage& lineage, UnitIndex reporter, UnitIndex unit) {
    UnitIndex above = lineage.home(reporter);
    while (above != no_unit && above != unit) above = lineage.parent(above);
    return above == unit;
}

Scopes::Scopes(const Inputs& inputs, IndicatorIndex indicator)
    : inputs_(inputs), indicator_(inputs.programme.indicators[indicator]) {}

bool Scopes::holds_rows(UnitIndex unit, UnitIndex reporter) const {
    if (indicator_.rollup == Rollup::none) return inputs_.lineage.heir(reporter) == unit;
    return is_within(inputs_.lineage, reporter, unit);
}

bool Scopes::counts_reports(UnitIndex unit, UnitIndex reporter, Year period) const {
    if (!holds_rows(unit, reporter)) return false;
    if (indicator_.rollup != Rollup::none || reporter == unit) return true;
    return !inputs_.units[unit].exists_at_end(period) &&
           inputs_.units.are_of_one_level(reporter, unit);
}

std::vector<UnitIndex> Scopes::reporters(UnitIndex unit) const {
    std::vector<UnitIndex> found;
    for (UnitIndex reporter = 0; reporter < inputs_.units.size(); ++reporter) {
        const bool reports = indicator_.accepts(inputs_.units[reporter].level);
        if (reports && holds_rows(unit, reporter)) found.push_back(reporter);
    }
    return found;
}

}  // namespace cchc::measure
