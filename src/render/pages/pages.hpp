#pragma once

#include <string_view>

/// The pages as people design them (templates/), built into the program.
namespace cchc::render::pages {

extern const std::string_view scorecard, balances, index, grid, grid_row, foot, style;

}  // namespace cchc::render::pages
