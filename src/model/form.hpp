#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "exact/decimal.hpp"
#include "model/units.hpp"

namespace cchc {

/// A report that a unit owes, and what is known of it from the year before.
struct OwedReport {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    std::optional<Decimal> amount;  ///< the numerator of a ratio, the value of every other kind
    std::optional<Decimal> base;    ///< the denominator of a ratio, the weight of a weighted mean
    std::vector<UnitIndex> from;    ///< predecessors whose rows stand in those figures
    std::vector<std::uint64_t> places;  ///< of all those rows (diag/place.hpp)
};

}  // namespace cchc
