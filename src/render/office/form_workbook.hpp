#pragma once

#include <optional>
#include <string>

#include "render/form_lines.hpp"

namespace cchc::render {

/// The blank form of one unit as a workbook: a sheet of figures, whose cells to fill in are
/// coloured and say what they take (the others are locked, without a password), with formulas that
/// say at once what the figures come to (render/office/form_formulas.hpp), and a sheet that says
/// how to fill it in. The headings are those of the CSV form, below a title. Same form, same bytes.
/// `unit`: whose rows they are. It is written to the file `name` of a
/// folder, in which nobody else writes; what is returned says why it could not be, in the system's
/// words. Throws std::bad_alloc.
std::optional<std::string> write_form_workbook(const BlankForm& form, const Unit& unit,
                                               Language language, const std::string& folder,
                                               const std::string& name);

}  // namespace cchc::render
