#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/moves.hpp"
#include "model/unit_detail.hpp"

/// What changed between two reports, and why.
namespace cchc {

/// Why a row is another one. Seen from the other side, `went_missing` is `came_in`; every other
/// cause is itself.
enum class Cause : std::uint8_t {
    went_missing,       ///< a row of the unit's own is no longer there
    came_in,            ///< a row of the unit's own was not there before
    revised,            ///< a figure of the unit's own was changed
    amended,            ///< the target was changed, added or taken away
    programme_changed,  ///< something else of the programme that the row rests on
    exempted,           ///< who owes a report is another
    succeeded,          ///< the unit began, ended, or answers for other predecessors
    next_period,        ///< the same data, seen from another period
    consequence,        ///< of changes in units below, or in what is named beside it
};
/// `went_missing`, `revised` …
std::string_view word(Cause cause);

/// One cell of the data that differs; a row that is there only once has all its cells here.
struct CellChange {
    std::string unit;
    std::string indicator;
    Year period = 0;
    std::string_view field;                      ///< numerator, denominator, value
    std::optional<Decimal> from, to;             ///< absent: an empty cell, or no row
    std::optional<std::uint64_t> before, after;  ///< where the rows stand; nothing without a row
};

/// Why one row changed, and what shows it.
struct Reason {
    Cause cause = Cause::consequence;
    std::vector<std::size_t> cells;  ///< positions in Comparison::cells: the changes it comes from
    std::vector<std::string> keys;   ///< of the programme that differ: `threshold`, `weight` …
    std::vector<std::string> units;  ///< codes: who was exempted, began, ended, was taken over
};

/// Which way a row went.
enum class Turn : std::uint8_t { worse, better, other_status, same_status };

/// One row of `score --table targets` that differs.
struct TargetChange {
    std::string unit;
    std::string indicator;
    Year horizon = 0;
    const TargetResult* before = nullptr;  ///< null: no such row
    const TargetResult* after = nullptr;
    Turn turn = Turn::same_status;
    Reason reason;
};

/// One row of `score --table scores` that differs.
struct ScoreChange {
    std::string unit;
    Year horizon = 0;
    std::string area;               ///< `*`: over all areas
    const Score* before = nullptr;  ///< null: no score
    const Score* after = nullptr;
    Reason reason;
};

/// One row of `score --table context` that differs.
struct ContextChange {
    std::string unit;
    std::string indicator;
    const ContextResult* before = nullptr;  ///< null: no such row
    const ContextResult* after = nullptr;
    Reason reason;
};

/// All that differs. Targets: those that got worse, those that got better, other statuses, figures
/// alone; each in the order of the later report: units, indicators, horizons. The reports outlive
/// it.
struct Comparison {
    const Report* before = nullptr;
    const Report* after = nullptr;
    std::vector<CellChange> cells;
    std::vector<TargetChange> targets;
    std::vector<ScoreChange> scores;
    std::vector<ContextChange> context;
    std::vector<Moves> moves;        ///< of some scopes, where asked for
    std::size_t not_applicable = 0;  ///< rows of units that are on one side only and to whom the
                                     ///< target did not apply: they are not among `targets`

    bool empty() const {
        return targets.empty() && scores.empty() && context.empty() && cells.empty();
    }
    bool any_worse() const;
};

}  // namespace cchc
