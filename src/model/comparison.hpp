#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/report.hpp"

/// What changed between two reports, and why.
namespace cchc {

/// Why a target's row is another one.
enum class Cause : std::uint8_t {
    went_missing,  ///< a row of the unit's own is no longer there
    came_in,       ///< a row of the unit's own was not there before
    revised,       ///< a figure of the unit's own was changed
    amended,       ///< the target was changed, added or taken away
    succeeded,     ///< the unit began, ended, or answers for other predecessors
    next_period,   ///< the same data, seen from another period
    consequence,   ///< of changes in units below, or in the indicator that a `same_as` names
};
/// `went_missing`, `revised` …
std::string_view word(Cause cause);

/// One cell of the data that differs; a row that is there only once has all its cells here.
struct CellChange {
    std::string unit;
    std::string indicator;
    Year period = 0;
    std::string_view field;                    ///< numerator, denominator, value
    std::optional<Decimal> from, to;           ///< absent: an empty cell, or no row
    RowIndex before = no_row, after = no_row;  ///< the rows, no_row where there is none
};

/// One row of `score --table targets` that differs.
struct TargetChange {
    std::string unit;
    std::string indicator;
    Year horizon = 0;
    const TargetResult* before = nullptr;  ///< null: no such row
    const TargetResult* after = nullptr;
    Cause cause = Cause::consequence;
    bool worse = false;              ///< the status fell
    bool better = false;             ///< the status rose
    std::vector<std::size_t> cells;  ///< positions in Comparison::cells: the changes it comes from

    bool status_changed() const { return !before || !after || before->status != after->status; }
};

/// An overall score, grade or rank that differs.
struct ScoreChange {
    std::string unit;
    Year horizon = 0;
    const Score* before = nullptr;  ///< null: no score
    const Score* after = nullptr;
};

/// All that differs, in the order of the later report: units, indicators, horizons. The reports
/// outlive it.
struct Comparison {
    const Report* before = nullptr;
    const Report* after = nullptr;
    std::vector<CellChange> cells;
    std::vector<TargetChange> targets;
    std::vector<ScoreChange> scores;

    bool empty() const { return targets.empty() && scores.empty() && cells.empty(); }
    bool any_worse() const;
};

}  // namespace cchc
