#pragma once

#include "measure/measure.hpp"
#include "model/derivation.hpp"

namespace cchc::measure {

/// The derivation of one unit's figures of one indicator, by the same steps as `measure`.
/// Preconditions: as `measure`; the unit exists at the end of the period.
Derivation derive(const Programme& programme, const Units& units, const Exemptions& exemptions,
                  const ObservationStore& observations, const Options& options, UnitIndex unit,
                  IndicatorIndex indicator);

}  // namespace cchc::measure
