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

/// What of a target's standing its scores are made of.
struct Mark {
    std::uint32_t submitted = 0, due = 0;
    std::int32_t attainment = 0;  ///< millionths of a percent; 0 without a value
    Status status = Status::no_data;
    bool scored = false;
    bool has_value = false;
};

/// One unit's standing on one target of an indicator, as far as it does not depend on other units.
/// Everything there is to say of it goes to `result`, where one is given; but not which target it
/// is.
Mark judge(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
           TargetResult* result = nullptr);

}  // namespace cchc::measure
