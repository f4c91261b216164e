#pragma once

#include <string>

#include "render/form_lines.hpp"

namespace cchc::render {

/// Appends the blank form that some units have to fill in: a CSV file that the spreadsheet of the
/// reader's country opens rightly (UTF-8 with a byte order mark; `;` and the decimal comma in
/// Vietnamese), with columns that only inform: names, which cells take what, and the figures of the
/// year before. Filled in, it is valid input as it is.
void write_form(const BlankForm& form, Language language, std::string& out);

}  // namespace cchc::render
