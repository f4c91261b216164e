#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "exact/decimal.hpp"
#include "model/text.hpp"

/// What was promised: the targets file (interface, section 1).
namespace cchc {

using exact::Decimal;

/// Years are plain numbers, 1900 to 2100.
using Year = int;

/// Positions in Programme::levels, ::indicators; small, so that a row of data stays small.
using LevelIndex = std::uint8_t;
using IndicatorIndex = std::uint16_t;
/// A programme has at most this many levels.
inline constexpr std::size_t max_levels = 32;

/// A set of levels of units.
class LevelSet {
  public:
    constexpr void insert(LevelIndex level) { bits_ |= 1u << level; }
    constexpr bool contains(LevelIndex level) const { return (bits_ >> level & 1u) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr LevelSet operator|(LevelSet other) const {
        other.bits_ |= bits_;
        return other;
    }
    constexpr bool operator==(const LevelSet&) const = default;

  private:
    std::uint32_t bits_ = 0;
};

/// The horizons that a result is asked for; empty: not asked, all.
struct Horizons {
    std::vector<Year> asked;

    bool all() const { return asked.empty(); }
    bool contains(Year horizon) const {
        return all() || std::ranges::find(asked, horizon) != asked.end();
    }
};

/// A kind of unit: province, department … From the top down, as in the file.
struct Level {
    std::string id;
    Text name;
};

/// What kind of figure an indicator is (method, section 3).
enum class Kind : std::uint8_t { ratio, value, reduction, milestone };

/// How the figures of a scope become one (method, section 3).
enum class Rollup : std::uint8_t { sum, mean, weighted_mean, none };

/// When a target is attained (method, section 5).
enum class Operator : std::uint8_t { at_least, more_than, at_most, less_than, between, done };

/// The operator of a target and what it is held against.
struct Threshold {
    Operator op = Operator::done;
    Decimal low =
        Decimal::whole(100);  ///< the threshold; of `between` the lower end; 100 for `done`
    Decimal high = Decimal::whole(100);  ///< of `between` the upper end; else equal to `low`
    bool above_attained = true;  ///< `between` only: a value above `high` attains the target

    bool operator==(const Threshold&) const = default;
};

/// A change of a target, in force from a period on (method, section 6).
struct Amendment {
    Year from = 0;
    std::optional<Threshold> threshold;  ///< absent: the target is withdrawn
    std::string decision;                ///< the decision that made it; may be empty
};

/// What a reduction is measured against: one year, or the mean of a span (method, section 3).
struct Baseline {
    Year first = 0;
    Year last = 0;
    bool span = false;  ///< the mean of a span of years, which may be one year long
    bool is_span() const { return span; }
};

/// One indicator's promise at one horizon.
struct Target {
    Year horizon = 0;
    Threshold threshold;
    std::optional<Baseline> baseline;   ///< reductions only, and always there
    std::optional<LevelSet> binds;      ///< absent: binds every level
    std::optional<Year> after;          ///< not judged up to and in this year
    std::vector<Amendment> amendments;  ///< ascending by `from`

    bool binds_level(LevelIndex level) const { return !binds || binds->contains(level); }
    /// The last amendment in force in `period`, or nothing.
    const Amendment* amendment_in(Year period) const;
    /// Whether an amendment in force in `period` withdrew the target.
    bool withdrawn_in(Year period) const;
    /// The threshold in force in `period`; of a withdrawn target the one it last had.
    const Threshold& threshold_in(Year period) const;
};

/// What of a row is meant: its two figures, or the one that kinds without a numerator have.
enum class FigureRole : std::uint8_t { numerator, denominator, value };

/// One measured quantity.
struct Indicator {
    std::string id;
    Text name;
    std::uint16_t area = 0;  ///< position in Programme::areas
    Kind kind = Kind::ratio;
    Rollup rollup = Rollup::sum;
    LevelSet reported_by;                   ///< levels whose units must report every period
    LevelSet optional_for;                  ///< levels whose units may
    Text numerator, denominator, quantity;  ///< nouns of what is counted; may be empty
    std::vector<Target> targets;            ///< ascending by horizon; empty: a context indicator
    std::string clause;                     ///< where the promise stands; may be empty
    Text note;                              ///< may be empty
    Decimal weight = Decimal::whole(1);     ///< in scores; > 0
    bool fractional = false;                ///< figures need not be whole
    bool may_exceed_100 = false;            ///< ratios only: a numerator may exceed its denominator
    bool published_later = false;           ///< appears after the year's report
    bool points = false;                    ///< kind `value` only: points, not percent
    bool higher_is_better = true;           ///< context indicators only
    std::optional<Decimal> zero_below;      ///< attainment below it gives no points; absent: see
                                            ///< Settings::zero_below
    std::optional<IndicatorIndex> same_as;  ///< the indicator whose promise this prints again
    bool evidence_required = false;         ///< a row with figures names its evidence

    /// Whether its rows hold such a figure: a ratio's the first two, every other kind's the value,
    /// and that of a weighted mean a denominator as well, its weight (method, section 3).
    bool has(FigureRole figure) const;
    /// No target at all: followed year on year, never judged.
    bool is_context() const { return targets.empty(); }
    /// Whether the value is a percentage held within 100 (method, section 5).
    bool is_percentage() const {
        return kind == Kind::milestone || kind == Kind::reduction ||
               (kind == Kind::ratio ? !may_exceed_100 : !points);
    }
    /// Whether units of a level may send rows.
    bool accepts(LevelIndex level) const { return (reported_by | optional_for).contains(level); }
    /// The last horizon, of withdrawn targets too. Context indicators: no end.
    Year last_horizon() const;
};

/// A part of the programme.
struct Area {
    std::string id;
    Text name;
};

/// A figure that the rows of an indicator hold.
struct NamedFigure {
    IndicatorIndex indicator = 0;
    FigureRole figure = FigureRole::numerator;

    bool operator==(const NamedFigure&) const = default;
};

/// How two sides of a relation must stand to each other.
enum class RelationKind : std::uint8_t {
    at_most,   ///< left ≤ right
    at_least,  ///< left ≥ right
    equals,    ///< left = right
    also_in,   ///< where left is more than 0, right is too
};

/// A relation between figures of one unit and period, which `check` looks at where all of them were
/// reported. It changes no result.
struct Relation {
    std::string id;
    Text name;  ///< may be empty
    Text note;  ///< may be empty
    RelationKind kind = RelationKind::at_most;
    std::vector<NamedFigure> left, right;  ///< added up; not empty, and none stands twice. Of
                                           ///< `also_in` the denominator of one ratio each
    bool is_error = false;                 ///< a contradiction is an error, not a warning

    /// Whether one of its figures is of an indicator.
    bool names(IndicatorIndex indicator) const;
    /// Whether two sums go together.
    bool holds(Decimal left_sum, Decimal right_sum) const;
};

/// A part of the programme that a reader asks for: an indicator, or a relation.
using ProgrammePart = std::variant<IndicatorIndex, const Relation*>;
using ProgrammeParts = std::vector<ProgrammePart>;

/// A band of the overall score.
struct Grade {
    std::string id;
    Decimal from;  ///< lowest score of the band
    Text name;
    Decimal attained;  ///< lowest attained share of the band; 0: none is asked for
};

/// What ranks compare: the score alone, or the attained share and then the score (method,
/// section 9).
enum class RankBy : std::uint8_t { score, attained };

struct Settings {
    Decimal on_track = Decimal::millionths(950'000);  ///< least progress called on track
    Decimal at_risk = Decimal::millionths(600'000);   ///< least progress called at risk
    int grade_min_targets = 1;                        ///< fewest targets for a grade and a rank
    RankBy rank_by = RankBy::score;
    Decimal zero_below;  ///< attainment below it gives no points, in percent
};

/// Where a target stands.
struct TargetPlace {
    IndicatorIndex indicator = 0;
    std::uint16_t target = 0;  ///< position in Indicator::targets
};

/// The targets file. A programme from the loader without errors is consistent: every reference
/// leads somewhere, thresholds lie in their ranges, a `same_as` holds the targets it takes over.
struct Programme {
    std::string id;
    Text title;
    Year start = 0;
    std::vector<Level> levels;
    std::optional<Year> report_until;  ///< indicators are due until then at least
    Settings settings;
    std::vector<Grade> grades;          ///< best first; may be empty
    std::vector<Area> areas;            ///< in the order of the file
    std::vector<Indicator> indicators;  ///< in the order of the file, areas one after another
    std::vector<Relation> relations;    ///< in the order of the file; may be empty

    std::optional<LevelIndex> find_level(std::string_view level_id) const;
    /// By exact id.
    std::optional<IndicatorIndex> find_indicator(std::string_view indicator_id) const;
    /// Every target, in the order of the file.
    std::vector<TargetPlace> targets() const;
    /// Every horizon some target has, ascending.
    std::vector<Year> horizons() const;
    /// The last year for which an indicator is due: its last horizon, or `report_until` where that
    /// is later (method, section 4). Context indicators: no end.
    Year due_until(const Indicator& indicator) const;
    /// The attainment below which a target of an indicator gives no points; of a `same_as` that of
    /// the indicator it names (method, section 9).
    Decimal zero_below(const Indicator& indicator) const;
};

/// The words files and machine outputs use: `ratio`, `weighted_mean`, `at_least` …
std::string_view word(Kind kind);
std::string_view word(Rollup rollup);
std::string_view word(Operator op);
std::string_view word(RankBy rank_by);
std::string_view word(FigureRole figure);
std::string_view word(RelationKind kind);

}  // namespace cchc
