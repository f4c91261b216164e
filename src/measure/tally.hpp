#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "data/usable_rows.hpp"
#include "exact/ratio.hpp"

namespace cchc::measure {

using exact::Integer;
using exact::Ratio;

/// What the rows of a scope add up to for one indicator and one period.
struct Tally {
    Ratio above;  ///< Σ numerators, values, value · weight, or milestones done; in millionths
    Integer below = 0;  ///< Σ denominators or weights in millionths, or the number of means
    std::uint32_t contributors = 0;  ///< rows that stand in the figure
    std::uint32_t due = 0;           ///< reports owed (method, section 4)
    std::uint32_t submitted = 0;     ///< of those, sent
    std::uint32_t able = 0;          ///< as `due`, but after the last horizon too
    std::uint32_t able_submitted = 0;
    std::uint32_t silent_known = 0;  ///< of those that owe and have not sent, whose size is known
    Integer silent_size = 0;         ///< the sum of these sizes, in millionths (method, section 9)

    bool complete() const { return submitted >= due; }
    /// Everyone who reports the indicator has sent it, owed or not (method, section 6).
    bool everyone_submitted() const { return able_submitted >= able; }
    /// Who owes a report, has not sent it, and of whom nothing is known.
    std::uint32_t silent_unknown() const { return due - submitted - silent_known; }

    Tally& operator+=(const Tally& other);
};

/// The tallies of the scopes of all living units, by Lineage::slot. Implements roll-ups (method,
/// sections 3 and 8); of a reduction only the counts mean something.
std::vector<Tally> tally_scopes(const Inputs& inputs, IndicatorIndex indicator,
                                const UsableRows& rows, Year period);

/// The value of a scope (method, section 3), or nothing: no contributor, or a ratio without cases.
/// Not for reductions.
std::optional<Ratio> value_of(const Indicator& indicator, const Tally& tally);

/// How many milestones a scope counts: its rows, but at least what is due; one with roll-up `none`.
std::uint32_t milestone_count(const Indicator& indicator, const Tally& tally);

}  // namespace cchc::measure
