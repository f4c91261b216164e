#include "measure/cut.hpp"

#include "measure/usable_rows.hpp"

namespace cchc::measure {

Cut& Cut::operator+=(const Cut& other) {
    base = base + other.base;
    now = now + other.now;
    with_level += other.with_level;
    without_base += other.without_base;
    return *this;
}

const Levels::ByUnit& Levels::in_year(Year year) {
    const auto found = years_.find(year);
    if (found != years_.end()) return found->second;
    const bool single = inputs_.programme.indicators[indicator_].rollup == Rollup::none;
    return years_.emplace(year, single ? single_rows(year) : sums_of_heirs(year)).first->second;
}

Levels::ByUnit Levels::single_rows(Year year) const {
    const UsableRows rows{inputs_, indicator_, year};
    ByUnit levels(inputs_.units.size());
    for (const UnitIndex unit : inputs_.lineage.living()) {
        const UnitIndex reporter = rows.single_reporter(unit);
        if (reporter != no_unit) levels[unit] = rows.amount(reporter);
    }
    return levels;
}

Levels::ByUnit Levels::sums_of_heirs(Year year) const {
    const UsableRows rows{inputs_, indicator_, year};
    const Indicator& indicator = inputs_.programme.indicators[indicator_];
    ByUnit sums(inputs_.units.size());
    std::vector<bool> gap(inputs_.units.size(), false);
    for (UnitIndex unit = 0; unit < inputs_.units.size(); ++unit) {
        const UnitIndex heir = inputs_.lineage.heir(unit);
        if (heir == no_unit) continue;
        if (rows.row(unit) != no_row) {
            sums[heir] = sums[heir].value_or(Decimal{}) + rows.amount(unit);
        } else if (indicator.accepts(inputs_.units[unit].level) &&
                   inputs_.units[unit].exists_at_end(year) && !rows.covered(unit)) {
            gap[heir] = true;
        }
    }
    for (const UnitIndex heir : inputs_.lineage.living()) {
        if (gap[heir]) sums[heir].reset();
    }
    return sums;
}

std::optional<Ratio> Levels::mean(UnitIndex heir, Year first, Year last) {
    if (first > last) return std::nullopt;
    Decimal sum;
    for (Year year = first; year <= last; ++year) {
        const auto level = in_year(year)[heir];
        if (!level) return std::nullopt;
        sum = sum + *level;
    }
    return Ratio{sum.count(), Decimal::one * (last - first + 1)};
}

std::vector<Cut> Levels::cut_scopes(const Baseline& baseline, Year period) {
    const bool rolls_up = inputs_.programme.indicators[indicator_].rollup != Rollup::none;
    const Year first = baseline.is_span() ? baseline.last + 1 : period;
    std::vector<Cut> cuts(inputs_.units.size());
    for (const UnitIndex unit : inputs_.lineage.bottom_up()) {
        Cut& cut = cuts[unit];
        if (const auto now = mean(unit, first, period)) {
            cut.with_level += 1;
            if (const auto base = mean(unit, baseline.first, baseline.last)) {
                cut.base = cut.base + *base;
                cut.now = cut.now + *now;
            } else {
                cut.without_base += 1;
            }
        }
        const UnitIndex parent = inputs_.lineage.parent(unit);
        if (rolls_up && parent != no_unit) cuts[parent] += cut;
    }
    return cuts;
}

}  // namespace cchc::measure
