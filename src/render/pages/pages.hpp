#pragma once

#include <string_view>

/// The pages as people design them (templates/), built into the program.
namespace cchc::render::pages {

extern const std::string_view scorecard, balances, index, level, level_section, indicator,
    target_section, moves, sources, grid, grid_row, heat_map, heat_row, foot, policy, style_of_page,
    style, index_style, table_script;

}  // namespace cchc::render::pages
