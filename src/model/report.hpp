#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exact/ratio.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

/// What a reader sees: every number that a renderer writes is already here, rounded and decided.
namespace cchc {

using exact::Ratio;

/// How a target stands (method, section 6); in the order of the scores' columns, then those that
/// are not scored.
enum class Status : std::uint8_t {
    attained,
    attained_late,
    lapsed,
    missed,
    on_track,
    at_risk,
    off_track,
    in_progress,
    no_data,
    no_baseline,
    no_cases,
    pending,
    not_applicable,
    not_started,
    withdrawn,
    not_binding,
};
inline constexpr std::size_t status_count = 16;
/// The first so many count among `targets` of a score (method, section 9).
inline constexpr std::size_t scored_statuses = 10;

/// The word machine outputs use: `attained_late`.
std::string_view word(Status status);

/// A percentage or value as people are shown it: never in contradiction to its verdict
/// (method, section 2).
struct Shown {
    Decimal number;
    int places = 2;  ///< decimals to write, 0 to 6
};

/// The way from the base value to the threshold (method, section 7).
struct Path {
    Year base_period = 0;
    Decimal base_value;
    Decimal goal;                     ///< where it leads: the threshold, of a range its nearer end
    Decimal value;                    ///< where the straight line stands in the period
    std::optional<Decimal> progress;  ///< absent: the base already met the target, or no way to go
    Decimal pace;                     ///< change a year that is still needed
    Decimal projected;                ///< value at the horizon if the change so far goes on
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
    std::vector<UnitIndex> exempt_below;  ///< other units of the scope that are exempt, for the
                                          ///< period judged
    const Exemption* exemption =
        nullptr;  ///< what frees the unit of its own row, for the period judged

    bool complete() const { return submitted >= due; }
    /// There is no figure, and the one report that is due has not come.
    bool unreported() const { return status == Status::no_data && due == 1 && submitted == 0; }
};

/// What tables of many units tell of a target.
struct Brief {
    Decimal number;              ///< of the value as it is shown; where there is one
    std::uint64_t need = 0;      ///< as in TargetResult; 0: none, not known, or past 64 bits
    std::int8_t places = -1;     ///< of the number; below 0: no value
    bool need_is_fewer = false;  ///< as in TargetResult
    bool exceeded = false;       ///< as in TargetResult
    bool unreported = false;     ///< as in TargetResult
    Status status = Status::no_data;

    std::optional<Shown> shown() const {
        return places < 0 ? std::nullopt : std::optional{Shown{number, places}};
    }
};

/// One unit's score at one horizon, of an area or over all of them (method, section 9).
struct Score {
    Year horizon = 0;
    std::optional<std::uint16_t> area;  ///< absent: overall
    std::uint32_t targets = 0;
    std::uint32_t with_value = 0;
    Decimal score;                          ///< 0 to 100, 2 decimals
    Decimal attained_share;                 ///< in percent, 2 decimals
    std::optional<Decimal> score_reported;  ///< absent: no target has a value
    std::uint32_t pending = 0;              ///< targets that would count, were they not pending
    std::uint32_t no_cases = 0;             ///< targets that would count, had any case arisen
    std::optional<std::uint16_t> grade;     ///< position in Programme::grades; overall only
    std::optional<std::uint32_t> rank;      ///< from 1, among units of the level; overall only
    std::array<std::uint32_t, scored_statuses> statuses{};  ///< counts among `targets`
    bool complete = true;                                   ///< every target's reports are in
};

/// One unit's standing in the period, against where it has to stand by now; of an area or over all
/// of them (method, section 10).
struct YearScore {
    std::optional<std::uint16_t> area;  ///< absent: overall
    std::uint32_t targets = 0;
    std::uint32_t with_value = 0;
    Decimal score;                       ///< 0 to 100, 2 decimals
    Decimal attained_share;              ///< of the marks of 100, in percent, 2 decimals
    std::optional<std::uint16_t> grade;  ///< position in Programme::grades; overall only
    std::optional<std::uint32_t> rank;   ///< from 1, among units of the level; overall only
    std::uint32_t open = 0;              ///< next targets left out as milestones in progress
    std::uint32_t pending = 0;           ///< next targets that are pending
    std::uint32_t no_cases = 0;          ///< next targets that would count, had any case arisen
    bool complete = true;                ///< every target's reports are in
};

/// What would count overall at a horizon (or in the year) at which a unit has no score, because no
/// target of it counts.
struct LeftOut {
    std::optional<Year> horizon;  ///< absent: the year's standing
    std::uint32_t pending = 0;    ///< targets that would count, were they not pending
    std::uint32_t no_cases = 0;   ///< targets that would count, had any case arisen
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
};

/// A file the report was made from.
struct InputDigest {
    std::string name;
    std::string sha256;  ///< 64 hexadecimal digits
};

/// What a unit wrote beside one of its own rows, with figures or without.
struct Note {
    IndicatorIndex indicator = 0;
    Year period = 0;
    std::string note;
    std::string evidence;

    auto operator<=>(const Note&) const = default;
};

/// Everything about one unit.
struct UnitReport {
    UnitIndex unit = no_unit;
    UnitIndex parent = no_unit;         ///< in the period; no_unit for a root
    std::vector<UnitIndex> children;    ///< in the period, in the order of the units file
    std::vector<TargetResult> targets;  ///< indicators in programme order, horizons ascending
    std::vector<Brief> briefs;          ///< of Programme::targets(), where asked for
    std::vector<Score> scores;          ///< by horizon, areas in programme order, overall last
    std::vector<YearScore> year;        ///< areas in programme order, overall last
    std::vector<LeftOut> left_out;      ///< by horizon, the year last; where anything is
    std::vector<ContextResult> context;
    std::vector<Note> notes;              ///< up to the period; sorted
    std::uint32_t reports_due = 0;        ///< what the unit itself owes for the period
    std::uint32_t reports_sent = 0;       ///< of those, what it has sent
    std::vector<IndicatorIndex> pending;  ///< what it has not sent, as it is published later
    std::vector<IndicatorIndex> missing;  ///< what else it has not sent

    /// The overall score at a horizon, or nothing.
    const Score* overall(Year horizon) const;
    /// The overall standing of the year, or nothing.
    const YearScore* overall_of_year() const;
    /// What would count at a horizon (without one: in the year) where no target does, or nothing.
    const LeftOut* all_left_out(std::optional<Year> horizon) const;
};

/// The units of one level that have an overall score at one horizon (or of the year), and are
/// ranked among each other.
struct RankedField {
    LevelIndex level = 0;
    std::optional<Year> horizon;  ///< absent: the year's standing
    std::uint32_t ranked = 0;     ///< how many of them have a rank
};

/// A whole result. Programme, units and exemptions outlive it.
struct Report {
    const Programme* programme = nullptr;
    const Units* units = nullptr;
    Year period = 0;
    bool final_figures = false;       ///< what was still pending counts as missing
    std::vector<UnitReport> reports;  ///< units that exist at the end of the period, in file order
    std::vector<std::size_t> filled;  ///< positions of those that hold targets, context and notes

    std::vector<RankedField> fields;  ///< by level, then by horizon, the year's standing first

    /// How many units of a level have a rank at a horizon; without one, in the year's standing.
    std::uint32_t ranked(LevelIndex level, std::optional<Year> horizon) const;
    /// The report of a unit, or nothing where it does not exist at the end of the period.
    const UnitReport* find(UnitIndex unit) const;
};

}  // namespace cchc
