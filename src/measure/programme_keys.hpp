#pragma once

#include <string>
#include <vector>

#include "model/programme.hpp"

/// In what two programmes differ, by the keys of the targets file (interface, section 1).
namespace cchc::measure {

/// Keys of a target that differ between the periods it is judged in: `threshold`, `withdrawn`,
/// `baseline`, `after`, `binds`.
struct TargetAt {
    const Programme& programme;
    const Target& target;
    Year judged = 0;
};
std::vector<std::string> target_keys(const TargetAt& before, const TargetAt& after);

/// Keys of the indicator that a value rests on: `kind`, `rollup`, `reported_by` …
std::vector<std::string> indicator_keys(const Programme& before, const Indicator& was,
                                        const Programme& after, const Indicator& is);

/// Keys that a path rests on: `start`, `on_track`, `at_risk`.
std::vector<std::string> path_keys(const Programme& before, const Programme& after);

/// Keys that scores rest on: `weight` of an indicator with a target at the horizon (of an area:
/// `area`), `grades`, `grade_min_targets`. `area`: an id, or `*`.
std::vector<std::string> score_keys(const Programme& before, const Programme& after, Year horizon,
                                    const std::string& area);

}  // namespace cchc::measure
