#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/text.hpp"
#include "model/unit_detail.hpp"

/// The fixed words a person reads, in both languages. Sentences with figures:
/// render/words/phrases.hpp.
namespace cchc::render {

/// Headings and other words that stand alone.
struct Words {
    std::string_view scorecard, scorecard_capitals, league_table, year, provisional, final_figures;
    std::string_view area, indicator, by, status, result, must_reach, counts, remarks, unit, code;
    std::string_view targets, with_value, score, score_reported, grade, rank, overall;
    std::string_view attained, missed, no_data, context, previous, change, direction;
    std::string_view attained_share, share_heading, path_share, path_share_heading, silence_counts;
    std::string_view not_applicable, note, evidence, exempt, exempt_from_verdict, exempt_below,
        not_assessable;
    std::string_view province_only, binds_only, same_as, amended, formerly, against, against_mean;
    std::string_view inherited, done, not_done, cases, percent_points, points;
    std::string_view kind, numerator, denominator, quantity, reported_by, optional_for, clause;
    std::string_view weight, judged_after, above_missed, withdrawn, from_year, path_value, matrix,
        by_year, scorecards, one_or_zero, how_many, year_heading, id;
    std::string_view unscored, repeated, counted_once, attainment, details, rollup, published,
        published_later, higher, lower;
    std::string_view fractional, may_exceed_100, above_attained;
};

/// What stands behind a number that is a percentage, in both languages. No blank lies between, so
/// that no line is broken there: "88,41%".
inline constexpr std::string_view percent_sign = "%";

/// The words of one language.
const Words& words(Language language);

/// What a status says at a glance; a renderer that has colours gives each tone one.
enum class Tone : std::uint8_t { plain, good, bad, warning, moving, missing, aside };

/// The tone in which a status is told.
Tone tone(Status status);

/// The name of a tone in style sheets: "good".
std::string_view class_of(Tone tone);

/// One column wide, legible without colour, different for every status; `…` and `-` are the signs
/// of Vietnamese statistics for "no data" and "no cases".
std::string_view sign(Status status);

/// The short label of a status. A milestone (nhiệm vụ) has other words in Vietnamese.
std::string_view label(Status status, Kind kind, Language language);
/// The same for one result, which may say more: that a value is above what was promised, that a
/// unit has not sent its own report. Where one target is told, it is told in these words.
std::string_view label(const TargetResult& result, Kind kind, Language language);
std::string_view label(const Brief& brief, Kind kind, Language language);

/// The status inside a sentence that counts: "đạt 30", "30 attained".
std::string counted(Status status, std::uint32_t count, Language language);

/// What a kind of indicator is called: "Chỉ tiêu tỷ lệ", "Ratio".
std::string_view label(Kind kind, Language language);

/// How the figures of a scope become one: "cộng các đơn vị", "the mean, weighted".
std::string_view label(Rollup rollup, Language language);

/// The same for the way a context indicator went: its sign, its label, its tone.
std::string_view sign(Direction direction);
std::string_view label(Direction direction, Language language);
Tone tone(Direction direction);

}  // namespace cchc::render
