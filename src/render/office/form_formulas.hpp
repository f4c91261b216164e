#pragma once

#include <string>
#include <vector>

#include "render/form_lines.hpp"
#include "render/words/words.hpp"

/// What the figures of a form come to, as formulas of a spreadsheet: the same value, rounded to 6
/// decimals, and the same verdict as `score` gives a unit whose row decides them alone (method,
/// sections 3 and 5). Spreadsheets calculate with binary fractions, so verdicts compare whole
/// numbers below 10^14, which these hold exactly.
namespace cchc::render {

/// The names of the cells of one row: "K6".
struct FormCells {
    std::string numerator, denominator, value, verdict;
};

/// The formula of the verdict of a row: empty while nothing is filled in, the word of what is wrong
/// or missing, or the verdict. Of what the row alone does not decide, a word that says so.
std::string verdict_formula(const FormLine& line, const FormCells& cells, Language language);

/// The formula of what the figures come to; empty where there is no value. It reads the verdict.
std::string computed_formula(const FormLine& line, const FormCells& cells, Language language);

/// What a verdict can say, by what it means to who fills in the form.
struct VerdictWords {
    std::vector<std::string> attained, not_yet, missed, aside, wrong;
};
VerdictWords verdict_words(Language language);

}  // namespace cchc::render
