#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "exact/ratio.hpp"
#include "model/status.hpp"
#include "model/units.hpp"

namespace cchc {

/// What a row that is yet to be filled in is held against, and whether it decides the result of its
/// unit alone, so that a spreadsheet can say at once what its figures come to.
struct FormGoal {
    /// Position in Indicator::targets: the next target (method, section 10), and where all horizons
    /// are over the last one, by which today's figure is judged. Absent: a context indicator, or
    /// all were withdrawn.
    std::optional<std::uint16_t> target;
    Year judged = 0;      ///< the year whose threshold holds: min(period, horizon)
    bool alone = true;    ///< false: rows of other units count in the value as well
    bool binding = true;  ///< the target binds the unit's level
    /// Why there will be no value whatever the row says: `not_started`, `withdrawn`, `no_baseline`,
    /// `no_data` (a year of the running mean has no level).
    std::optional<Status> state;
    /// Of a reduction with a baseline: the level that it falls from, and what of the present one is
    /// known, so that value = 100 · (base − since − level) / base. Against one year `base` is B and
    /// `since` 0; against a span both are multiplied by the years that the mean C is made of, and
    /// `since` holds the levels of those before the period.
    std::optional<exact::Ratio> base;
    Decimal since;
};

/// A report that a unit owes, and what is known of it from the year before.
struct OwedReport {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    std::optional<Decimal> amount;  ///< the numerator of a ratio, the value of every other kind
    std::optional<Decimal> base;    ///< the denominator of a ratio, the weight of a weighted mean
    std::vector<UnitIndex> from;    ///< predecessors whose rows stand in those figures
    std::vector<std::uint64_t> places;  ///< of all those rows (diag/place.hpp)
};

/// A row of a form.
struct FormRow {
    OwedReport report;
    FormGoal goal;
};

}  // namespace cchc
