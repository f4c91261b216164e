#pragma once

#include <optional>

#include "measure/standing.hpp"

namespace cchc::measure {

/// Path and pace of a target that is not attained before its horizon (method, section 7), and
/// what it is called: on track, at risk or off track.
struct Progress {
    Status status = Status::in_progress;
    std::optional<Path> path;  ///< absent: no base value, the target is in progress
};

/// What such a target is called, without the rest; in progress where there is no base value.
/// `value` is that of the period. Not for milestones.
Status status_on_path(const Settings& settings, Figures& figures, const Target& target,
                      const Threshold& threshold, UnitIndex unit, const Ratio& value, Year start,
                      Year period);
/// The same with its path.
Progress follow_path(const Settings& settings, Figures& figures, const Target& target,
                     const Threshold& threshold, UnitIndex unit, const Ratio& value, Year start,
                     Year period);

}  // namespace cchc::measure
