#pragma once

#include <optional>
#include <vector>

#include "measure/standing.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// A point of the line to a target.
struct Corner {
    Year year = 0;
    Ratio value;
    const Threshold* promised = nullptr;  ///< of the programme; absent where the line starts
};

/// The way to a target through the earlier promises of its indicator (method, section 7).
struct BrokenLine {
    std::vector<Corner> corners;  ///< by year: where it starts, earlier promises, the target itself

    /// The corner in a year, or null.
    const Corner* corner(Year year) const;
    /// Where the line stands in a year, exact. Precondition: not after the target's horizon, and
    /// the line starts before that.
    Ratio value_in(Year year) const;
};

/// The line from a start to the goal of a target, under what is in force at `judged`. The
/// programme outlives it. Not for milestones, nor for a reduction against a span.
BrokenLine broken_line(const Indicator& indicator, const Target& target, Corner start,
                       const Ratio& goal, Year judged);

/// Where a value stands against its path: the path up to the period, without what is ahead of it;
/// nothing without a base value. `value` is that of the period, or one that it could come to. Not
/// for milestones.
std::optional<Path> path_so_far(Figures& figures, const Target& target, const Threshold& threshold,
                                UnitIndex unit, const Ratio& value, Year start, Year period);

/// The line of a path in the period; nothing where the path is the threshold itself in every year.
std::optional<BrokenLine> line_of(const Indicator& indicator, const Target& target,
                                  const Threshold& threshold, const Path& path, Year period);

/// The corners of that line, rounded; empty where there is none.
std::vector<YearValue> corners_of(const Indicator& indicator, const Target& target,
                                  const Threshold& threshold, const Path& path, Year period);

/// How far a value has come toward where its path stands in the period, in percent with 2 decimals:
/// 100 when it has reached it, else 0 to 99.99 (method, section 10).
Decimal attainment_of_path(const Threshold& threshold, const Path& path, const Ratio& value);

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
