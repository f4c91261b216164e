#include "render/form_lines.hpp"

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

/// A noun of the programme behind what it stands for, or the bare word without one.
std::string cell(std::string_view column, const std::string& noun) {
    return std::string{column} + (noun.empty() ? "" : ": " + clean(noun));
}

bool has_weight(const Indicator& indicator) {
    return indicator.kind == Kind::value && indicator.rollup == Rollup::weighted_mean;
}

/// Which cells are filled in, and with what.
std::vector<std::string> cells_to_fill(const Indicator& indicator, const char* fill_in_done,
                                       Language language) {
    const Words& w = words(language);
    switch (indicator.kind) {
        case Kind::ratio:
            return {cell(w.numerator, indicator.numerator.in(language)),
                    cell(w.denominator, indicator.denominator.in(language))};
        case Kind::reduction:
            return {cell(w.value, indicator.quantity.in(language))};
        case Kind::milestone:
            return {cell(w.value, fill_in_done)};
        case Kind::value:
            break;
    }
    std::vector<std::string> cells{
        cell(w.value, indicator.points ? w.fill_in_points : w.fill_in_percentage)};
    if (has_weight(indicator)) cells.push_back(cell(w.denominator, w.fill_in_people));
    return cells;
}

std::string_view unit_of_measure(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    if (indicator.kind == Kind::milestone) return w.measured_done;
    if (indicator.kind == Kind::value) return indicator.points ? w.points : percent_sign;
    return indicator.fractional ? w.measured_decimals : w.measured_whole;
}

/// The predecessors whose rows stand in the figures of the year before.
std::string included(const Units& units, const OwedReport& report, Language language) {
    std::string names;
    for (const UnitIndex unit : report.from)
        names += (names.empty() ? "" : ", ") + clean(units[unit].name.in(language));
    return names;
}

void choose_cells(const Indicator& indicator, FormLine& line) {
    const Fill counted = indicator.fractional ? Fill::number : Fill::whole;
    switch (indicator.kind) {
        case Kind::ratio:
            line.numerator = line.denominator = counted;
            return;
        case Kind::reduction:
            line.value = counted;
            return;
        case Kind::milestone:
            line.value = Fill::done;
            return;
        case Kind::value:
            line.value = indicator.points ? Fill::number : Fill::percentage;
            if (has_weight(indicator)) line.denominator = Fill::weight;
    }
}

}  // namespace

FormLine form_line(const BlankForm& form, const FormRow& row, const char* fill_in_done,
                   Language language) {
    const OwedReport& report = row.report;
    const Unit& unit = form.units[report.unit];
    const Indicator& indicator = form.programme.indicators[report.indicator];
    FormLine line{row,
                  unit,
                  indicator,
                  form.period,
                  unit.name.in(language),
                  name_of_indicator(form.programme, indicator, language),
                  cells_to_fill(indicator, fill_in_done, language),
                  std::string{unit_of_measure(indicator, language)},
                  indicator.evidence_required ? words(language).form_evidence_required : "",
                  {},
                  report.base,
                  {},
                  included(form.units, report, language)};
    (indicator.kind == Kind::ratio ? line.previous_numerator : line.previous_value) = report.amount;
    choose_cells(indicator, line);
    return line;
}

}  // namespace cchc::render
