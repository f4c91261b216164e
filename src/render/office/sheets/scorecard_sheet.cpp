#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/office/sheets/sheets.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// Beside the columns of the scorecard, whose headings are printed again, not its own.
void write_context(Sheet& sheet, const Grid& grid) {
    sheet.text(grid.heading, bold).next_row();
    for (const auto& column : grid.columns) sheet.text(column.heading, heading_style);
    sheet.next_row();
    for (const auto& row : grid.rows) {
        for (const Cell& cell : row) write_cell(sheet, cell);
        sheet.next_row();
    }
}

void write_target_row(const UnitBook& book, Sheet& sheet, const IndicatorRows& indicator,
                      const TargetRow& row) {
    const TargetResult& of = *row.of;
    TargetDetails details = target_details(book.report, book.unit, of, book.options.language);
    std::vector<std::string> remarks = std::move(details.path);
    remarks.insert(remarks.end(), details.others.begin(), details.others.end());
    if (!details.inherited.empty()) remarks.push_back(details.inherited);
    book.write_id(sheet, of);
    sheet.text(indicator.name, in_table(Tone::plain, {}, true));
    sheet.number(row.horizon, in_table()).text(row.status.text, in_table(Tone::plain, {}, true));
    if (of.value && indicator.of->kind != Kind::milestone) {
        const std::string behind{indicator.of->points ? "" : percent_sign};
        sheet.number(of.value, in_table(Tone::plain, {of.shown.places, behind}));
    } else {
        sheet.text(row.result, in_table());
    }
    sheet.text(row.must_reach, in_table()).text(details.wanting, in_table(Tone::plain, {}, true));
    write_count(sheet, of.numerator);
    write_count(sheet, of.denominator);
    sheet.number(of.submitted, in_table()).number(of.due, in_table());
    for (const auto& part : {of.points, of.points_max})
        sheet.number(part, in_table(Tone::plain, {2, {}}));
    sheet.text(fmt::format("{}", fmt::join(remarks, " · ")), in_table(Tone::plain, {}, true))
        .next_row();
}

void write_head(const UnitBook& book, Sheet& sheet) {
    sheet.text(book.card.title, bold).next_row();
    sheet.text(book.card.unit, bold).next_row();
    sheet
        .text(book.card.unit_line +
              (book.card.provisional ? " · " + std::string{book.words.provisional} : ""))
        .next_row();
    for (const std::string& line : {book.card.programme, book.options.label, book.options.as_of,
                                    std::string{book.card.final_figures}}) {
        if (!line.empty()) sheet.text(line).next_row();
    }
    for (const std::string& sentence : book.card.sentences) sheet.text(sentence).next_row();
}

/// Leads to the other sheets.
void write_links(const UnitBook& book, Sheet& sheet) {
    sheet.text(book.words.sheets);
    std::vector<std::string> names{book.words.targets, book.words.scores_and_ranks,
                                   book.words.sheet_of_changes};
    if (book.held_back) names.emplace_back(book.words.sheet_of_shortfalls);
    if (book.card.verified) names.emplace_back(book.words.sheet_of_verified);
    for (const auto& matrix : book.matrices) names.push_back(matrix.first);
    names.emplace_back(book.words.sheet_of_data);
    // in the broad columns B, D and G, so that nothing beside them cuts them off
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i % 3 == 0 && i > 0) sheet.next_row().blank();
        if (i % 3 == 1) sheet.blank();
        if (i % 3 == 2) sheet.blank().blank();
        sheet.link(names[i], names[i], 0, {.tone = Tone::moving});
    }
    sheet.next_row();
}

}  // namespace

void write_scorecard_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.sheet_of_scorecard);
    sheet.widths({10, 36, 7, 22, 11, 17, 26, 10, 10, 8, 8, 8, 8, 44});
    write_head(book, sheet);
    write_links(book, sheet);
    sheet.next_row();
    const lxw_row_t heading = sheet.row();
    sheet.headings({book.words.id, book.words.indicator, book.words.by, book.words.status,
                    book.words.result, book.words.must_reach, book.words.still_wanting,
                    book.words.numerator, book.words.denominator, book.words.reported,
                    book.words.due, book.words.points_heading, book.words.targets_sheet_points_most,
                    book.words.details});
    worksheet_freeze_panes(sheet.sheet(), heading + 1, 2);
    for (const AreaRows& area : book.card.areas) {
        CellStyle band = heading_style;
        band.centred = false;
        band.wrapped = false;
        sheet.text(area.id, band).text(area.name, band);
        for (int i = 0; i < 12; ++i) sheet.blank(band);
        sheet.next_row();
        for (const IndicatorRows& indicator : area.indicators) {
            for (const TargetRow& row : indicator.targets)
                write_target_row(book, sheet, indicator, row);
        }
    }
    if (sheet.row() > heading + 1) sheet.paint_statuses(heading + 1, sheet.row() - 1, 3);
    sheet.next_row();
    if (book.card.context) write_context(sheet, *book.card.context);
}

}  // namespace cchc::render
