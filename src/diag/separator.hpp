#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

/// What separates the cells of a file, by name.
namespace cchc::diag {

/// The word of options and JSON: `comma`, `semicolon`, `tab`, `pipe`, `colon`; of others the
/// character itself.
std::string separator_word(char separator);

/// What it is called in sentences: "semicolon", "dấu chấm phẩy".
Text separator_name(char separator);

/// The separator that a word or the character itself stands for; nothing for any other text.
std::optional<char> separator_of(std::string_view word);

/// The words that `separator_of` knows.
std::vector<std::string> separator_words();

}  // namespace cchc::diag
