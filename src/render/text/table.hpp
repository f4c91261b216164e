#pragma once

#include <span>
#include <string>

#include "model/text.hpp"
#include "model/unit_detail.hpp"

/// Scorecards for reading in a terminal.
namespace cchc::render {

struct TableStyle {
    Language language = Language::en;
    bool coloured = false;
    int columns = 80;  ///< of the terminal; nothing but a long word is wider
};

/// Appends the scorecards of some units, each with the league tables of the units below.
/// `horizons`: only their targets and scores.
void write_table(const Report& report, std::span<const UnitDetail> units, const Horizons& horizons,
                 const TableStyle& style, std::string& out);

}  // namespace cchc::render
