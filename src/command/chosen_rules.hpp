#pragma once

#include <string>
#include <vector>

#include "diag/rule.hpp"

namespace cchc::command {

/// The rules that a word on the command line means: a name, a code, or the letter of a group.
/// Throws Stop where it means none.
std::vector<const diag::Rule*> chosen_rules(const std::string& word);

}  // namespace cchc::command
