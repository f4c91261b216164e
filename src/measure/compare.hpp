#pragma once

#include <set>
#include <span>

#include "data/observation_store.hpp"
#include "model/comparison.hpp"

namespace cchc::measure {

/// One side of a comparison.
struct Side {
    const Report& report;
    std::span<const UnitDetail> units;  ///< all of the report, in its order
    const Exemptions& exemptions;
    const ObservationStore& observations;
};

/// What of a comparison is asked for.
struct Asked {
    std::set<std::string> units;  ///< codes; empty: all
    Horizons horizons;

    bool has(const std::string& unit) const { return units.empty() || units.contains(unit); }
    bool has(Year year) const { return horizons.contains(year); }
};

/// What changed from one report to another, unit by unit and target by target. The two may differ
/// in their data, their period, their programme, their units or their exemptions; units and
/// indicators are matched by code and id. Cells are those that some change comes from, or all
/// where everything is asked for.
Comparison compare(const Side& before, const Side& after, const Asked& asked = {});

}  // namespace cchc::measure
