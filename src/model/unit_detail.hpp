#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exact/ratio.hpp"
#include "model/report.hpp"
#include "model/sent_row.hpp"

/// Everything about a unit that its own pages show; every number is rounded and decided.
namespace cchc {

/// The way from the base value to the threshold (method, section 7).
struct Path {
    Year base_period = 0;
    Decimal base_value;
    Decimal goal;                     ///< where it leads: the threshold, of a range its nearer end
    Decimal value;                    ///< where the straight line stands in the period
    std::optional<Decimal> progress;  ///< absent: the base already met the target, or no way to go
    Decimal pace;                     ///< change a year that is still needed
    std::optional<Decimal> pace_so_far;  ///< change a year since the base; absent: a running mean
    Decimal projected;                   ///< value at the horizon if the change so far goes on
};

/// Between which values an incomplete figure can still come to lie.
struct Bounds {
    Decimal lowest;                  ///< 6 decimals, rounded outwards
    std::optional<Decimal> highest;  ///< absent: there is no highest
    bool decided = false;            ///< the status is the same everywhere between
};

/// Why an incomplete figure has no bounds.
enum class Unbounded : std::uint8_t {
    no_base,     ///< a silent unit never reported how many cases it has
    supersedes,  ///< a silent survey would stand in the place of others
    no_limit,    ///< figures of this kind can be anything
};
/// `no_base`, `supersedes`, `no_limit`.
std::string_view word(Unbounded reason);

/// A value of an earlier period.
struct YearValue {
    Year period = 0;
    Decimal value;  ///< 6 decimals
};

/// What units reported, beside the figure that counts.
struct ReportedFigure {
    std::optional<Basis> basis;         ///< of the rows in the figure that counts; absent: none
    std::optional<Ratio> value;         ///< by the rows that units reported alone; exact
    Shown shown;                        ///< of `value`; of a context indicator nothing
    std::optional<Decimal> difference;  ///< the value that counts less this, as both are shown (of
                                        ///< a context indicator with 6 decimals); absent: one of
                                        ///< them is missing
};

/// One unit's standing on one target.
struct TargetResult {
    IndicatorIndex indicator = 0;
    std::uint16_t target = 0;  ///< position in Indicator::targets
    Year judged = 0;           ///< P = min(period, horizon)
    Status status = Status::no_data;
    bool binding = true;                 ///< the target binds the unit's level
    bool scored = false;                 ///< counts in the scores (method, section 9)
    std::optional<bool> attained;        ///< absent: no value, or not binding
    bool exceeded = false;               ///< the status is `attained`, and the value as it is shown
                                         ///< lies above what was promised, where that is better
    std::optional<Ratio> value;          ///< exact
    Shown shown;                         ///< of `value`, where there is one
    std::optional<Decimal> attainment;   ///< percent, 2 decimals, 0 to 100
    std::optional<Decimal> gap;          ///< value − threshold, 6 decimals
    std::optional<exact::Integer> need;  ///< how many more (or fewer) cases attain the target
    bool need_is_fewer = false;          ///< `need` counts cases that must fall away
    std::optional<Ratio> numerator, denominator;  ///< value = 100 · numerator / denominator
    std::optional<Ratio> current_value;           ///< of the period itself
    Shown current_shown;
    std::optional<bool> current_attained;
    /// Reports of the period itself: of all who report the indicator, owed or not (method, section
    /// 6); 0 of 0 where nothing is shown of it.
    std::uint32_t current_submitted = 0, current_due = 0;
    std::optional<Decimal> points;      ///< what it adds to the overall score, 6 decimals; absent:
                                        ///< not scored, or a `same_as` (method, section 9)
    std::optional<Decimal> points_max;  ///< what it would add if all of it was attained
    std::optional<Decimal> year_mark;  ///< absent: not the one that counts in the year (section 10)
    std::optional<Path> path;          ///< only for on_track, at_risk, off_track
    std::uint32_t submitted = 0, due = 0;  ///< reports, for the period judged
    /// Predecessors on whose rows the unit's own figure, its baseline or its base value rests.
    std::vector<UnitIndex> inherited_from;
    std::optional<Bounds> bounds;        ///< of a provisional figure, where asked for and known
    std::optional<Unbounded> unbounded;  ///< where asked for: why there are none
    std::vector<UnitIndex> silent;       ///< who is waited for, where bounds are asked for
    /// Of a ratio: their cases by earlier years, in percent of all; absent: not known of each.
    std::optional<Decimal> silent_size;
    /// The corners of the path, by year, where history is asked for: its start, the earlier targets
    /// that it leads through, and its end. Empty where there is no path, or it is the threshold
    /// itself from the first year on.
    std::vector<YearValue> line;
    std::vector<YearValue>
        history;  ///< the periods up to the one judged that have a value, where asked for
    std::vector<UnitIndex> exempt_below;     ///< other units of the scope that are exempt, for the
                                             ///< period judged
    std::optional<ReportedFigure> reported;  ///< absent: no figures were verified
    const Exemption* exemption =
        nullptr;  ///< what frees the unit of its own row, for the period judged

    bool complete() const { return submitted >= due; }
    /// An exemption frees the unit, and nobody else owes a report: what it sends is shown, and the
    /// unit is not held to it.
    bool exempt() const { return exemption != nullptr && due == 0; }
    /// There is no figure, and the one report that is due has not come.
    bool unreported() const { return status == Status::no_data && due == 1 && submitted == 0; }
};

/// Which way a context indicator went.
enum class Direction : std::uint8_t { improved, unchanged, worsened, fresh, no_data };
/// `improved`, `unchanged`, `worsened`, `new`, `no_data`.
std::string_view word(Direction direction);

/// One unit's figure of a context indicator (method, section 6).
struct ContextResult {
    IndicatorIndex indicator = 0;
    std::optional<Ratio> value;
    std::optional<Year> previous_period;  ///< the latest earlier period that has a value
    std::optional<Ratio> previous_value;
    std::optional<Decimal> change;  ///< value − previous value, 6 decimals
    Direction direction = Direction::no_data;
    std::optional<ReportedFigure> reported;  ///< absent: no figures were verified
};

/// What a unit wrote beside one of its own rows, with figures or without; or an appraiser.
struct OwnNote {
    IndicatorIndex indicator = 0;
    Year period = 0;
    std::string note;
    std::string evidence;
    bool by_appraiser = false;  ///< it stands beside a verified row

    auto operator<=>(const OwnNote&) const = default;
};

/// A row that the unit sent, or one of its predecessors, with the texts beside it.
struct OwnRow {
    SentRow sent;
    std::string note;
    std::string evidence;
};

/// An overall score in the year before and now.
struct ScoreThenAndNow {
    std::optional<Year> horizon;                 ///< absent: the year's standing
    std::optional<Decimal> was, is;              ///< absent: no target counted
    std::optional<Decimal> share_was, share_is;  ///< attained, in percent
    std::optional<std::uint32_t> rank_was, rank_is;
};

/// A target whose status is another one than in the year before.
struct StatusChange {
    std::size_t place = 0;  ///< of the target, in UnitDetail::targets
    Brief was;
    /// The values of the two years; after the horizon not what was judged then. Absent: there is
    /// none, or the horizon lay before both years, of which the first one's is not kept.
    std::optional<Shown> value_was, value_is;
    std::optional<Decimal> difference;  ///< of the values as they are shown; absent: one is missing
};

/// What is different from the year before, by the units and figures of then.
struct YearOnYear {
    std::vector<ScoreThenAndNow> scores;  ///< the year's standing first, then by horizon
    std::vector<StatusChange> targets;    ///< in the order of the targets
};

/// What one unit lacks for a target of the unit above it.
struct UnitShortfall {
    UnitIndex unit = no_unit;
    Brief brief;  ///< its own result; `need` above 0
};

/// A missed target, and the units right below that lack cases for it.
struct Shortfall {
    std::size_t place = 0;             ///< of the target, in UnitDetail::targets
    std::vector<UnitShortfall> units;  ///< the largest need first; none: no counts explain it
    exact::Integer lacking = 0;        ///< what these lack together
    /// What the other units, and the unit's own figures, have more than they need: `lacking` less
    /// what the unit lacks itself; absent: that is more than `lacking`.
    std::optional<exact::Integer> exceeding;
};

/// What an overall score lacks of 100, and which targets take it away; every figure has 2 decimals.
/// `lost` is the sum of all the others.
struct ScoreLosses {
    struct OfTarget {
        std::size_t place = 0;  ///< of the target, in UnitDetail::targets
        Decimal lost;           ///< above 0
    };
    std::optional<Year> horizon;       ///< absent: the year's standing
    Decimal lost;                      ///< 100 − score
    std::vector<OfTarget> targets;     ///< what the value takes away, or that there is none: the
                                       ///< largest losses, largest first, then as in the programme
    std::uint32_t other_targets = 0;   ///< the others that lose points so
    Decimal other_lost;                ///< these together
    std::uint32_t silent_targets = 0;  ///< those with a value that lose points because reports are
                                       ///< missing, whatever else they lose
    Decimal silent_lost;               ///< what they lose by that
    std::vector<OfTarget> silent;      ///< those of them that lose a hundredth or more, the largest
                                       ///< first; rounded one by one
    Decimal rounding;                  ///< what the figures above leave of `lost`; either sign
};

/// One unit with all its results.
struct UnitDetail : UnitReport {
    std::vector<TargetResult> targets;  ///< indicators in programme order, horizons ascending
    std::vector<ContextResult> context;
    std::vector<OwnNote> notes;              ///< up to the period; sorted
    std::vector<OwnRow> rows;                ///< in reading order, where asked for
    std::optional<YearOnYear> year_on_year;  ///< absent: not asked for, or the unit did not exist
    std::vector<Shortfall> shortfalls;       ///< where the report has briefs, of missed targets
    std::vector<ScoreLosses> losses;         ///< of each overall score: by horizon, the year last
};

}  // namespace cchc
