#include "model/levels.hpp"

#include "model/usable_rows.hpp"

namespace cchc {

using exact::Ratio;

const Levels::ByHeir& Levels::in_year(Year year) {
    const auto found = years_.find(year);
    if (found != years_.end()) return found->second;
    const bool single = inputs_.programme.indicators[indicator_].rollup == Rollup::none;
    return years_.emplace(year, single ? single_rows(year) : sums_of_heirs(year)).first->second;
}

Levels::ByHeir Levels::single_rows(Year year) const {
    const UsableRows rows{inputs_, indicator_, year};
    ByHeir levels(inputs_.lineage.living().size());
    for (const UnitIndex unit : inputs_.lineage.living()) {
        const UnitIndex reporter = rows.single_reporter(unit);
        if (reporter != no_unit) levels[slot(unit)] = rows.amount(reporter);
    }
    return levels;
}

Levels::ByHeir Levels::sums_of_heirs(Year year) const {
    const UsableRows rows{inputs_, indicator_, year};
    const Indicator& indicator = inputs_.programme.indicators[indicator_];
    ByHeir sums(inputs_.lineage.living().size());
    std::vector<bool> gap(sums.size(), false);
    for (const UnitIndex unit : inputs_.lineage.reporters()) {
        const std::size_t heir = slot(inputs_.lineage.heir(unit));
        if (rows.row(unit) != no_row) {
            sums[heir] = sums[heir].value_or(Decimal{}) + rows.amount(unit);
        } else if (indicator.accepts(inputs_.units[unit].level) &&
                   inputs_.units[unit].exists_at_end(year) && !rows.covered(unit)) {
            gap[heir] = true;
        }
    }
    for (std::size_t heir = 0; heir < sums.size(); ++heir) {
        if (gap[heir]) sums[heir].reset();
    }
    return sums;
}

std::optional<Ratio> Levels::mean(UnitIndex heir, Year first, Year last) {
    if (first > last) return std::nullopt;
    Decimal sum;
    for (Year year = first; year <= last; ++year) {
        const auto level = in_year(year)[slot(heir)];
        if (!level) return std::nullopt;
        sum = sum + *level;
    }
    return Ratio{sum.count(), Decimal::one * (last - first + 1)};
}

}  // namespace cchc
