#pragma once

#include "model/comparison.hpp"

namespace cchc::measure {

/// One side of a comparison.
struct Side {
    const Report& report;
    const Observations& observations;
};

/// What changed from one report to another, unit by unit and target by target. The two may differ
/// in their data, their period or their programme; units and indicators are matched by code and id.
Comparison compare(const Side& before, const Side& after);

}  // namespace cchc::measure
