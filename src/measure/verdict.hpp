#pragma once

#include <optional>

#include "exact/ratio.hpp"
#include "model/programme.hpp"
#include "model/report.hpp"

/// A value against a threshold (method, section 5).
namespace cchc::measure {

using exact::Integer;
using exact::Ratio;

/// Whether the value attains the threshold; exact.
bool attains(const Threshold& threshold, const Ratio& value);

/// How far the value has come, in percent with 2 decimals: 100 when attained, else 0 to 99.99.
Decimal attainment(const Threshold& threshold, const Ratio& value);

/// The end of a range nearer to the value, the value itself inside; else the threshold.
Ratio nearer_end(const Threshold& threshold, const Ratio& value);

/// value − threshold, 6 decimals; of a range to the nearer end, 0 inside.
Decimal gap(const Threshold& threshold, const Ratio& value);

/// For comparing values with each other: what is smaller is better. Of a range how far a value lies
/// outside, where that is not what was promised.
Decimal distance(const Threshold& threshold, Decimal number);

/// Cases that would have to come or go.
struct Need {
    Integer cases = 0;
    bool fewer = false;  ///< they must go
};

/// How many more (or fewer) cases would attain the target, the denominator staying as it is. Of a
/// ratio `above` and `below` are numerator and denominator, of a reduction against a year ΣB − ΣC
/// and ΣB. Absent where the target is attained, or cannot be attained with these cases, or an
/// indicator of that kind has no need.
std::optional<Need> need(const Indicator& indicator, const Target& target,
                         const Threshold& threshold, const Ratio& above, const Ratio& below);

/// The value as people are shown it (method, section 2): 2 decimals, or as many more as it takes
/// not to contradict the verdict.
Shown shown(const Threshold& threshold, const Ratio& value);

/// Whether a value that attains the threshold is shown above it, or above the range, where that is
/// to do better: one that is shown equal to it attains it, and no more.
bool exceeds(const Threshold& threshold, const Shown& shown);

}  // namespace cchc::measure
