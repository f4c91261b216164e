#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "exact/decimal.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

namespace cchc {

/// A row as it was sent.
struct SentRow {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    Year period = 0;
    std::optional<Decimal> amount;  ///< the numerator of a ratio, the value of every other kind
    std::optional<Decimal> base;    ///< the denominator of a ratio, the weight of a weighted mean
    std::uint64_t place = 0;        ///< address of its first byte (diag/place.hpp)
};

/// Names the place of a row for people: "data/2025.csv:12".
using PlaceText = std::function<std::string(std::uint64_t)>;

/// The texts beside a row's figures.
struct Remark {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    Year period = 0;
    std::uint64_t place = 0;  ///< of the row
    std::string note;
    std::string evidence;
};

}  // namespace cchc
