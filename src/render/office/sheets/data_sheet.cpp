#include "render/office/sheets/sheets.hpp"

namespace cchc::render {

namespace {

void write_row(const UnitBook& book, Sheet& sheet, const OwnRow& own) {
    const SentRow& row = own.sent;
    const Indicator& indicator = book.programme.indicators[row.indicator];
    const bool ratio = indicator.kind == Kind::ratio;
    const CellStyle plain = in_table(), wrapped = in_table(Tone::plain, {}, true);
    sheet.text(book.units[row.unit].code, plain)
        .text(indicator.id, plain)
        .number(row.period, plain);
    write_count(sheet, ratio ? row.amount : std::nullopt);
    write_count(sheet, row.base);
    write_count(sheet, ratio ? std::nullopt : row.amount);
    sheet.text(own.note, wrapped)
        .text(own.evidence, wrapped)
        .text(book.place_of(row.place), plain)
        .next_row();
}

}  // namespace

void write_data_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.sheet_of_data);
    sheet.widths({12, 12, 8, 14, 14, 14, 40, 40, 30});
    sheet.headings({book.words.data_sheet_unit, book.words.indicator, book.words.data_sheet_period,
                    book.words.numerator, book.words.denominator, book.words.value,
                    book.words.note_heading, book.words.evidence_heading,
                    book.words.data_sheet_place});
    for (const OwnRow& row : book.unit.rows) write_row(book, sheet, row);
    worksheet_freeze_panes(sheet.sheet(), 1, 0);
    sheet.add_filter(0, 9);
    sheet.next_row();
    sheet.text(book.words.data_sheet_explained).next_row();
    for (const InputDigest& input : book.inputs)
        sheet.text(input.name + " SHA-256 " + input.sha256).next_row();
    sheet.text("cchc " CCHC_VERSION);
}

}  // namespace cchc::render
