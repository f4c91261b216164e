#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "render/office/word.hpp"
#include "render/report_page.hpp"
#include "render/scorecard/scorecard.hpp"

/// The parts of a unit's annex: the summary, the tables ("Biểu") and their details. Each writes
/// itself at the end of a text, and its rows are where the figures of the summary lead.
namespace cchc::render {

/// What all parts are made from; it outlives them.
struct AnnexSource {
    const Report& report;
    const UnitDetail& unit;
    std::span<const InputDigest> inputs;
    const PageOptions& options;
    const Scorecards& cards;
    const Scorecard& card;

    const Programme& programme() const { return *report.programme; }
    Language language() const { return options.language; }
    const Words& words() const { return render::words(options.language); }
    const Indicator& indicator_of(const TargetResult& result) const {
        return programme().indicators[result.indicator];
    }
    const Target& target_of(const TargetResult& result) const {
        return indicator_of(result).targets[result.target];
    }
    std::string name_of(UnitIndex of) const {
        return clean((*report.units)[of].name.in(options.language));
    }
    /// "Cấp xã", "Commune".
    std::string name_of_level(LevelIndex level) const {
        return clean(programme().levels[level].name.in(options.language));
    }
};

/// What is wanting of a target that is not attained, in a sentence: "còn thiếu 34 hồ sơ …"; may be
/// empty.
std::string wanting(const AnnexSource& source, const TargetResult& result,
                    const TargetDetails& details);

/// Names of bookmarks: of the row of a target in table 1 and in the table of the paths, of an area
/// at a horizon (without one: of the year) and of what is not scored there in table 2, of a unit in
/// tables 3 and 4, and of a target among the shortfalls.
std::string target_bookmark(const TargetResult& result);
std::string path_bookmark(const TargetResult& result);
std::string shortfall_bookmark(const TargetPlace& place);
std::string area_bookmark(std::optional<Year> horizon, std::optional<std::uint16_t> area);
std::string unscored_bookmark(Year horizon);
std::string league_bookmark(UnitIndex unit);
std::string reports_bookmark(UnitIndex unit);

/// The unit and all units below it that have not sent all they owe, in the order of the units file.
std::vector<const UnitReport*> units_in_arrears(const AnnexSource& source);

/// "Biểu 1": one row for each target; on sheets of its own.
void write_target_table(const AnnexSource& source, WordText& text);
/// "Biểu 2" to "Biểu 4": the areas, the units below by rank, and who has not reported.
void write_unit_tables(const AnnexSource& source, WordText& text);
/// What stands behind the tables: paths, remarks, changes, shortfalls, notes and inputs.
void write_details(const AnnexSource& source, WordText& text);
/// The sentences that a year-end report begins with. Precondition: there are units below.
void write_summary(const AnnexSource& source, WordText& text);

}  // namespace cchc::render
