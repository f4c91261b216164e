#pragma once

#include <span>

#include "measure/measure.hpp"
#include "model/breakdown.hpp"

namespace cchc::measure {

/// What a unit's scores at some horizons and its standing of the year (`with_year`) are made of, by
/// the same steps as `measure`. Preconditions: as `measure`; the unit exists at the end of the
/// period.
Breakdown break_down(const Programme& programme, const Units& units, const Exemptions& exemptions,
                     const ObservationStore& observations, const Options& options, UnitIndex unit,
                     std::span<const Year> horizons, bool with_year);

}  // namespace cchc::measure
