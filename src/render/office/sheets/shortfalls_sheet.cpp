#include "render/office/sheets/sheets.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

void write_shortfall(const UnitBook& book, Sheet& sheet, const TargetResult& result,
                     const UnitShortfall& lacking) {
    const Language language = book.options.language;
    const Indicator& indicator = book.programme.indicators[result.indicator];
    const Unit& unit = book.units[lacking.unit];
    const CellStyle plain = in_table(), wrapped = in_table(Tone::plain, {}, true);
    book.write_id(sheet, result);
    sheet.text(name_of_indicator(book.programme, indicator, language), wrapped);
    sheet.number(indicator.targets[result.target].horizon, plain);
    sheet.text(unit.code, plain).text(unit.name.in(language), plain);
    write_count(sheet, std::optional{Decimal::whole(lacking.brief.need)});
    sheet.text(noun_wanting(counted_indicator(book.programme, indicator), language), wrapped);
    write_cell(sheet, result_cell(lacking.brief.shown(), indicator, language));
    sheet.next_row();
}

}  // namespace

/// Every unit that lacks cases, a row each, with its target in every row.
void write_shortfalls_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.sheet_of_shortfalls);
    sheet.widths({12, 50, 10, 12, 36, 14, 50, 14});
    sheet.text(book.held_back->heading, bold).next_row();
    const lxw_row_t heading = sheet.row();
    const std::vector<std::string> headings{
        book.words.id,   book.words.indicator,     book.words.by,           book.words.code,
        book.words.unit, book.words.still_wanting, book.words.counted_noun, book.words.result};
    sheet.headings(headings);
    worksheet_freeze_panes(sheet.sheet(), heading + 1, 0);
    for (const Shortfall& shortfall : book.unit.shortfalls) {
        const TargetResult& result = book.unit.targets[shortfall.place];
        if (!book.cards.shows(result)) continue;
        for (const UnitShortfall& lacking : shortfall.units)
            write_shortfall(book, sheet, result, lacking);
    }
    sheet.add_filter(heading, headings.size());
    for (const std::string& remark : book.held_back->remarks) sheet.text(remark).next_row();
}

}  // namespace cchc::render
