#include "data/levels.hpp"

#include <algorithm>

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
    const auto take = [&](UnitIndex unit, const UsableRows& seen) {
        const UnitIndex reporter = seen.single_reporter(unit);
        if (reporter != no_unit) levels[slot(unit)] = seen.amount(reporter);
    };
    for (const UnitIndex unit : inputs_.lineage.living()) {
        if (inputs_.lineage.depends_on_scope(unit)) {
            take(unit, UsableRows::seen_from(inputs_, indicator_, year, unit));
        } else {
            take(unit, rows);
        }
    }
    return levels;
}

Levels::ByHeir Levels::sums_of_heirs(Year year) const {
    const UsableRows rows{inputs_, indicator_, year};
    const Indicator& indicator = inputs_.programme.indicators[indicator_];
    ByHeir sums(inputs_.lineage.living().size());
    std::vector<bool> gap(sums.size(), false);
    for (const UnitIndex unit : inputs_.lineage.reporters()) {
        if (inputs_.lineage.depends_on_scope(unit)) continue;
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

const UsableRows& FamilyLevels::in_year(Year year) {
    const auto found = years_.find(year);
    if (found != years_.end()) return found->second;
    return years_.emplace(year, UsableRows{inputs_, indicator_, year, scope_}).first->second;
}

bool FamilyLevels::stands_restated(const Family& family, UnitIndex unit,
                                   const UsableRows& rows) const {
    const auto& units = inputs_.units;
    const Lineage& lineage = inputs_.lineage;
    const auto counts = [&](UnitIndex next) {
        return rows.restated(next) && std::ranges::binary_search(scope_.reporters, next);
    };
    const auto leads_elsewhere = [&](UnitIndex next) {
        return std::ranges::none_of(lineage.heirs(next), [&](UnitIndex heir) {
            return std::ranges::binary_search(family.heirs, heir);
        });
    };
    // only the chains into the family are asked for
    return every_chain_has(units, lineage, unit,
                           [&](UnitIndex next) { return counts(next) || leads_elsewhere(next); });
}

bool FamilyLevels::has_row(UnitIndex unit, Year year) {
    return in_year(year).row(unit) != no_row && std::ranges::binary_search(scope_.reporters, unit);
}

bool FamilyLevels::is_lacking(const Family& family, UnitIndex unit, Year year) {
    const Unit& who = inputs_.units[unit];
    return inputs_.programme.indicators[indicator_].accepts(who.level) && who.exists_at_end(year) &&
           !has_row(unit, year) && !stands_restated(family, unit, in_year(year));
}

std::optional<Decimal> FamilyLevels::level(const Family& family, Year year) {
    std::optional<Decimal> sum;
    for (const UnitIndex unit : family.units) {
        if (has_row(unit, year)) {
            sum = sum.value_or(Decimal{}) + in_year(year).amount(unit);
        } else if (is_lacking(family, unit, year)) {
            return std::nullopt;
        }
    }
    return sum;
}

std::optional<Ratio> FamilyLevels::mean(const Family& family, Year first, Year last) {
    if (first > last) return std::nullopt;
    Decimal sum;
    for (Year year = first; year <= last; ++year) {
        const auto here = level(family, year);
        if (!here) return std::nullopt;
        sum = sum + *here;
    }
    return Ratio{sum.count(), Decimal::one * (last - first + 1)};
}

}  // namespace cchc
