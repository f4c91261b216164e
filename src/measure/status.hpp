#pragma once

#include <cstdint>
#include <optional>

#include "measure/standing.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// How a target stands after its horizon (method, section 6, third table).
Status status_after_horizon(const Standing& then, std::optional<bool> attained_then, bool binding,
                            std::optional<bool> attained_now);

/// Whether a target of that status counts in the scores (method, section 9).
bool is_scored(Status status);

/// What of a target's standing its scores are made of (method, sections 9 and 10). Attainments and
/// marks are millionths of a percent, 0 without a value.
struct Mark {
    std::uint32_t submitted = 0, due = 0;
    std::uint32_t known = 0;      ///< of those that are silent, how many something is known of
    std::int32_t attainment = 0;  ///< of the value
    std::int32_t at_worst = 0;    ///< of the value at worst
    std::int32_t year = 0;        ///< the mark of the year's standing
    std::int32_t year_at_worst = 0;
    Status status = Status::no_data;
    bool scored = false;
    bool pending = false;   ///< would be scored, were it not pending
    bool no_cases = false;  ///< would be scored, had any case arisen
    bool has_value = false;
    bool next = false;            ///< the next target of its indicator: the year is judged by it
    bool counts_in_year = false;  ///< and it counts there
    bool open = false;            ///< or it would, but it is a milestone in progress

    /// The share of the reports that are here, or of which something is known: `counted` of `due`.
    std::uint32_t counted() const { return submitted + known; }
};

/// One unit's standing on one target of an indicator, as far as it does not depend on other units.
/// Everything there is to say of it goes to `result`, where one is given; but not which target it
/// is.
Mark judge(const Inputs& inputs, Figures& figures, const Target& target, UnitIndex unit,
           TargetResult* result = nullptr);

}  // namespace cchc::measure
