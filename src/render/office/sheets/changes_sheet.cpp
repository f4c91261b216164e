#include <algorithm>

#include "render/office/sheets/sheets.hpp"
#include "render/scorecard/year_on_year.hpp"

namespace cchc::render {

namespace {

void write_change(const UnitBook& book, Sheet& sheet, const std::vector<Cell>& cells) {
    const TargetPlace place = *cells.front().target;
    const auto result = std::ranges::find_if(book.unit.targets, [&](const TargetResult& of) {
        return of.indicator == place.indicator && of.target == place.target;
    });
    book.write_id(sheet, *result);
    write_cell(sheet, cells[1]);
    sheet.number(book.programme.indicators[place.indicator].targets[place.target].horizon,
                 in_table());
    for (std::size_t i = 3; i < cells.size(); ++i) write_cell(sheet, cells[i]);
    sheet.next_row();
}

}  // namespace

void write_changes_sheet(const UnitBook& book) {
    const Changes told = changes(book.report, book.unit, book.cards, book.options.language);
    Sheet sheet = book.begin(book.words.sheet_of_changes);
    sheet.widths({12, 60, 10, 14, 14, 12, 30, 30, 24});
    sheet.text(told.heading, bold).next_row();
    for (const std::string& sentence : told.sentences) sheet.text(sentence).next_row();
    const lxw_row_t heading = sheet.row();
    worksheet_freeze_panes(sheet.sheet(), told.targets ? heading + 1 : 1, 0);
    if (!told.targets) return;
    Grid grid = *told.targets;
    grid.columns.push_back({book.words.change});
    write_headings(sheet, grid);
    Cell group;
    for (std::vector<Cell>& row : grid.rows) {
        if (!row.front().target) {  // it names those below, and a filter knows only rows
            group = row[1];
            continue;
        }
        row.push_back(group);
        write_change(book, sheet, row);
    }
    sheet.add_filter(heading, grid.columns.size());
    for (const lxw_col_t column : {lxw_col_t{6}, lxw_col_t{7}})
        sheet.paint_statuses(heading + 1, sheet.row() - 1, column);
}

}  // namespace cchc::render
