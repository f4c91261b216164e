#pragma once

#include <optional>
#include <vector>

#include "model/report.hpp"

/// What has to be reached, year by year, until the horizons.
namespace cchc {

/// One year on the way to one target that is still open.
struct PlanStep {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    std::uint16_t target = 0;  ///< position in Indicator::targets
    Year year = 0;
    std::optional<Decimal> value;  ///< to be reached in that year; absent: a range, no value yet
    std::optional<exact::Integer>
        count;  ///< a ratio: cases out of the present denominator; a reduction: the level
    bool possible = true;          ///< false: no figures of the years left can do it
    std::optional<Status> reason;  ///< why there is no value yet to start from
};

/// Steps by unit, target and year.
using Plan = std::vector<PlanStep>;

}  // namespace cchc
