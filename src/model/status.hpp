#pragma once

#include <cstdint>
#include <string_view>

#include "exact/ratio.hpp"

namespace cchc {

using exact::Decimal;
using exact::Ratio;

/// How a target stands (method, section 6); in the order of the scores' columns, then those that
/// are not scored.
enum class Status : std::uint8_t {
    attained,
    attained_late,
    lapsed,
    missed,
    on_track,
    at_risk,
    off_track,
    in_progress,
    no_data,
    no_baseline,
    no_cases,
    pending,
    not_applicable,
    not_started,
    withdrawn,
    not_binding,
};
inline constexpr std::size_t status_count = 16;
/// The first so many count among `targets` of a score (method, section 9).
inline constexpr std::size_t scored_statuses = 10;

/// The word machine outputs use: `attained_late`.
std::string_view word(Status status);

/// A percentage or value as people are shown it: never in contradiction to its verdict
/// (method, section 2).
struct Shown {
    Decimal number;
    int places = 2;  ///< decimals to write, 0 to 6
};

}  // namespace cchc
