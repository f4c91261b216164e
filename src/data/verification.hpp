#pragma once

#include <cstdint>

#include "data/observation_store.hpp"

/// Figures that appraisers verified, beside those that units reported (interface, section 4).
namespace cchc {

/// What a figure that nobody verified is worth.
enum class Unverified : std::uint8_t {
    counts,    ///< it counts as it was reported
    left_out,  ///< it counts as not submitted
};

/// What units reported, where some of the rows that count were verified.
struct Verification {
    ObservationStore reported;  ///< every row of the units, also where a verified one counts
    /// Address of the first byte of verified rows. All rows of the units stand before it.
    std::uint64_t begin = 0;
    Unverified unverified = Unverified::counts;  ///< what became of the rows nobody verified

    /// Whether the row at an address was verified.
    bool is_verified(std::uint64_t place) const { return place >= begin; }
};

/// The rows that count: the verified ones, and those of the units wherever no figure of the same
/// unit, indicator and period was verified. A verified row without figures replaces none; all
/// remarks are kept. `end`: the address behind all texts that rows stand in. Precondition: no row
/// of `verified` stands before one of `reported`.
ObservationStore rows_that_count(const Programme& programme, const Units& units, std::uint64_t end,
                                 const ObservationStore& reported, const ObservationStore& verified,
                                 Unverified unverified);

}  // namespace cchc
