#pragma once

#include <string>
#include <vector>

#include "model/programme.hpp"

/// In what two programmes differ, by the keys of the targets file (interface, section 1).
namespace cchc::measure {

/// A target of one side.
struct TargetAt {
    const Programme& programme;
    const Indicator& indicator;  ///< whose rows are counted
    const Target& target;
    Year judged = 0;
};

/// Keys of a target that differ between the periods it is judged in: `threshold`, `withdrawn`,
/// `baseline`, `after`, `binds`.
std::vector<std::string> target_keys(const TargetAt& before, const TargetAt& after);

/// Keys of the indicator that a value rests on: `kind`, `rollup`, `reported_by` …
std::vector<std::string> indicator_keys(const Programme& before, const Indicator& was,
                                        const Programme& after, const Indicator& is);

/// Keys that a path rests on: `start`, `on_track`, `at_risk`, and `targets` where those for earlier
/// years differ.
std::vector<std::string> path_keys(const TargetAt& before, const TargetAt& after);

/// An indicator in the period of one side.
struct IndicatorAt {
    const Programme& programme;
    const Indicator& indicator;
    Year period = 0;
};
/// `report_until`, where it decides in one of the periods whether reports are due.
std::vector<std::string> report_keys(const IndicatorAt& before, const IndicatorAt& after);

/// Keys that scores rest on, of indicators with a target at the horizon: `weight`, `zero_below`,
/// `area` (of scores of an area); of the overall score also `same_as`, `grades`,
/// `grade_min_targets` and `rank_by`. `area`: an id, or `*`.
std::vector<std::string> score_keys(const Programme& before, const Programme& after, Year horizon,
                                    const std::string& area);

}  // namespace cchc::measure
