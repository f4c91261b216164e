#include <fmt/format.h>

#include "render/office/sheets/sheets.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// The decimals that leave a figure on its own side of every mark.
FigureFormat told_digits(const std::optional<Decimal>& figure,
                         std::initializer_list<Decimal> marks) {
    return {figure ? told(*figure, marks).places : 2, {}};
}

constexpr lxw_col_t status_column = 4, attainment_column = 7;

void add_bars(Sheet& sheet, lxw_row_t last) {
    lxw_conditional_format bars{};
    bars.type = LXW_CONDITIONAL_DATA_BAR;
    bars.bar_color = 0x9CC5A1;
    bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.max_value = 100;
    require(worksheet_conditional_format_range(sheet.sheet(), 1, attainment_column, last,
                                               attainment_column, &bars));
}

std::vector<std::string> target_headings(const UnitBook& book) {
    return {book.words.area,
            book.words.indicator,
            book.words.targets_sheet_name,
            book.words.by,
            book.words.status,
            book.words.result,
            book.words.must_reach,
            book.words.targets_sheet_attainment,
            book.words.targets_sheet_gap,
            book.words.targets_sheet_need,
            book.words.numerator,
            book.words.denominator,
            book.words.targets_sheet_submitted,
            book.words.due,
            book.words.targets_sheet_base_year,
            book.words.targets_sheet_base,
            book.words.path_value,
            book.words.targets_sheet_progress,
            book.words.targets_sheet_pace,
            book.words.targets_sheet_projected,
            book.words.points_heading,
            book.words.targets_sheet_points_most,
            book.words.targets_sheet_year_mark,
            book.words.clause};
}

void write_target(const UnitBook& book, Sheet& sheet, const TargetResult& result) {
    const Indicator& indicator = book.programme.indicators[result.indicator];
    const Target& target = indicator.targets[result.target];
    const Threshold& threshold = target.threshold_in(result.judged);
    const auto figure = [&](const std::optional<Decimal>& value,
                            std::initializer_list<Decimal> marks) {
        sheet.number(value, in_table(Tone::plain, told_digits(value, marks)));
    };
    sheet.text(book.programme.areas[indicator.area].id, in_table()).text(indicator.id, in_table());
    sheet.text(name_of_indicator(book.programme, indicator, book.options.language),
               in_table(Tone::plain, {}, true));
    sheet.number(target.horizon, in_table());
    sheet.text(fmt::format("{} {}", sign(result.status),
                           label(result, indicator.kind, book.options.language)),
               in_table());
    sheet.number(result.value, in_table(Tone::plain, {result.value ? result.shown.places : 2, {}}));
    sheet.text(must_reach(threshold, indicator, book.options.language), in_table());
    sheet.number(result.attainment, in_table(Tone::plain, {2, {}}));
    figure(result.gap, {Decimal{}});
    sheet.number(result.need ? std::optional{Decimal::whole(*result.need)} : std::nullopt,
                 in_table(Tone::plain, {0, {}}));
    write_count(sheet, result.numerator);
    write_count(sheet, result.denominator);
    sheet.number(result.submitted, in_table()).number(result.due, in_table());
    const auto& path = result.path;
    const Settings& settings = book.programme.settings;
    path ? sheet.number(path->base_period, in_table()) : sheet.blank(in_table());
    figure(path ? std::optional{path->base_value} : std::nullopt, {Decimal{}});
    figure(path ? std::optional{path->value} : std::nullopt, {threshold.low, threshold.high});
    figure(path ? path->progress : std::nullopt, {settings.on_track, settings.at_risk});
    figure(path ? std::optional{path->pace} : std::nullopt, {Decimal{}});
    figure(path ? std::optional{path->projected} : std::nullopt, {threshold.low, threshold.high});
    for (const auto& part : {result.points, result.points_max, result.year_mark})
        sheet.number(part, in_table(Tone::plain, {2, {}}));
    sheet.text(clause_in_words(indicator.clause, book.options.language), in_table()).next_row();
}

}  // namespace

void write_targets_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.targets);
    sheet.widths({10, 12, 50, 9,  26, 12, 22, 12, 12, 10, 14, 14,
                  10, 10, 10, 12, 12, 12, 12, 12, 10, 10, 12, 44});
    std::vector<std::string> headings = target_headings(book);
    sheet.headings(headings);
    for (const TargetResult& result : book.unit.targets) {
        if (book.cards.shows(result) && result.status != Status::not_applicable)
            write_target(book, sheet, result);
    }
    const lxw_row_t last = sheet.row() - 1;
    if (last == 0) return;
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        columns[i].header = headings[i].data();
        columns[i].header_format = book.workbook.format(heading_style);
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    lxw_table_options table{};
    table.columns = pointers.data();
    table.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    table.style_type_number = 1;
    require(worksheet_add_table(sheet.sheet(), 0, 0, last,
                                static_cast<lxw_col_t>(headings.size() - 1), &table));
    worksheet_freeze_panes(sheet.sheet(), 1, 3);
    sheet.paint_statuses(1, last, status_column);
    add_bars(sheet, last);
}

}  // namespace cchc::render
