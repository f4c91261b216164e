#include "measure/cut.hpp"

namespace cchc::measure {

Cut& Cut::operator+=(const Cut& other) {
    base = base + other.base;
    now = now + other.now;
    with_level += other.with_level;
    without_base += other.without_base;
    return *this;
}

std::vector<Cut> cut_scopes(const Inputs& inputs, IndicatorIndex indicator, Levels& levels,
                            const Baseline& baseline, Year period) {
    const bool rolls_up = inputs.programme.indicators[indicator].rollup != Rollup::none;
    std::vector<Cut> cuts(inputs.lineage.living().size());
    for (const UnitIndex unit : inputs.lineage.bottom_up()) {
        Cut& cut = cuts[inputs.lineage.slot(unit)];
        if (const auto now = levels.now(unit, baseline, period)) {
            cut.with_level += 1;
            if (const auto base = levels.base(unit, baseline)) {
                cut.base = cut.base + *base;
                cut.now = cut.now + *now;
            } else {
                cut.without_base += 1;
            }
        }
        const UnitIndex parent = inputs.lineage.parent(unit);
        if (rolls_up && inputs.lineage.is_living(parent)) {
            cuts[inputs.lineage.slot(parent)] += cut;
        }
    }
    return cuts;
}

}  // namespace cchc::measure
