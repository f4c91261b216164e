#pragma once

#include <map>
#include <optional>
#include <vector>

#include "exact/ratio.hpp"
#include "model/inputs.hpp"

namespace cchc {

/// The levels of one reduction, heir by heir and year by year (method, section 3); each year is
/// added up once.
class Levels {
  public:
    Levels(const Inputs& inputs, IndicatorIndex indicator)
        : inputs_(inputs), indicator_(indicator) {}

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

}  // namespace cchc
