#include "render/machine/form.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string_view>
#include <vector>

#include "render/words/words.hpp"
#include "unicode/csv.hpp"

namespace cchc::render {

namespace {

/// One line for a spreadsheet.
class CsvRow {
  public:
    CsvRow(const Words& words, std::string& out) : words_(words), out_(out) {}
    CsvRow(const CsvRow&) = delete;
    CsvRow& operator=(const CsvRow&) = delete;
    ~CsvRow() { out_ += "\r\n"; }

    CsvRow& cell(std::string_view text) {
        if (!first_) out_ += words_.cell_separator;
        first_ = false;
        if (text.find_first_of(";,\"\r\n") == text.npos) {
            out_ += text;
            return *this;
        }
        unicode::add_quoted(text, out_);
        return *this;
    }
    /// Text that only informs: what a spreadsheet would take for a formula gets an apostrophe.
    CsvRow& inform(std::string_view text) {
        const bool formula = text.find_first_of("=+-@\t\r") == 0;
        return cell(formula ? "'" + std::string{text} : std::string{text});
    }
    CsvRow& figure(std::optional<Decimal> figure) {
        return cell(figure ? exact::to_text(*figure, {0, *words_.decimal_mark, ""}) : "");
    }

  private:
    const Words& words_;
    std::string& out_;
    bool first_ = true;
};

void write_row(const BlankForm& form, const FormRow& row, Language language, std::string& out) {
    const Words& w = words(language);
    const FormLine told = form_line(form, row, w.fill_in_done, language);
    CsvRow line{w, out};
    line.cell(told.unit.code).inform(told.unit_name);
    line.cell(told.indicator.id).inform(told.indicator_name);
    std::vector<std::string> counted = told.counted;
    if (!told.evidence.empty()) counted.push_back(told.evidence);
    line.inform(fmt::format("{}", fmt::join(counted, "; "))).inform(told.measure);
    line.figure(told.previous_numerator).figure(told.previous_denominator);
    line.figure(told.previous_value).inform(told.includes);
    line.cell(std::to_string(form.period)).cell("").cell("").cell("").cell("").cell("");
}

}  // namespace

void write_form(const BlankForm& form, Language language, std::string& out) {
    out += "\xEF\xBB\xBF";
    {
        const Words& w = words(language);
        CsvRow heading{w, out};
        for (const char* name :
             {w.form_unit, w.form_unit_name, w.form_indicator, w.form_indicator_name,
              w.form_counted, w.form_unit_of_measure, w.form_previous_numerator,
              w.form_previous_denominator, w.form_previous_value, w.form_previous_includes,
              w.form_period, w.form_numerator, w.form_denominator, w.form_value, w.form_note,
              w.form_evidence})
            heading.cell(name);
    }
    for (const FormRow& row : form.rows) write_row(form, row, language, out);
}

}  // namespace cchc::render
