#pragma once

#include "model/lineage.hpp"
#include "model/observations.hpp"
#include "model/programme.hpp"
#include "model/row_table.hpp"
#include "model/units.hpp"

namespace cchc {

/// All that a value or a rule over several rows can depend on, seen from one period.
struct Inputs {
    const Programme& programme;
    const Units& units;
    const Exemptions& exemptions;
    const Observations& observations;
    const RowTable& table;   ///< of `observations`, up to the period
    const Lineage& lineage;  ///< seen from the period

    /// The year the report is about.
    Year period() const { return lineage.period(); }
};

/// Whether a unit itself owes a report of an indicator for a period (method, section 4).
bool owes_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period);

}  // namespace cchc
