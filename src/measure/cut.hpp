#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "exact/ratio.hpp"
#include "measure/inputs.hpp"

namespace cchc::measure {

using exact::Ratio;

/// What a reduction comes to in a scope: baseline and present level, over the heirs that have both
/// (method, section 3).
struct Cut {
    Ratio base;                         ///< ΣB
    Ratio now;                          ///< ΣC
    std::uint32_t with_level = 0;       ///< heirs that have a C
    std::uint32_t without_base = 0;     ///< of those, heirs without a B

    Cut& operator+=(const Cut& other);
};

/// The levels of one reduction, year by year, found once each.
class Levels {
  public:
    Levels(const Inputs& inputs, IndicatorIndex indicator) : inputs_(inputs), indicator_(indicator) {}

    /// Every unit's scope, by UnitIndex, for a target's baseline, with the levels of `period`.
    std::vector<Cut> cut_scopes(const Baseline& baseline, Year period);

  private:
    using ByUnit = std::vector<std::optional<Decimal>>;

    const ByUnit& in_year(Year year);
    ByUnit sums_of_heirs(Year year) const;
    ByUnit single_rows(Year year) const;
    std::optional<Ratio> mean(UnitIndex heir, Year first, Year last);

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    std::map<Year, ByUnit> years_;
};

}  // namespace cchc::measure
