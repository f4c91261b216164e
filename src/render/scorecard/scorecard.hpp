#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/text.hpp"
#include "model/unit_detail.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

/// What a person is shown of a unit, in words: decided once, drawn by all formats for people.
namespace cchc::render {

/// A text with the colour it may have. Free of control characters.
struct Cell {
    std::string text{};
    Tone tone = Tone::plain;
    std::optional<Shown> value{};  ///< the number in the text, for formats that have numbers
    /// The target or area that it names, for formats that lead to its rows.
    std::optional<TargetPlace> target{};
    std::optional<std::uint16_t> area{};
};

/// A plain table. Columns of numbers stand to the right.
struct Grid {
    struct Column {
        std::string heading;
        bool number = false;
        bool flexible = false;  ///< gives way where the table is too wide; one column at most
        std::string sign{};     ///< stands for the heading where the table is too wide
        std::string title{};    ///< says the heading at length, where a format has room for it
        std::string below{};    ///< stands below the heading: "≥ 50"
    };
    std::string heading;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> remarks;  ///< below the table, a line each
    std::vector<UnitIndex> units;      ///< whose rows these are, where they are units'
    std::size_t name_column = 0;       ///< of the units' names
};

/// A table of scores by area.
struct ScoreGrid : Grid {
    std::optional<Year> horizon;  ///< absent: the year's standing
    std::uint32_t targets = 0;    ///< that the overall score counts
};

/// One target of an indicator.
struct TargetRow {
    const TargetResult* of = nullptr;
    Year horizon = 0;
    Cell status;         ///< sign and word
    std::string result;  ///< "45,20%"; a sign where there is none
    std::string must_reach;
    std::string counts;  ///< "12.345/23.456"; may be empty
};

/// An indicator with the targets of all its horizons.
struct IndicatorRows {
    const Indicator* of = nullptr;
    std::string id;
    std::string name;
    std::vector<TargetRow> targets;
};

struct AreaRows {
    std::string id;
    std::string name;
    std::vector<IndicatorRows> indicators;
};

/// An overall score, at a horizon or of the year, in words; each empty where there is none.
struct OverallText {
    std::string number;          ///< "84,49"
    std::string attained_share;  ///< "62,50%"
    std::string_view share_of;  ///< what of: "Tỷ lệ mục tiêu đạt"; of the year that on the path
    std::string grade;          ///< "Tốt"
    std::string rank;           ///< "2/14"
    std::string ungraded;  ///< why there is no grade yet: "chưa xếp loại: chờ công bố 2 …"
    std::string incomplete;  ///< "Tạm tính: phần chưa báo cáo tính là không đạt"

    /// "Điểm 84,49 · Tỷ lệ mục tiêu đạt 62,50% · Xếp loại Tốt · Xếp hạng 2/14".
    std::string line(Language language) const;
};

/// How a unit stands at one horizon, at a glance.
struct HorizonSummary {
    Year horizon = 0;
    StatusCounts counts;
    const Score* score = nullptr;  ///< overall; absent where no target is scored
    std::string heading;           ///< "Đến năm 2025 (đã chốt)"
    std::string sentence;          ///< "Đến năm 2025: 31 mục tiêu: đạt 17, …"
    std::string not_counted;       ///< "+ 8 không tính điểm (…) + 2 trùng"; may be empty
    OverallText overall;
};

/// How a unit stands in the year, at a glance (method, section 10).
struct YearSummary {
    const YearScore* score = nullptr;
    std::string heading;  ///< "Kết quả theo lộ trình năm 2026"
    std::string counts;   ///< "19 mục tiêu, 17 có số liệu; + 2 không tính điểm (…)"
    OverallText overall;
};

/// One unit, as a person reads it.
struct Scorecard {
    std::string title;
    std::string unit;       ///< name
    std::string unit_line;  ///< code, level, and the mark of provisional figures
    std::string programme;
    std::string_view final_figures;  ///< what final figures are, or verified alone; may be empty
    bool provisional = false;
    std::vector<HorizonSummary> horizons;
    std::optional<YearSummary> year;     ///< absent: no target counts in the year, it is the same
                                         ///< as a horizon's, or one horizon alone is shown
    std::vector<std::string> sentences;  ///< of each horizon and of the year, with the score
    std::vector<AreaRows> areas;         ///< without what does not apply to the unit
    std::string not_applicable;          ///< the ids of what does not; may be empty
    std::optional<Grid> context;
    std::vector<ScoreGrid> scores;     ///< of the year, and one a horizon
    std::vector<Grid> leagues;         ///< the units below, one a level
    std::optional<Grid> verified;      ///< figures as reported and as verified; absent: none were
    std::vector<Grid> verified_below;  ///< scores as reported and as counted, one a level below
};

/// Makes scorecards of a report, which outlives it.
class Scorecards {
  public:
    /// `horizons`: only their targets and scores, and units below are ranked at the most urgent of
    /// them.
    Scorecards(const Report& report, Language language, Horizons horizons = {});

    /// The scorecard of a unit of the report, which outlives it.
    Scorecard of(const UnitDetail& unit) const;
    /// How a unit stands, in sentences: each horizon and the year, with the score.
    std::vector<std::string> sentences_of(const UnitReport& unit) const;
    /// What else is to be said of a target of a unit.
    std::vector<std::string> remarks_on(const TargetRow& row, const UnitDetail& unit) const;

    /// Whether a target belongs to what is shown.
    bool shows(const TargetResult& result) const;
    /// Whether the targets and scores of a horizon do.
    bool shows(Year horizon) const { return horizons_.contains(horizon); }
    /// Whether the year's standing does.
    bool shows_year() const { return horizons_.all(); }
    /// What ranks the units of a level in every table of any command: the most urgent horizon
    /// of those asked for; else
    /// that of the period, where one of them has a rank there; else the year's standing (method,
    /// section 10), which has no horizon.
    std::optional<Year> league_horizon(LevelIndex level) const;
    /// The league table of some units of one level, all of the report or not, at a horizon; without
    /// one, by the year's standing.
    Grid league_of(const std::vector<const UnitReport*>& units, std::optional<Year> horizon) const;

  private:
    template <typename Overall>
    OverallText overall_text(const Overall& overall, LevelIndex level,
                             std::optional<Year> horizon) const;
    std::optional<YearSummary> year_of(const UnitReport& unit) const;
    std::vector<HorizonSummary> horizons_of(const UnitReport& unit) const;
    std::vector<AreaRows> areas_of(const UnitDetail& unit) const;
    std::string not_applicable_to(const UnitDetail& unit) const;
    std::optional<Grid> context_of(const UnitDetail& unit) const;
    ScoreGrid scores_of(const UnitReport& unit, Year horizon) const;
    ScoreGrid scores_of_year(const UnitReport& unit) const;
    /// The units below, by level.
    std::map<LevelIndex, std::vector<const UnitReport*>> below(const UnitReport& unit) const;
    std::vector<Grid> leagues_below(const UnitReport& unit) const;
    std::vector<Grid> verified_below(const UnitReport& unit) const;

    const Report& report_;
    Language language_;
    Horizons horizons_;
    std::vector<std::string> ids_, names_;  ///< of the indicators
};

/// The rows of one target; render/scorecard/target_row.cpp.
TargetRow target_row(const Report& report, const UnitDetail& unit, const TargetResult& result,
                     Language language);

/// What else is to be said of one target: phrases, the most urgent first;
/// render/scorecard/target_row.cpp.
std::vector<std::string> target_remarks(const Report& report, const UnitDetail& unit,
                                        const TargetResult& result, Language language);

/// What the remarks of one target say, each thing by itself, for formats with a place for each.
struct TargetDetails {
    std::string wanting;   ///< "34 hồ sơ giải quyết trực tuyến", or a gap; may be empty
    std::string coverage;  ///< "38/39 đơn vị"; empty where one unit at most owes a report
    std::string points;  ///< "2,51/3,23 điểm", and why a target that is attained has none; empty
                         ///< without a verdict
    std::string earned;  ///< of that the figures, "2,51/3,23"; may be empty
    std::string unearned;           ///< of that the reason; may be empty
    std::vector<std::string> path;  ///< the steps of the path, each a phrase
    std::string path_line;          ///< the same in one line; empty without a path
    std::vector<std::string> others;
    std::vector<std::string> notes;  ///< of the unit itself: the last of `others`, without a word
                                     ///< before them
    std::string inherited;           ///< "kế thừa từ: …"; may be empty
};
/// A note as it is shown, with a word before that of an appraiser; render/scorecard/target_row.cpp.
std::string note_text(const OwnNote& note, Language language);

/// render/scorecard/target_row.cpp.
TargetDetails target_details(const Report& report, const UnitDetail& unit,
                             const TargetResult& result, Language language);

/// A result where only what is shown of it is at hand; empty without one.
std::string result_text(const std::optional<Shown>& shown, const Indicator& indicator,
                        Language language);

/// The same with the number in it, but for milestones, which are told in words.
Cell result_cell(const std::optional<Shown>& shown, const Indicator& indicator, Language language);

/// Whether a target counts in the overall score at a horizon; without one: in the year's standing.
bool counts_in(const Programme& programme, const TargetResult& result, std::optional<Year> horizon);

/// The horizons in the order in which they matter in a period: the first that is not over, those
/// after it, then those that are over, the latest first.
std::vector<Year> by_urgency(std::vector<Year> horizons, Year period);

/// Some units of one level by their rank at a horizon; without one, by the year's standing;
/// render/scorecard/league.cpp.
Grid league(const Report& report, const std::vector<const UnitReport*>& units,
            std::optional<Year> horizon, Language language);

/// An indicator's name; of a `same_as` without one that of the indicator it names.
std::string name_of_indicator(const Programme& programme, const Indicator& indicator,
                              Language language);

/// The indicator that is counted: of a `same_as` the one it names.
const Indicator& counted_indicator(const Programme& programme, const Indicator& indicator);

}  // namespace cchc::render
