#pragma once

#include "data/verification.hpp"
#include "model/lineage.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

namespace cchc {

/// All that a value or a rule over several rows can depend on, seen from one period.
struct Inputs {
    const Programme& programme;
    const Units& units;
    const Exemptions& exemptions;
    const ObservationStore& observations;
    const Lineage& lineage;                      ///< seen from the period
    const Verification* verification = nullptr;  ///< null: none of the observations was verified

    /// The year the report is about.
    Year period() const { return lineage.period(); }
    /// A row with figures up to that year, or no_row.
    RowIndex find(UnitIndex unit, IndicatorIndex indicator, Year year) const {
        return year > period() ? no_row : observations.find(unit, indicator, year);
    }
    /// The earliest year with a row; behind the period where there is none.
    Year first_year() const { return observations.first_period().value_or(period() + 1); }
};

/// Whether a unit itself must report an indicator for a period: its level reports it, the unit
/// exists at the end of the period, and no exemption frees it (method, section 4).
bool must_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period);

/// Whether it owes that report: nobody owes one after the indicator's last horizon.
bool owes_report(const Inputs& inputs, UnitIndex unit, IndicatorIndex indicator, Year period);

}  // namespace cchc
