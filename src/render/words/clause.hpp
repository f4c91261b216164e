#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace cchc::render {

/// Where a promise stands, for people: "2/2025/b3/s2" is section 2, by 2025, bullet 3, sentence 2
/// ("p": running text, "c": part between semicolons); several stand between semicolons. What is
/// not of that form stays as it is.
std::string clause_in_words(std::string_view clause, Language language);

}  // namespace cchc::render
