#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "data/usable_rows.hpp"
#include "exact/ratio.hpp"

namespace cchc {

/// The levels of one reduction, heir by heir and year by year (method, section 3); each year is
/// added up once. Heirs of divided units have theirs together, family by family (section 8).
class Levels {
  public:
    Levels(const Inputs& inputs, IndicatorIndex indicator)
        : inputs_(inputs), indicator_(indicator) {}

    /// The level of an heir in a year; nothing where it has none.
    std::optional<Decimal> level(UnitIndex heir, Year year) { return in_year(year)[slot(heir)]; }
    /// The mean level of an heir over the years `first` to `last`; nothing where a year has none.
    std::optional<exact::Ratio> mean(UnitIndex heir, Year first, Year last);
    /// The level a target starts from: B.
    std::optional<exact::Ratio> base(UnitIndex heir, const Baseline& baseline) {
        return mean(heir, baseline.first, baseline.last);
    }
    /// The level in a period: C; against a span the mean of the years after it.
    std::optional<exact::Ratio> now(UnitIndex heir, const Baseline& baseline, Year period) {
        return mean(heir, baseline.is_span() ? baseline.last + 1 : period, period);
    }

  private:
    std::size_t slot(UnitIndex heir) const { return inputs_.lineage.slot(heir); }

    using ByHeir = std::vector<std::optional<Decimal>>;  ///< by Lineage::slot

    const ByHeir& in_year(Year year);
    ByHeir sums_of_heirs(Year year) const;
    ByHeir single_rows(Year year) const;

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    std::map<Year, ByHeir> years_;
};

/// The levels of the families of one scope.
class FamilyLevels {
  public:
    FamilyLevels(const Inputs& inputs, IndicatorIndex indicator, const DividedScope& scope)
        : inputs_(inputs), indicator_(indicator), scope_(scope) {}

    /// As those of Levels.
    std::optional<Decimal> level(const Family& family, Year year);
    std::optional<exact::Ratio> mean(const Family& family, Year first, Year last);
    std::optional<exact::Ratio> base(const Family& family, const Baseline& baseline) {
        return mean(family, baseline.first, baseline.last);
    }
    std::optional<exact::Ratio> now(const Family& family, const Baseline& baseline, Year period) {
        return mean(family, baseline.is_span() ? baseline.last + 1 : period, period);
    }

    /// Whether the row of a unit stands in the level of a year.
    bool has_row(UnitIndex unit, Year year);
    /// Whether a unit of the family leaves a year without a level.
    bool is_lacking(const Family& family, UnitIndex unit, Year year);

  private:
    const UsableRows& in_year(Year year);
    /// Whether restated rows that count stand for a unit in the family.
    bool stands_restated(const Family& family, UnitIndex unit, const UsableRows& rows) const;

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    const DividedScope& scope_;
    std::map<Year, UsableRows> years_;
};

}  // namespace cchc
