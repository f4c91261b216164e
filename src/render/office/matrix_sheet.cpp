#include "render/office/matrix_sheet.hpp"

#include <string>
#include <utility>

#include "render/scorecard/matrix.hpp"

namespace cchc::render {

namespace {

using Matrices = std::vector<std::pair<Year, Grid>>;  ///< by horizon; the first column is the unit

constexpr lxw_row_t heading_rows = 3;

void write_headings(Sheet& sheet, const Matrices& matrices, const Words& words) {
    const auto line = [&](const char* first, const auto& write) {
        sheet.text(words.code, heading_style).text(first, heading_style);
        for (const auto& [horizon, matrix] : matrices) {
            for (std::size_t c = 1; c < matrix.columns.size(); ++c)
                write(horizon, matrix.columns[c]);
        }
        sheet.next_row();
    };
    const auto text = [&](const std::string& of) { sheet.text(of, heading_style); };
    line(words.by, [&](Year horizon, const auto&) { sheet.number(horizon, heading_style); });
    line(words.unit, [&](Year, const auto& column) { text(column.heading); });
    line(words.must_reach, [&](Year, const auto& column) { text(column.below); });
}

/// A number keeps the sign of its verdict behind it, for who sees no colours.
void write_cell(Sheet& sheet, const Cell& cell) {
    if (!cell.value) {
        sheet.text(cell.text, in_table(cell.tone));
        return;
    }
    const std::string behind = cell.text.substr(cell.text.rfind(' '));
    sheet.number(std::optional{cell.value->number},
                 in_table(cell.tone, {cell.value->places, behind}));
}

}  // namespace

void write_matrix_sheet(Sheet& sheet, const Report& report,
                        const std::vector<const UnitReport*>& units, const Scorecards& cards,
                        Language language) {
    Matrices matrices;
    std::size_t columns = 2;
    for (const Year horizon : by_urgency(report.programme->horizons(), report.period)) {
        if (!cards.shows(horizon)) continue;
        matrices.emplace_back(horizon, whole_matrix(report, units, horizon, language));
        columns += matrices.back().second.columns.size() - 1;
    }
    require(worksheet_set_column(sheet.sheet(), 0, 0, 12, nullptr));
    require(worksheet_set_column(sheet.sheet(), 1, 1, 40, nullptr));
    require(worksheet_set_column(sheet.sheet(), 2, 200, 12, nullptr));
    write_headings(sheet, matrices, words(language));
    for (std::size_t r = 0; r < units.size(); ++r) {
        const Unit& unit = (*report.units)[units[r]->unit];
        sheet.text(unit.code, in_table()).text(unit.name.in(language), in_table());
        for (const auto& [horizon, matrix] : matrices) {
            for (std::size_t c = 1; c < matrix.rows[r].size(); ++c)
                write_cell(sheet, matrix.rows[r][c]);
        }
        sheet.next_row();
    }
    worksheet_freeze_panes(sheet.sheet(), heading_rows, 2);
    sheet.add_filter(heading_rows - 1, columns);
    require(worksheet_repeat_rows(sheet.sheet(), 0, heading_rows - 1));
    require(worksheet_repeat_columns(sheet.sheet(), 0, 1));
    worksheet_fit_to_pages(sheet.sheet(), 0, 0);
    worksheet_set_print_scale(sheet.sheet(), 70);
}

}  // namespace cchc::render
