#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cchc::testing {

/// Whether a command writes text for a terminal to standard output: scorecards, comparisons,
/// derivations, plans or the programme, in no other format and to no file. (Findings of `check`
/// take a line each, as those of compilers do.)
bool writes_text(std::string_view command);

/// The lines wider than 80 columns, but for those that a long word makes so.
std::vector<std::string> wide_lines(std::string_view text);

}  // namespace cchc::testing
