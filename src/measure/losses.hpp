#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/unit_detail.hpp"

/// What takes points away from a score, as it is shown.
namespace cchc::measure {

/// What one target takes away from a score, with 6 decimals.
struct Loss {
    std::size_t place;
    Decimal by_value;    ///< or for want of one
    Decimal by_silence;  ///< of a target with a value: as reports are missing
};

/// The losses of a score at a horizon (without one: of the year), as they are shown: the largest
/// one by one, the others together, what silence takes apart. `score` in percent; `terms` in the
/// order of the programme.
ScoreLosses told_losses(std::optional<Year> horizon, Decimal score, std::vector<Loss> terms);

}  // namespace cchc::measure
