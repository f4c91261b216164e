#pragma once

#include <string>

#include "model/report.hpp"
#include "model/text.hpp"

/// Charts as inline SVG, each with its figures in words for who cannot see it. Coordinates are
/// binary fractions: nothing is decided by them.
namespace cchc::render {

/// A target's value as a bar, against its threshold, the thresholds of the indicator's other
/// horizons, and where the path says it should be by now. Empty without a value.
std::string bullet_chart(const Indicator& indicator, const TargetResult& result, Language language);

/// A target's values over the years, with the path to its horizon. Empty with less than two values.
std::string line_chart(const Indicator& indicator, const TargetResult& result, Language language);

}  // namespace cchc::render
