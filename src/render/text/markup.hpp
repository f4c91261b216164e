#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/scorecard/scorecard.hpp"

/// What every Markdown document is made of.
namespace cchc::render {

/// Text as text: nothing in it is taken for markup, a link or the end of a cell.
std::string markdown_escaped(std::string_view text);

/// Appends one row of a table, escaped.
void write_markdown_row(const std::vector<std::string>& cells, std::string& out);

/// Appends a heading row and the line below it; true: a column of numbers.
void write_markdown_head(const std::vector<std::pair<std::string, bool>>& columns,
                         std::string& out);

/// Appends a table under its heading, with its remarks.
void write_markdown_grid(const Grid& grid, std::string& out);

}  // namespace cchc::render
