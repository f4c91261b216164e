#include "render/office/xlsx.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "render/office/workbook.hpp"
#include "render/scorecard/matrix.hpp"
#include "render/scorecard/scorecard.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/scorecard/year_on_year.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

using exact::Integer;

/// The decimals that leave a figure on its own side of every mark.
FigureFormat told_digits(const std::optional<Decimal>& figure,
                         std::initializer_list<Decimal> marks) {
    return {figure ? told(*figure, marks).places : 2, {}};
}

/// The sheets of one unit's workbook.
class Sheets {
  public:
    Sheets(const Report& report, const UnitDetail& unit, const PlaceText& place_of,
           std::span<const InputDigest> inputs, const PageOptions& options, Workbook& workbook)
        : report_(report),
          programme_(*report.programme),
          units_(*report.units),
          unit_(unit),
          place_of_(place_of),
          inputs_(inputs),
          options_(options),
          words_(words(options.language)),
          cards_(report, options.language, options.horizon),
          card_(cards_.of(unit)),
          workbook_(workbook) {}

    void write() {
        write_scorecard();
        write_targets();
        write_scores();
        write_changes();
        if (const auto held_back = shortfalls(report_, unit_, cards_, options_.language)) {
            Sheet sheet = begin(words_.sheet_of_shortfalls);
            sheet.widths({60, 36, 50, 14});
            write_grid(sheet, *held_back);
        }
        if (!unit_.children.empty()) write_matrix();
        write_data();
    }

  private:
    /// A sheet under a head that says whose it is and what the figures are.
    Sheet begin(const std::string& name) {
        std::string above = fmt::format("{}: {}", card_.title, card_.unit);
        for (const std::string& label :
             {clean(options_.label), clean(options_.as_of), std::string{card_.final_figures}}) {
            if (!label.empty()) above += " · " + label;
        }
        constexpr std::size_t most_characters = 250;  // of a head, as the library counts them
        std::string escaped;
        std::size_t characters = 0;
        for (const char c : unicode::shortened(above, 200)) {
            if (unicode::begins_character(c)) characters += c == '&' ? 2 : 1;
            if (characters > most_characters) break;
            escaped += c == '&' ? "&&" : std::string(1, c);
        }
        return {workbook_, name, escaped};
    }

    void write_grid(Sheet& sheet, const Grid& grid) {
        if (!grid.heading.empty()) sheet.text(grid.heading, bold).next_row();
        std::vector<std::string> headings;
        for (const auto& column : grid.columns) headings.push_back(column.heading);
        sheet.headings(headings);
        for (const auto& row : grid.rows) {
            for (const Cell& cell : row) sheet.text(cell.text, in_table(cell.tone, {}, true));
            sheet.next_row();
        }
        for (const std::string& remark : grid.remarks) sheet.text(remark).next_row();
    }

    void write_scorecard() {
        Sheet sheet = begin(words_.sheet_of_scorecard);
        sheet.widths({10, 36, 7, 22, 11, 17, 26, 9, 9, 8, 8, 44});
        write_head(sheet);
        sheet.next_row();
        const lxw_row_t heading = sheet.row();
        sheet.headings({words_.id, words_.indicator, words_.by, words_.status, words_.result,
                        words_.must_reach, words_.still_wanting, words_.numerator,
                        words_.denominator, words_.reported, words_.due, words_.details});
        for (const AreaRows& area : card_.areas) {
            CellStyle band = heading_style;
            band.centred = false;
            band.wrapped = false;
            sheet.text(area.id, band).text(area.name, band);
            for (int i = 0; i < 10; ++i) sheet.blank(band);
            sheet.next_row();
            for (const IndicatorRows& indicator : area.indicators) {
                for (const TargetRow& row : indicator.targets)
                    write_target_row(sheet, indicator, row);
            }
        }
        if (sheet.row() > heading + 1) sheet.paint_statuses(heading + 1, sheet.row() - 1, 3);
        sheet.next_row();
        if (card_.context) write_context(sheet, *card_.context);
    }

    void write_head(Sheet& sheet) {
        sheet.text(card_.title, bold).next_row();
        sheet.text(card_.unit, bold).next_row();
        sheet
            .text(card_.unit_line +
                  (card_.provisional ? " · " + std::string{words_.provisional} : ""))
            .next_row();
        for (const std::string& line :
             {card_.programme, options_.label, options_.as_of, std::string{card_.final_figures}}) {
            if (!line.empty()) sheet.text(line).next_row();
        }
        for (const std::string& sentence : card_.sentences) sheet.text(sentence).next_row();
    }

    /// Beside the columns of the scorecard, whose headings are printed again, not its own.
    void write_context(Sheet& sheet, const Grid& grid) {
        sheet.text(grid.heading, bold).next_row();
        for (const auto& column : grid.columns) sheet.text(column.heading, heading_style);
        sheet.next_row();
        for (const auto& row : grid.rows) {
            for (const Cell& cell : row) sheet.text(cell.text, in_table(cell.tone, {}, true));
            sheet.next_row();
        }
    }

    void write_target_row(Sheet& sheet, const IndicatorRows& indicator, const TargetRow& row) {
        const TargetResult& of = *row.of;
        TargetDetails details = target_details(report_, unit_, of, options_.language);
        std::vector<std::string> remarks = std::move(details.path);
        remarks.insert(remarks.end(), details.others.begin(), details.others.end());
        if (!details.inherited.empty()) remarks.push_back(details.inherited);
        sheet.text(indicator.id, in_table()).text(indicator.name, in_table(Tone::plain, {}, true));
        sheet.number(row.horizon, in_table())
            .text(row.status.text, in_table(Tone::plain, {}, true));
        if (of.value && indicator.of->kind != Kind::milestone) {
            const std::string behind{indicator.of->points ? "" : percent_sign};
            sheet.number(of.value, in_table(Tone::plain, {of.shown.places, behind}));
        } else {
            sheet.text(row.result, in_table());
        }
        sheet.text(row.must_reach, in_table())
            .text(details.wanting, in_table(Tone::plain, {}, true));
        sheet.number(of.numerator, in_table()).number(of.denominator, in_table());
        sheet.number(of.submitted, in_table()).number(of.due, in_table());
        sheet.text(fmt::format("{}", fmt::join(remarks, " · ")), in_table(Tone::plain, {}, true))
            .next_row();
    }

    void write_targets() {
        Sheet sheet = begin(words_.targets);
        sheet.widths({10, 12, 50, 9,  26, 12, 22, 12, 12, 10, 14,
                      14, 10, 10, 12, 12, 12, 12, 10, 10, 12, 44});
        std::vector<std::string> headings = target_headings();
        sheet.headings(headings);
        for (const TargetResult& result : unit_.targets) {
            if (cards_.shows(result) && result.status != Status::not_applicable)
                write_target(sheet, result);
        }
        const lxw_row_t last = sheet.row() - 1;
        if (last == 0) return;
        std::vector<lxw_table_column> columns(headings.size());
        std::vector<lxw_table_column*> pointers;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            columns[i].header = headings[i].data();
            columns[i].header_format = workbook_.format(heading_style);
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

    static constexpr lxw_col_t status_column = 4, attainment_column = 7;

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

    std::vector<std::string> target_headings() const {
        return {words_.area,
                words_.indicator,
                words_.targets_sheet_name,
                words_.by,
                words_.status,
                words_.result,
                words_.must_reach,
                words_.targets_sheet_attainment,
                words_.targets_sheet_gap,
                words_.targets_sheet_need,
                words_.numerator,
                words_.denominator,
                words_.targets_sheet_submitted,
                words_.due,
                words_.path_value,
                words_.targets_sheet_progress,
                words_.targets_sheet_pace,
                words_.targets_sheet_projected,
                words_.points_heading,
                words_.targets_sheet_points_most,
                words_.targets_sheet_year_mark,
                words_.clause};
    }

    void write_target(Sheet& sheet, const TargetResult& result) {
        const Indicator& indicator = programme_.indicators[result.indicator];
        const Target& target = indicator.targets[result.target];
        const Threshold& threshold = target.threshold_in(result.judged);
        const auto figure = [&](const std::optional<Decimal>& value,
                                std::initializer_list<Decimal> marks) {
            sheet.number(value, in_table(Tone::plain, told_digits(value, marks)));
        };
        sheet.text(programme_.areas[indicator.area].id, in_table()).text(indicator.id, in_table());
        sheet.text(name_of_indicator(programme_, indicator, options_.language),
                   in_table(Tone::plain, {}, true));
        sheet.number(target.horizon, in_table());
        sheet.text(fmt::format("{} {}", sign(result.status),
                               label(result, indicator.kind, options_.language)),
                   in_table());
        sheet.number(result.value,
                     in_table(Tone::plain, {result.value ? result.shown.places : 2, {}}));
        sheet.text(must_reach(threshold, indicator, options_.language), in_table());
        sheet.number(result.attainment, in_table(Tone::plain, {2, {}}));
        figure(result.gap, {Decimal{}});
        sheet.number(result.need ? std::optional{Decimal::whole(*result.need)} : std::nullopt,
                     in_table(Tone::plain, {0, {}}));
        sheet.number(result.numerator, in_table()).number(result.denominator, in_table());
        sheet.number(result.submitted, in_table()).number(result.due, in_table());
        const auto& path = result.path;
        const Settings& settings = programme_.settings;
        figure(path ? std::optional{path->value} : std::nullopt, {threshold.low, threshold.high});
        figure(path ? path->progress : std::nullopt, {settings.on_track, settings.at_risk});
        figure(path ? std::optional{path->pace} : std::nullopt, {Decimal{}});
        figure(path ? std::optional{path->projected} : std::nullopt,
               {threshold.low, threshold.high});
        for (const auto& part : {result.points, result.points_max, result.year_mark})
            sheet.number(part, in_table(Tone::plain, {2, {}}));
        sheet.text(clause_in_words(indicator.clause, options_.language), in_table()).next_row();
    }

    void write_scores() {
        Sheet sheet = begin(words_.scores_and_ranks);
        sheet.widths({12, 30, 12, 34, 8, 8, 10, 8, 10, 12, 6, 9, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8});
        std::vector<std::string> headings;
        for (const std::string_view heading :
             {words_.code, words_.unit, words_.by, words_.area, words_.targets, words_.with_value,
              words_.attained_share, words_.score, words_.score_reported, words_.grade,
              words_.rank}) {
            headings.emplace_back(heading);
        }
        headings.emplace_back(label(Status::pending, Kind::ratio, options_.language));
        for (std::size_t i = 0; i < scored_statuses; ++i)
            headings.emplace_back(label(static_cast<Status>(i), Kind::ratio, options_.language));
        sheet.headings(headings);
        write_scores_of(sheet, unit_, true);
        for (const UnitIndex child : unit_.children)
            write_scores_of(sheet, *report_.find(child), false);
        worksheet_freeze_panes(sheet.sheet(), 1, 2);
        require(worksheet_autofilter(sheet.sheet(), 0, 0, std::max<lxw_row_t>(sheet.row() - 1, 1),
                                     static_cast<lxw_col_t>(headings.size() - 1)));
    }

    void write_scores_of(Sheet& sheet, const UnitReport& of, bool by_area) {
        const CellStyle plain = in_table();
        for (const YearScore& score : of.year) {
            if ((score.area && !by_area) || !cards_.shows_year()) continue;
            write_overall(sheet, of, words_.path_of_year(report_.period), score, std::nullopt);
            for (std::size_t i = 0; i < scored_statuses; ++i) sheet.blank(plain);
            sheet.next_row();
        }
        for (const Score& score : of.scores) {
            if ((score.area && !by_area) || !cards_.shows(score.horizon)) continue;
            write_overall(sheet, of, std::to_string(score.horizon), score, score.score_reported);
            for (const auto count : score.statuses) sheet.number(count, plain);
            sheet.next_row();
        }
    }

    /// What a score at a horizon and the year's standing have in common. `when`: what they are of.
    template <typename Overall>
    void write_overall(Sheet& sheet, const UnitReport& of, const std::string& when,
                       const Overall& score, const std::optional<Decimal>& reported) {
        const Unit& unit = units_[of.unit];
        const CellStyle plain = in_table(), two = in_table(Tone::plain, {2, {}});
        sheet.text(unit.code, plain).text(unit.name.in(options_.language), plain);
        sheet.text(when, plain);
        sheet.text(
            score.area ? programme_.areas[*score.area].name.in(options_.language) : words_.overall,
            plain);
        sheet.number(score.targets, plain).number(score.with_value, plain);
        sheet.number(std::optional{score.attained_share},
                     in_table(Tone::plain, {2, std::string{percent_sign}}));
        sheet.number(std::optional{score.score}, two).number(reported, two);
        sheet.text(score.grade ? programme_.grades[*score.grade].name.in(options_.language) : "",
                   plain);
        score.rank ? sheet.number(*score.rank, plain) : sheet.blank(plain);
        sheet.number(score.pending, plain);
    }

    void write_changes() {
        const Changes told = changes(report_, unit_, cards_, options_.language);
        Sheet sheet = begin(words_.sheet_of_changes);
        sheet.widths({12, 60, 10, 14, 14, 30, 30});
        sheet.text(told.heading, bold).next_row();
        for (const std::string& sentence : told.sentences) sheet.text(sentence).next_row();
        if (!told.targets) return;
        const lxw_row_t heading = sheet.row();
        write_grid(sheet, *told.targets);
        for (const lxw_col_t column : {lxw_col_t{5}, lxw_col_t{6}})
            sheet.paint_statuses(heading + 1, sheet.row() - 1, column);
    }

    /// All units below as one table, the most urgent horizon first.
    void write_matrix() {
        std::vector<const UnitReport*> below;
        for (const UnitIndex child : unit_.children) below.push_back(report_.find(child));
        std::vector<std::pair<Year, Grid>> matrices;
        for (const Year horizon : by_urgency(programme_.horizons(), report_.period)) {
            if (!cards_.shows(horizon)) continue;
            matrices.emplace_back(horizon,
                                  whole_matrix(report_, below, horizon, options_.language));
        }
        Sheet sheet = begin(std::string{words_.matrix});
        require(worksheet_set_column(sheet.sheet(), 0, 0, 40, nullptr));
        require(worksheet_set_column(sheet.sheet(), 1, 200, 12, nullptr));
        write_matrix_heading(sheet, matrices);
        for (std::size_t r = 0; r < below.size(); ++r) {
            sheet.text(units_[below[r]->unit].name.in(options_.language), in_table());
            for (const auto& [horizon, matrix] : matrices) {
                for (std::size_t c = 1; c < matrix.rows[r].size(); ++c)
                    write_matrix_cell(sheet, matrix.rows[r][c]);
            }
            sheet.next_row();
        }
        worksheet_freeze_panes(sheet.sheet(), 3, 1);
        require(worksheet_repeat_rows(sheet.sheet(), 0, 2));
        require(worksheet_repeat_columns(sheet.sheet(), 0, 0));
        worksheet_fit_to_pages(sheet.sheet(), 0, 0);
        worksheet_set_print_scale(sheet.sheet(), 70);
    }

    void write_matrix_heading(Sheet& sheet, const std::vector<std::pair<Year, Grid>>& matrices) {
        const auto line = [&](std::string_view first, const auto& text_of) {
            sheet.text(first, heading_style);
            for (const auto& [horizon, matrix] : matrices) {
                for (std::size_t c = 1; c < matrix.columns.size(); ++c)
                    sheet.text(text_of(horizon, matrix.columns[c]), heading_style);
            }
            sheet.next_row();
        };
        line(words_.by, [](Year horizon, const Grid::Column&) { return std::to_string(horizon); });
        line(words_.unit, [](Year, const Grid::Column& column) { return column.heading; });
        line(words_.must_reach, [](Year, const Grid::Column& column) { return column.below; });
    }

    /// A number keeps the sign of its verdict behind it, for who sees no colours.
    void write_matrix_cell(Sheet& sheet, const Cell& cell) {
        if (!cell.value) {
            sheet.text(cell.text, in_table(cell.tone));
            return;
        }
        const std::string behind = cell.text.substr(cell.text.rfind(' '));
        sheet.number(std::optional{cell.value->number},
                     in_table(cell.tone, {cell.value->places, behind}));
    }

    void write_data() {
        Sheet sheet = begin(words_.sheet_of_data);
        sheet.widths({12, 12, 8, 14, 14, 14, 40, 40, 30});
        sheet.headings({words_.data_sheet_unit, words_.indicator, words_.data_sheet_period,
                        words_.numerator, words_.denominator, words_.value, words_.note_heading,
                        words_.evidence_heading, words_.data_sheet_place});
        for (const OwnRow& row : unit_.rows) write_row(sheet, row);
        worksheet_freeze_panes(sheet.sheet(), 1, 0);
        require(
            worksheet_autofilter(sheet.sheet(), 0, 0, std::max<lxw_row_t>(sheet.row() - 1, 1), 8));
        sheet.next_row();
        sheet.text(words_.data_sheet_explained).next_row();
        for (const InputDigest& input : inputs_)
            sheet.text(input.name + " SHA-256 " + input.sha256).next_row();
        sheet.text("cchc " CCHC_VERSION);
    }

    void write_row(Sheet& sheet, const OwnRow& own) {
        const SentRow& row = own.sent;
        const Indicator& indicator = programme_.indicators[row.indicator];
        const bool ratio = indicator.kind == Kind::ratio;
        const CellStyle plain = in_table(), wrapped = in_table(Tone::plain, {}, true);
        sheet.text(units_[row.unit].code, plain)
            .text(indicator.id, plain)
            .number(row.period, plain);
        sheet.number(ratio ? row.amount : std::nullopt, plain)
            .number(row.base, plain)
            .number(ratio ? std::nullopt : row.amount, plain);
        sheet.text(own.note, wrapped)
            .text(own.evidence, wrapped)
            .text(place_of_(row.place), plain)
            .next_row();
    }

    const Report& report_;
    const Programme& programme_;
    const Units& units_;
    const UnitDetail& unit_;
    const PlaceText& place_of_;
    std::span<const InputDigest> inputs_;
    const PageOptions& options_;
    const Words& words_;
    Scorecards cards_;
    Scorecard card_;
    Workbook& workbook_;
};

}  // namespace

std::optional<std::string> write_xlsx(const Report& report, const UnitDetail& unit,
                                      const PlaceText& place_of,
                                      std::span<const InputDigest> inputs,
                                      const PageOptions& options, const std::string& folder,
                                      const std::string& name) {
    Workbook workbook{folder, name};
    set_properties(workbook, words(options.language).scorecard);
    Sheets{report, unit, place_of, inputs, options, workbook}.write();
    return workbook.close();
}

}  // namespace cchc::render
