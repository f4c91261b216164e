#include "render/machine/form.hpp"
#include "render/machine/csv_line.hpp"

#include <string_view>

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

/// One line for a spreadsheet.
class FormLine {
  public:
    FormLine(const Words& words, std::string& out) : words_(words), out_(out) {}
    FormLine(const FormLine&) = delete;
    FormLine& operator=(const FormLine&) = delete;
    ~FormLine() { out_ += "\r\n"; }

    FormLine& cell(std::string_view text) {
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
    FormLine& inform(std::string_view text) {
        const bool formula = text.find_first_of("=+-@\t\r") == 0;
        return cell(formula ? "'" + std::string{text} : std::string{text});
    }
    FormLine& figure(std::optional<Decimal> figure) {
        return cell(figure ? exact::to_text(*figure, {0, *words_.decimal_mark, ""}) : "");
    }

  private:
    const Words& words_;
    std::string& out_;
    bool first_ = true;
};

/// A noun of the programme behind what it stands for, or the bare word without one.
std::string cell(std::string_view column, const std::string& noun) {
    return std::string{column} + (noun.empty() ? "" : ": " + clean(noun));
}

/// Which cells are filled in, and with what: "Tử số: hồ sơ trực tuyến; Mẫu số: tổng số hồ sơ".
std::string cells_to_fill(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    switch (indicator.kind) {
        case Kind::ratio:
            return cell(w.numerator, indicator.numerator.in(language)) + "; " +
                   cell(w.denominator, indicator.denominator.in(language));
        case Kind::reduction:
            return cell(w.value, indicator.quantity.in(language));
        case Kind::milestone:
            return cell(w.value, w.fill_in_done);
        case Kind::value:
            break;
    }
    const std::string text =
        cell(w.value, indicator.points ? w.fill_in_points : w.fill_in_percentage);
    if (indicator.rollup != Rollup::weighted_mean) return text;
    return text + "; " + cell(w.denominator, w.fill_in_people);
}

std::string_view unit_of_measure(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    if (indicator.kind == Kind::milestone) return w.measured_done;
    if (indicator.kind == Kind::value) return indicator.points ? w.points : percent_sign;
    return indicator.fractional ? w.measured_decimals : w.measured_whole;
}

/// The predecessors whose rows stand in the figures of the year before.
std::string included(const BlankForm& form, const OwedReport& report, Language language) {
    std::string names;
    for (const UnitIndex unit : report.from) {
        names += (names.empty() ? "" : ", ") + clean(form.units[unit].name.in(language));
    }
    return names;
}

void write_row(const BlankForm& form, const OwedReport& report, Language language,
               std::string& out) {
    const Indicator& indicator = form.programme.indicators[report.indicator];
    const Unit& unit = form.units[report.unit];
    const bool ratio = indicator.kind == Kind::ratio;
    FormLine line{words(language), out};
    line.cell(unit.code).inform(unit.name.in(language));
    line.cell(indicator.id).inform(name_of_indicator(form.programme, indicator, language));
    line.inform(cells_to_fill(indicator, language)).inform(unit_of_measure(indicator, language));
    line.figure(ratio ? report.amount : std::nullopt).figure(report.base);
    line.figure(ratio ? std::nullopt : report.amount).inform(included(form, report, language));
    line.cell(std::to_string(form.period)).cell("").cell("").cell("").cell("").cell("");
}

}  // namespace

void write_form(const BlankForm& form, Language language, std::string& out) {
    out += "\xEF\xBB\xBF";
    {
        const Words& w = words(language);
        FormLine heading{w, out};
        for (const char* name :
             {w.form_unit, w.form_unit_name, w.form_indicator, w.form_indicator_name,
              w.form_counted, w.form_unit_of_measure, w.form_previous_numerator,
              w.form_previous_denominator, w.form_previous_value, w.form_previous_includes,
              w.form_period, w.form_numerator, w.form_denominator, w.form_value, w.form_note,
              w.form_evidence})
            heading.cell(name);
    }
    for (const OwedReport& report : form.reports) write_row(form, report, language, out);
}

}  // namespace cchc::render
