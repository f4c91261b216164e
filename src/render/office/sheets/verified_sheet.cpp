#include "render/office/sheets/sheets.hpp"

namespace cchc::render {

namespace {

void write_grid(Sheet& sheet, const Grid& grid) {
    sheet.text(grid.heading, bold).next_row();
    if (!grid.rows.empty()) write_headings(sheet, grid);
    for (const std::vector<Cell>& row : grid.rows) {
        for (const Cell& cell : row) write_cell(sheet, cell);
        sheet.next_row();
    }
    for (const std::string& remark : grid.remarks) sheet.text(remark).next_row();
}

}  // namespace

/// Figures and scores as reported and as verified.
void write_verified_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.sheet_of_verified);
    sheet.widths({30, 70, 12, 14, 14, 14, 22, 14, 14});
    write_grid(sheet, *book.card.verified);
    for (const Grid& grid : book.card.verified_below) {
        sheet.next_row();
        write_grid(sheet, grid);
    }
}

}  // namespace cchc::render
