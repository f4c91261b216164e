#pragma once

#include <span>
#include <string>

#include "model/report.hpp"
#include "model/text.hpp"

/// Charts as inline SVG, each with its figures in words for who cannot see it. Coordinates are
/// binary fractions: nothing is decided by them.
namespace cchc::render {

/// A target's value as a bar, against its threshold, the thresholds of the indicator's other
/// horizons, and where the path says it should be by now. Empty without a value.
std::string bullet_chart(const Indicator& indicator, const TargetResult& result, Language language);

/// An indicator's values over the years, with the way to the horizon of the first target that has
/// one before it, else of the first with values. Empty with less than two values, and for
/// milestones. `results`: of its targets, horizons ascending.
std::string line_chart(const Indicator& indicator, std::span<const TargetResult* const> results,
                       Language language);

}  // namespace cchc::render
