#pragma once

#include <span>
#include <string>

#include "model/form.hpp"
#include "model/programme.hpp"
#include "model/text.hpp"
#include "model/units.hpp"

namespace cchc::render {

/// What a form is about. All but the reports outlive it.
struct BlankForm {
    const Programme& programme;
    const Units& units;
    Year period = 0;
    std::span<const OwedReport> reports;  ///< a row each
};

/// Appends the blank form that some units have to fill in: a CSV file that the spreadsheet of the
/// reader's country opens rightly (UTF-8 with a byte order mark; `;` and the decimal comma in
/// Vietnamese), with columns that only inform: names, which cells take what, and the figures of the
/// year before. Filled in, it is valid input as it is.
void write_form(const BlankForm& form, Language language, std::string& out);

}  // namespace cchc::render
