#pragma once

#include <optional>
#include <vector>

#include "model/unit_detail.hpp"

/// What has to be reached, year by year, until the horizons.
namespace cchc {

/// One year on the way to one target that is still open.
struct PlanStep {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    std::uint16_t target = 0;  ///< position in Indicator::targets
    Year year = 0;
    std::optional<Decimal> value;  ///< to be reached in that year; absent: a range, no value yet
    std::optional<Decimal>
        count;  ///< a ratio: cases out of the present denominator; a reduction: the level
    std::optional<Decimal> present_count;  ///< the same as it is now
    const TargetResult* result = nullptr;  ///< how the target stands now
    bool possible = true;                  ///< false: no figures of the years left can do it
    bool every_case = false;       ///< all cases, or none, were promised for this very year, and
                                   ///< some went the other way: each has to be made good
    std::optional<Status> reason;  ///< why there is no value yet to start from
};

/// Steps by unit, target and year. The details of the units outlive them.
using Plan = std::vector<PlanStep>;

}  // namespace cchc
