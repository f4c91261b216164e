#include "load/data/previous_figures.hpp"

#include <algorithm>

#include "diag/diagnostic.hpp"
#include "load/data/codes.hpp"
#include "load/data/figures.hpp"
#include "load/text/calendar.hpp"

namespace cchc::load {

namespace {

constexpr Column previous_columns[] = {Column::previous_numerator, Column::previous_denominator,
                                       Column::previous_value};

/// A word or a dash is no figure.
bool holds_figure(const DataRow& row, Column column) {
    return row.text(column).find_first_of("0123456789") != std::string_view::npos;
}

/// Reads a figure with either decimal mark, whatever the file's is: a form that nobody filled in
/// shows none of its own.
PreviousFigure read_cell(const DataRow& row, Column column, FigureKind kind) {
    PreviousFigure figure;
    if (!holds_figure(row, column)) return figure;
    const std::string_view text = figure.text = row.text(column);
    for (const char mark : {',', '.'}) {
        if (mark == ',' && row.is_stored_number(column)) continue;
        FigureStyle style;
        style.decimal_mark = mark;
        style.given = true;
        const Figure read = read_figure(text, kind, style);
        if (read.fault == FigureFault::none) figure.readings[mark == '.' ? 1 : 0] = read.number;
    }
    return figure;
}

}  // namespace

bool has_previous_figures(const DataRow& row) {
    return std::ranges::any_of(previous_columns,
                               [&](Column column) { return holds_figure(row, column); });
}

void read_previous_figures(const diag::Source& source, const Programme& programme,
                           const Units& units, const CsvOptions& options,
                           const std::function<void(const PreviousFigures&)>& see) {
    diag::Findings unheard;
    FileFindings findings{source, unheard};
    Table table{Form::data, options, findings};
    if (!table.readable()) return;
    CodeIndex ids;
    for (std::size_t i = 0; i < programme.indicators.size(); ++i) {
        ids.add(programme.indicators[i].id, static_cast<std::uint32_t>(i));
    }
    const DataRow row{table, findings};
    while (table.next()) {
        if (!has_previous_figures(row)) continue;
        const std::string_view code = row.text(Column::unit);
        const auto unit = code.size() > longest_code ? std::nullopt : units.find(code);
        const auto index = ids.find(row.text(Column::indicator));
        const auto year = year_of(row.text(Column::period));
        if (!unit || !index || !year) continue;
        const Indicator& indicator = programme.indicators[*index];
        if (indicator.same_as) continue;
        const auto cell = [&](Column previous, Column column) {
            return read_cell(row, previous, figure_kind(column, indicator));
        };
        see({*unit, static_cast<IndicatorIndex>(*index), *year, source.begin + table.row().offset,
             has_figures(row), cell(Column::previous_numerator, Column::numerator),
             cell(Column::previous_denominator, Column::denominator),
             cell(Column::previous_value, Column::value)});
    }
}

}  // namespace cchc::load
