#pragma once

#include <span>
#include <string>

#include "model/inputs.hpp"
#include "model/text.hpp"

namespace cchc::render {

/// Appends the blank form that some units have to fill in for the period of `inputs`: a CSV file
/// that the spreadsheet of the reader's country opens rightly (UTF-8 with a byte order mark; `;`
/// and the decimal comma in Vietnamese), a row for each report owed, with columns that only inform:
/// names, what is counted, and the figures of the period before. Filled in, it is valid input as it
/// is.
void write_form(const Inputs& inputs, std::span<const UnitIndex> units, Language language,
                std::string& out);

}  // namespace cchc::render
