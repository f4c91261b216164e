#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/moves.hpp"
#include "model/programme.hpp"
#include "model/status.hpp"
#include "model/units.hpp"

/// The result of all units, as far as tables of many units need it; every number is rounded and
/// decided. What only a unit's own pages show is in `UnitDetail` (model/unit_detail.hpp).
namespace cchc {

/// Less than so many percentage points are wanting of a near miss.
inline constexpr Decimal near_miss = Decimal::millionths(5'000'000);

/// What tables of many units tell of a target.
struct Brief {
    Decimal number;              ///< of the value as it is shown; where there is one
    std::uint64_t need = 0;      ///< as in TargetResult; 0: none, not known, or past 64 bits
    std::uint32_t rank = 0;      ///< among its `Peers`, from 1; 0: none
    std::int8_t places = -1;     ///< of the number; below 0: no value
    bool need_is_fewer = false;  ///< as in TargetResult
    bool exceeded = false;       ///< as in TargetResult
    bool unreported = false;     ///< as in TargetResult
    bool scored = false;         ///< counts in the overall score; of a `same_as` never
    bool exempt = false;         ///< as in TargetResult
    bool near = false;  ///< a percentage less than `near_miss` points off what was promised
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

/// The targets of a unit at a horizon, by status: those that its overall score counts (method,
/// section 9), the others that apply to it, and how many print another target again, which are
/// among neither.
struct StatusCounts {
    Year horizon = 0;
    std::array<std::uint32_t, scored_statuses> scored{};
    std::array<std::uint32_t, status_count> unscored{};
    std::uint32_t repeated = 0;
};

/// Who stands behind the rows of a figure, where figures were verified.
enum class Basis : std::uint8_t { verified, reported, mixed };
/// `verified`, `reported`, `mixed`.
std::string_view word(Basis basis);

/// An overall score as it would be by what units reported, beside the one that counts.
struct ReportedScore {
    std::optional<Year> horizon;        ///< absent: the year's standing
    std::optional<Decimal> score;       ///< absent: no target would count
    std::optional<std::uint32_t> rank;  ///< absent: none
    std::optional<Decimal> difference;  ///< the score that counts less this; absent: one is missing
};

/// What was found of the figures that a unit reported, where figures were verified.
struct Appraisal {
    std::vector<ReportedScore> scores;  ///< by horizon, the year last; where either score is there
    std::uint32_t verified = 0;         ///< its own figures of the period that were verified
    std::uint32_t overstated = 0;       ///< of those, reported as better than was found
    std::uint32_t understated = 0;      ///< of those, reported as worse
    std::uint32_t unreported = 0;       ///< of those, owed and not reported at all

    /// The score at a horizon (without one: in the year), or nothing.
    const ReportedScore* at(std::optional<Year> horizon) const;
};

/// How one unit stands.
struct UnitReport {
    UnitIndex unit = no_unit;
    UnitIndex parent = no_unit;           ///< in the period; no_unit for a root
    std::vector<UnitIndex> children;      ///< in the period, in the order of the units file
    std::vector<Brief> briefs;            ///< of Programme::targets(), where asked for
    std::vector<Score> scores;            ///< by horizon, areas in programme order, overall last
    std::vector<YearScore> year;          ///< areas in programme order, overall last
    std::vector<LeftOut> left_out;        ///< by horizon, the year last; where anything is
    std::vector<StatusCounts> counts;     ///< by horizon; of those with a target that applies
    std::uint32_t reports_due = 0;        ///< what the unit itself owes for the period
    std::uint32_t reports_sent = 0;       ///< of those, what it has sent, or what was verified
    std::vector<IndicatorIndex> pending;  ///< what it has not sent, as it is published later
    std::vector<IndicatorIndex> missing;  ///< what else it has not sent
    /// It has itself sent nothing of what it owes, whatever was verified, and not all of that is
    /// published later; `reports_sent` is 0.
    bool sent_nothing = false;
    /// In the league of its level of the year before; absent: none, or that year is not known.
    std::optional<std::uint32_t> rank_before;
    std::uint32_t ranked_before = 0;  ///< among how many it was ranked then; 0: it was not
    /// By so many ranks since then; below 0: it fell. Absent: not ranked in both, or not among as
    /// many units.
    std::optional<std::int32_t> climbed;
    std::optional<Appraisal> appraisal;  ///< absent: no figures were verified

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

/// The units of one level beside each other at one target. Values are compared as they are shown;
/// of a range, by how far they lie outside.
struct Peers {
    std::vector<UnitIndex> ranked;  ///< those with a value: the best first, then as in the file
    std::optional<Decimal> median;  ///< of these values, 6 decimals; absent: none, or a milestone
    std::uint32_t attained = 0;     ///< how many of `units` have attained it
    std::uint32_t units = 0;  ///< of whom it is said whether they attained it, with a value or
                              ///< without: the first statuses, which scores count
};

/// A whole result. Programme, units and exemptions outlive it.
struct Report {
    const Programme* programme = nullptr;
    const Units* units = nullptr;
    Year period = 0;
    bool final_figures = false;       ///< what was still pending counts as missing
    bool verified = false;            ///< some of the rows that count may be verified ones
    bool verified_only = false;       ///< none but these count
    std::vector<UnitReport> reports;  ///< units that exist at the end of the period, in file order
    std::vector<const Exemption*> exemptions;  ///< that hold in the period, as in their file
    std::vector<RankedField> fields;  ///< by level, then by horizon, the year's standing first
    std::vector<std::vector<Peers>> peers;  ///< by level, then as briefs; where those are asked for
    /// What moved the values of units without a unit above them since the year before, as people
    /// are told it, by unit and then as in the programme; where asked for.
    std::vector<Moves> moves;

    /// How many units of a level have a rank at a horizon; without one, in the year's standing.
    std::uint32_t ranked(LevelIndex level, std::optional<Year> horizon) const;
    /// The units of a level at a target, by its place among Programme::targets(). Precondition: the
    /// report has briefs.
    const Peers& peers_at(LevelIndex level, std::size_t place) const { return peers[level][place]; }
    /// What the league of a level goes by: the period, where it is a horizon at which one of its
    /// units has a rank; else the year's standing, which has no horizon (method, section 10).
    std::optional<Year> ranked_at(LevelIndex level) const;
    /// The report of a unit, or nothing where it does not exist at the end of the period.
    const UnitReport* find(UnitIndex unit) const;
    /// The report of a unit. Precondition: it exists at the end of the period.
    const UnitReport& at(UnitIndex unit) const { return *find(unit); }
};

}  // namespace cchc
