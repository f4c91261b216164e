#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "model/text.hpp"
#include "model/unit_detail.hpp"

/// The words a person reads, in the language of the reader. Sentences that need more than one of
/// them: render/words/phrases.hpp.
namespace cchc::render {

/// The texts of render/words/texts/ in one language, by name. Each entry there has both languages
/// side by side, and is one of three kinds:
///
///   TEXT     `words.status`: a text as it is
///   PHRASE   `words.final_in(2025)`: a text with figures or names in the places of its {}
///   COUNTED  `words.were_divided(2, "X1, X2")`: a phrase about so many things; English has one for
///            a single thing and one for more
///
/// Whether the figures fit is checked when the program is built, in both languages.
struct Words {
    Language language;

#define TEXT(name, in_vi, in_en) const char* name;
#define PHRASE(name, in_vi, in_en)                                        \
    template <typename... Figures>                                        \
    std::string name(const Figures&... figures) const {                   \
        return language == Language::vi ? fmt::format(in_vi, figures...)  \
                                        : fmt::format(in_en, figures...); \
    }
#define COUNTED(name, in_vi, of_one, of_more)                                                   \
    template <typename Count, typename... Figures>                                              \
    std::string name(const Count& count, const Figures&... figures) const {                     \
        if (language == Language::vi) return fmt::format(in_vi, figures...);                    \
        return count == 1 ? fmt::format(of_one, figures...) : fmt::format(of_more, figures...); \
    }
#include "render/words/catalogue.def"
};

/// What stands behind a number that is a percentage, in both languages. No blank lies between, so
/// that no line is broken there: "88,41%".
inline constexpr std::string_view percent_sign = "%";

/// Stands before a number below 0; a hyphen is too short beside digits.
inline constexpr std::string_view minus = "\u2212";

/// The words of one language.
const Words& words(Language language);

/// What a status says at a glance; a renderer that has colours gives each tone one.
enum class Tone : std::uint8_t { plain, good, bad, warning, moving, missing, aside };

/// The tone of a status.
Tone tone(Status status);
/// The same for one result: where the unit is exempt, that of what is shown beside the others. Use
/// this wherever a single target is shown.
Tone tone(const TargetResult& result);
Tone tone(const Brief& brief);

/// The name of a tone in style sheets: "good".
std::string_view class_of(Tone tone);

/// One column wide, legible without colour, different for every status; `…` and `–` are the signs
/// of Vietnamese statistics for "no data" and "no cases".
std::string_view sign(Status status);

/// The short label of a status. A milestone (nhiệm vụ) has other words in Vietnamese.
std::string_view label(Status status, Kind kind, Language language);
/// The same for one result, which may say more: that a value is above what was promised, that a
/// unit has not sent its own report. Use this wherever a single target is shown.
std::string_view label(const TargetResult& result, Kind kind, Language language);
std::string_view label(const Brief& brief, Kind kind, Language language);

/// The status inside a sentence that counts: "đạt 30", "30 attained".
std::string counted(Status status, std::uint32_t count, Language language);

/// The same without how many: "không đạt", "missed".
std::string_view in_sentence(Status status, Language language);

/// What a kind of indicator is called: "Chỉ tiêu tỷ lệ", "Ratio".
std::string_view label(Kind kind, Language language);

/// How the figures of a scope become one: "bình quân các đơn vị", "the sum of the units' figures".
std::string_view label(Rollup rollup, Language language);

/// Who stands behind a figure: "thẩm định", "as reported".
std::string_view label(Basis basis, Language language);

/// For the way a context indicator went: its sign, its label, its tone.
std::string_view sign(Direction direction);
std::string_view label(Direction direction, Language language);
Tone tone(Direction direction);

}  // namespace cchc::render
