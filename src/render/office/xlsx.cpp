#include "render/office/xlsx.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "render/office/matrix_sheet.hpp"
#include "render/office/workbook.hpp"
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
          cards_(report, options.language, options.horizons),
          card_(cards_.of(unit)),
          workbook_(workbook),
          held_back_(shortfalls(report, unit, cards_, options.language)),
          matrices_(units_by_level()) {}

    void write() {
        number_target_rows();
        write_scorecard();
        write_targets();
        write_scores();
        write_changes();
        if (held_back_) write_shortfalls();
        if (card_.verified) write_verified();
        for (const auto& [name, units] : matrices_) {
            Sheet sheet = begin(name);
            write_matrix_sheet(sheet, report_, units, cards_, options_.language);
        }
        write_data();
    }

  private:
    /// Where each target stands in its sheet, so that others can lead there.
    void number_target_rows() {
        lxw_row_t row = 1;
        for (const TargetResult& result : unit_.targets) {
            const bool shown = cards_.shows(result) && result.status != Status::not_applicable;
            target_rows_.push_back(shown ? row++ : 0);
        }
    }

    /// The units right below, level by level, each under the name of its sheet.
    std::vector<std::pair<std::string, std::vector<const UnitReport*>>> units_by_level() const {
        std::map<LevelIndex, std::vector<const UnitReport*>> levels;
        for (const UnitIndex child : unit_.children)
            levels[units_[child].level].push_back(report_.find(child));
        std::vector<std::pair<std::string, std::vector<const UnitReport*>>> matrices;
        for (auto& [level, units] : levels) {
            const std::string of = programme_.levels[level].name.in(options_.language);
            std::string name = words_.matrix;
            // a level whose name does not fit is told by its number
            if (levels.size() > 1) {
                const std::string told = sheet_name(fmt::format("{} - {}", words_.matrix, of));
                const bool taken = std::ranges::any_of(matrices, [&](const auto& other) {
                    return unicode::folded(other.first) == unicode::folded(told);
                });
                name = taken ? fmt::format("{} {}", words_.matrix, matrices.size() + 1) : told;
            }
            matrices.emplace_back(name, std::move(units));
        }
        return matrices;
    }

    /// Leads to the other sheets.
    void write_links(Sheet& sheet) {
        sheet.text(words_.sheets);
        std::vector<std::string> names{words_.targets, words_.scores_and_ranks,
                                       words_.sheet_of_changes};
        if (held_back_) names.emplace_back(words_.sheet_of_shortfalls);
        if (card_.verified) names.emplace_back(words_.sheet_of_verified);
        for (const auto& matrix : matrices_) names.push_back(matrix.first);
        names.emplace_back(words_.sheet_of_data);
        // in the broad columns B, D and G, so that nothing beside them cuts them off
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i % 3 == 0 && i > 0) sheet.next_row().blank();
            if (i % 3 == 1) sheet.blank();
            if (i % 3 == 2) sheet.blank().blank();
            sheet.link(names[i], names[i], 0, {.tone = Tone::moving});
        }
        sheet.next_row();
    }

    /// The id of an indicator, which leads to a target of it.
    void write_id(Sheet& sheet, const TargetResult& result) {
        const auto place = static_cast<std::size_t>(&result - unit_.targets.data());
        sheet.link(programme_.indicators[result.indicator].id, words_.targets, target_rows_[place],
                   in_table(Tone::moving));
    }

    static CellStyle figure_style(const Shown& shown, const std::string& text) {
        return in_table(Tone::plain,
                        {shown.places,
                         text.ends_with(percent_sign) ? std::string{percent_sign} : std::string{}});
    }
    /// Counts and figures: grouped, with the decimals that they have.
    static CellStyle count_style(const std::optional<Decimal>& figure) {
        if (figure && !figure->is_whole()) return in_table();
        return in_table(Tone::plain, {0, {}});
    }
    static void write_count(Sheet& sheet, const std::optional<Decimal>& figure) {
        sheet.number(figure, count_style(figure));
    }
    static void write_count(Sheet& sheet, const std::optional<Ratio>& figure) {
        write_count(sheet, figure ? std::optional{figure->rounded()} : std::nullopt);
    }

    void write_cell(Sheet& sheet, const Cell& cell) {
        if (cell.value) {
            sheet.number(std::optional{cell.value->number}, figure_style(*cell.value, cell.text));
        } else {
            sheet.text(cell.text, in_table(cell.tone, {}, true));
        }
    }

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

    void write_scorecard() {
        Sheet sheet = begin(words_.sheet_of_scorecard);
        sheet.widths({10, 36, 7, 22, 11, 17, 26, 10, 10, 8, 8, 8, 8, 44});
        write_head(sheet);
        write_links(sheet);
        sheet.next_row();
        const lxw_row_t heading = sheet.row();
        sheet.headings({words_.id, words_.indicator, words_.by, words_.status, words_.result,
                        words_.must_reach, words_.still_wanting, words_.numerator,
                        words_.denominator, words_.reported, words_.due, words_.points_heading,
                        words_.targets_sheet_points_most, words_.details});
        worksheet_freeze_panes(sheet.sheet(), heading + 1, 2);
        for (const AreaRows& area : card_.areas) {
            CellStyle band = heading_style;
            band.centred = false;
            band.wrapped = false;
            sheet.text(area.id, band).text(area.name, band);
            for (int i = 0; i < 12; ++i) sheet.blank(band);
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
            for (const Cell& cell : row) write_cell(sheet, cell);
            sheet.next_row();
        }
    }

    void write_target_row(Sheet& sheet, const IndicatorRows& indicator, const TargetRow& row) {
        const TargetResult& of = *row.of;
        TargetDetails details = target_details(report_, unit_, of, options_.language);
        std::vector<std::string> remarks = std::move(details.path);
        remarks.insert(remarks.end(), details.others.begin(), details.others.end());
        if (!details.inherited.empty()) remarks.push_back(details.inherited);
        write_id(sheet, of);
        sheet.text(indicator.name, in_table(Tone::plain, {}, true));
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
        write_count(sheet, of.numerator);
        write_count(sheet, of.denominator);
        sheet.number(of.submitted, in_table()).number(of.due, in_table());
        for (const auto& part : {of.points, of.points_max})
            sheet.number(part, in_table(Tone::plain, {2, {}}));
        sheet.text(fmt::format("{}", fmt::join(remarks, " · ")), in_table(Tone::plain, {}, true))
            .next_row();
    }

    void write_targets() {
        Sheet sheet = begin(words_.targets);
        sheet.widths({10, 12, 50, 9,  26, 12, 22, 12, 12, 10, 14, 14,
                      10, 10, 10, 12, 12, 12, 12, 12, 10, 10, 12, 44});
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
                words_.targets_sheet_base_year,
                words_.targets_sheet_base,
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
        write_count(sheet, result.numerator);
        write_count(sheet, result.denominator);
        sheet.number(result.submitted, in_table()).number(result.due, in_table());
        const auto& path = result.path;
        const Settings& settings = programme_.settings;
        path ? sheet.number(path->base_period, in_table()) : sheet.blank(in_table());
        figure(path ? std::optional{path->base_value} : std::nullopt, {Decimal{}});
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
        sheet.add_filter(0, headings.size());
    }

    void write_scores_of(Sheet& sheet, const UnitReport& of, bool by_area) {
        const CellStyle plain = in_table();
        for (const YearScore& score : of.year) {
            if ((score.area && !by_area) || !cards_.shows_year()) continue;
            write_overall(
                sheet, of, [&] { sheet.text(words_.path_of_year(report_.period), in_table()); },
                score, std::nullopt);
            for (std::size_t i = 0; i < scored_statuses; ++i) sheet.blank(plain);
            sheet.next_row();
        }
        for (const Score& score : of.scores) {
            if ((score.area && !by_area) || !cards_.shows(score.horizon)) continue;
            write_overall(
                sheet, of, [&] { sheet.number(score.horizon, in_table()); }, score,
                score.score_reported);
            for (const auto count : score.statuses) sheet.number(count, plain);
            sheet.next_row();
        }
    }

    /// What a score at a horizon and the year's standing have in common. `write_when`: writes
    /// what they are of.
    template <typename WriteWhen, typename Overall>
    void write_overall(Sheet& sheet, const UnitReport& of, const WriteWhen& write_when,
                       const Overall& score, const std::optional<Decimal>& reported) {
        const Unit& unit = units_[of.unit];
        const CellStyle plain = in_table(), two = in_table(Tone::plain, {2, {}});
        sheet.text(unit.code, plain).text(unit.name.in(options_.language), plain);
        write_when();
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
        sheet.widths({12, 60, 10, 14, 14, 12, 30, 30, 24});
        sheet.text(told.heading, bold).next_row();
        for (const std::string& sentence : told.sentences) sheet.text(sentence).next_row();
        const lxw_row_t heading = sheet.row();
        worksheet_freeze_panes(sheet.sheet(), told.targets ? heading + 1 : 1, 0);
        if (!told.targets) return;
        Grid grid = *told.targets;
        grid.columns.push_back({words_.change});
        write_headings(sheet, grid);
        Cell group;
        for (std::vector<Cell>& row : grid.rows) {
            if (!row.front().target) {  // it names those below, and a filter knows only rows
                group = row[1];
                continue;
            }
            row.push_back(group);
            write_change(sheet, row);
        }
        sheet.add_filter(heading, grid.columns.size());
        for (const lxw_col_t column : {lxw_col_t{6}, lxw_col_t{7}})
            sheet.paint_statuses(heading + 1, sheet.row() - 1, column);
    }

    void write_change(Sheet& sheet, const std::vector<Cell>& cells) {
        const TargetPlace place = *cells.front().target;
        const auto result = std::ranges::find_if(unit_.targets, [&](const TargetResult& of) {
            return of.indicator == place.indicator && of.target == place.target;
        });
        write_id(sheet, *result);
        write_cell(sheet, cells[1]);
        sheet.number(programme_.indicators[place.indicator].targets[place.target].horizon,
                     in_table());
        for (std::size_t i = 3; i < cells.size(); ++i) write_cell(sheet, cells[i]);
        sheet.next_row();
    }

    static void write_headings(Sheet& sheet, const Grid& grid) {
        std::vector<std::string> headings;
        for (const auto& column : grid.columns) headings.push_back(column.heading);
        sheet.headings(headings);
    }

    /// Every unit that lacks cases, a row each, with what it is about in every row.
    void write_shortfalls() {
        Sheet sheet = begin(words_.sheet_of_shortfalls);
        sheet.widths({12, 50, 10, 12, 36, 14, 50, 14});
        sheet.text(held_back_->heading, bold).next_row();
        const lxw_row_t heading = sheet.row();
        const std::vector<std::string> headings{
            words_.id,   words_.indicator,     words_.by,           words_.code,
            words_.unit, words_.still_wanting, words_.counted_noun, words_.result};
        sheet.headings(headings);
        worksheet_freeze_panes(sheet.sheet(), heading + 1, 0);
        for (const Shortfall& shortfall : unit_.shortfalls) {
            const TargetResult& result = unit_.targets[shortfall.place];
            if (!cards_.shows(result)) continue;
            for (const UnitShortfall& lacking : shortfall.units)
                write_shortfall(sheet, result, lacking);
        }
        sheet.add_filter(heading, headings.size());
        for (const std::string& remark : held_back_->remarks) sheet.text(remark).next_row();
    }

    void write_shortfall(Sheet& sheet, const TargetResult& result, const UnitShortfall& lacking) {
        const Language language = options_.language;
        const Indicator& indicator = programme_.indicators[result.indicator];
        const Unit& unit = units_[lacking.unit];
        const CellStyle plain = in_table(), wrapped = in_table(Tone::plain, {}, true);
        write_id(sheet, result);
        sheet.text(name_of_indicator(programme_, indicator, language), wrapped);
        sheet.number(indicator.targets[result.target].horizon, plain);
        sheet.text(unit.code, plain).text(unit.name.in(language), plain);
        write_count(sheet, std::optional{Decimal::whole(lacking.brief.need)});
        sheet.text(noun_wanting(counted_indicator(programme_, indicator), language), wrapped);
        write_cell(sheet, result_cell(lacking.brief.shown(), indicator, language));
        sheet.next_row();
    }

    /// Figures and scores as reported and as verified.
    void write_verified() {
        Sheet sheet = begin(words_.sheet_of_verified);
        sheet.widths({30, 70, 12, 14, 14, 14, 22, 14, 14});
        write_grid(sheet, *card_.verified);
        for (const Grid& grid : card_.verified_below) {
            sheet.next_row();
            write_grid(sheet, grid);
        }
    }

    void write_grid(Sheet& sheet, const Grid& grid) {
        sheet.text(grid.heading, bold).next_row();
        if (!grid.rows.empty()) write_headings(sheet, grid);
        for (const std::vector<Cell>& row : grid.rows) {
            for (const Cell& cell : row) write_cell(sheet, cell);
            sheet.next_row();
        }
        for (const std::string& remark : grid.remarks) sheet.text(remark).next_row();
    }

    void write_data() {
        Sheet sheet = begin(words_.sheet_of_data);
        sheet.widths({12, 12, 8, 14, 14, 14, 40, 40, 30});
        sheet.headings({words_.data_sheet_unit, words_.indicator, words_.data_sheet_period,
                        words_.numerator, words_.denominator, words_.value, words_.note_heading,
                        words_.evidence_heading, words_.data_sheet_place});
        for (const OwnRow& row : unit_.rows) write_row(sheet, row);
        worksheet_freeze_panes(sheet.sheet(), 1, 0);
        sheet.add_filter(0, 9);
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
        write_count(sheet, ratio ? row.amount : std::nullopt);
        write_count(sheet, row.base);
        write_count(sheet, ratio ? std::nullopt : row.amount);
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
    const std::optional<Grid> held_back_;  ///< what the text says of shortfalls
    const std::vector<std::pair<std::string, std::vector<const UnitReport*>>> matrices_;
    std::vector<lxw_row_t> target_rows_;  ///< as UnitDetail::targets; of those that are shown
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
