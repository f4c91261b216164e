#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "exact/decimal.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

namespace cchc {

/// A figure of the year before as a form shows it beside the cells to fill in.
struct PreviousFigure {
    std::string_view text;  ///< of the cell, as long as the row is shown; empty: no figure
    /// What it says as a number, with a decimal comma and with a decimal point; absent where it
    /// cannot be read so.
    std::array<std::optional<Decimal>, 2> readings;

    bool is_there() const { return !text.empty(); }
    bool says(Decimal figure) const { return readings[0] == figure || readings[1] == figure; }
};

/// The figures of the year before in a row of a form, by the columns they stand in.
struct PreviousFigures {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    Year period = 0;          ///< of the row
    std::uint64_t place = 0;  ///< address of its first byte (diag/place.hpp)
    bool reports = false;     ///< the row has figures of its own
    PreviousFigure numerator, denominator, value;
};

}  // namespace cchc
