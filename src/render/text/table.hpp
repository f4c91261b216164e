#pragma once

#include <string>

#include "model/report.hpp"
#include "model/text.hpp"
#include "render/selection.hpp"

/// Scorecards for reading in a terminal.
namespace cchc::render {

struct TableStyle {
    Language language = Language::en;
    bool coloured = false;
    int columns = 80;  ///< of the terminal; nothing but a long word is wider
};

/// Appends the scorecards of the selected units, each with the league tables of the units below.
void write_table(const Report& report, const Selection& selection, const TableStyle& style,
                 std::string& out);

}  // namespace cchc::render
