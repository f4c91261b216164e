#pragma once

#include <cstdint>
#include <optional>

#include "measure/standing.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// How a target stands after its horizon (method, section 6, third table).
Status status_after_horizon(const Standing& then, std::optional<bool> attained_then, bool binding,
                            std::optional<bool> attained_now);

/// Whether a target of that status counts in the scores (method, section 9).
bool is_scored(Status status);

/// How much is said of a standing.
enum class Say : std::uint8_t {
    mark,  ///< what its scores are made of (mark_of), and nothing else
    everything,
};

/// One unit's standing on one target of an indicator, as far as it does not depend on other units.
TargetResult judge(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
                   Say say = Say::everything);

}  // namespace cchc::measure
