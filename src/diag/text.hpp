#pragma once

#include <string>
#include <string_view>

#include "diag/listing.hpp"

namespace cchc::diag {

/// How findings are written for a person.
struct TextStyle {
    Language language = Language::en;
    bool coloured = false;
};

/// One finding as `file:line:column: error[D104] duplicate-row: …`, the line with the text
/// underlined at its width on screen, and its notes. Ends in a line feed.
std::string to_text(const Diagnostic& finding, const Sources& sources, const TextStyle& style);

/// "2 errors, 1 warning".
std::string counts_words(std::size_t errors, std::size_t warnings, Language language);

/// "3 more not shown".
std::string hidden_words(std::size_t findings, Language language);

/// The verdict and what it rests on: "refused: 2 errors, 1 warning, 4 known before".
std::string verdict_words(const Listing& listing, Language language);

/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace cchc::diag
