#include "render/xlsx.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "render/matrix.hpp"
#include "render/memory_file.hpp"
#include "render/phrases.hpp"
#include "render/scorecard.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

using exact::Integer;

/// Spreadsheets hold binary fractions; nothing is decided by them here.
double cell_number(Decimal decimal) {
    return static_cast<double>(decimal.count()) / static_cast<double>(Decimal::one);
}

lxw_color_t color_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return 0x1A7F37;
        case Tone::bad:
            return 0xC62828;
        case Tone::warning:
            return 0x9A6700;
        case Tone::moving:
            return 0x0B62A4;
        case Tone::missing:
            return 0x6F42C1;
        case Tone::aside:
            return 0x5C6670;
        case Tone::plain:
            break;
    }
    return 0x1C2733;
}

/// The text as far as a cell holds it: 32,767 characters.
std::string held_by_a_cell(std::string_view text) {
    constexpr std::size_t most = 32'000;  // bytes; never more characters than bytes
    const std::string kept = clean(text);
    if (kept.size() <= most) return kept;
    std::size_t end = most;
    while ((static_cast<unsigned char>(kept[end]) & 0xC0) == 0x80) --end;
    return kept.substr(0, end) + "…";
}

/// How a cell looks.
struct Look {
    Tone tone = Tone::plain;
    int places = -1;  ///< decimals of a number; -1: as many as there are
    bool bold = false;
    bool wrapped = false;

    auto operator<=>(const Look&) const = default;
};

/// A workbook that is being written.
class Workbook {
  public:
    explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {}

    lxw_workbook* book() { return book_; }
    /// Throws std::runtime_error where the library could not write it.
    void close() {
        if (const lxw_error error = workbook_close(book_); error != LXW_NO_ERROR)
            throw std::runtime_error{std::string{"workbook: "} + lxw_strerror(error)};
    }

    lxw_format* format(const Look& look) {
        auto& known = formats_[look];
        if (known) return known;
        known = workbook_add_format(book_);
        format_set_font_name(known, "Times New Roman");
        format_set_font_size(known, 12);
        format_set_font_color(known, color_of(look.tone));
        format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
        if (look.bold) format_set_bold(known);
        if (look.wrapped) format_set_text_wrap(known);
        if (look.places >= 0) {
            const std::string digits =
                "#,##0" + (look.places > 0
                               ? "." + std::string(static_cast<std::size_t>(look.places), '0')
                               : "");
            format_set_num_format(known, digits.c_str());
        }
        return known;
    }

  private:
    lxw_workbook* book_;
    std::map<Look, lxw_format*> formats_;
};

/// A sheet, written row by row.
class Sheet {
  public:
    Sheet(Workbook& workbook, const std::string& name)
        : workbook_(workbook), sheet_(workbook_add_worksheet(workbook.book(), name.c_str())) {
        worksheet_set_paper(sheet_, 9);  // A4
        worksheet_set_landscape(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
    }

    lxw_worksheet* sheet() { return sheet_; }
    lxw_row_t row() const { return row_; }
    void next_row() {
        if (lines_ > 1) worksheet_set_row(sheet_, row_, line_height * lines_, nullptr);
        ++row_;
        column_ = 0;
        lines_ = 1;
    }
    Sheet& text(std::string_view text, const Look& look = {}) {
        const std::string held = held_by_a_cell(text);
        if (look.wrapped) lines_ = std::max(lines_, lines_of(held));
        worksheet_write_string(sheet_, row_, column_++, held.c_str(), workbook_.format(look));
        return *this;
    }
    Sheet& number(double number, const Look& look = {}) {
        worksheet_write_number(sheet_, row_, column_++, number, workbook_.format(look));
        return *this;
    }
    Sheet& number(std::optional<Decimal> figure, const Look& look = {}) {
        return figure ? number(cell_number(*figure), look) : blank();
    }
    Sheet& number(const std::optional<Ratio>& figure, const Look& look = {}) {
        return number(figure ? std::optional{figure->rounded()} : std::nullopt, look);
    }
    Sheet& blank() {
        ++column_;
        return *this;
    }
    void widths(std::initializer_list<double> widths) {
        lxw_col_t column = 0;
        widths_ = widths;
        for (const double width : widths_) {
            worksheet_set_column(sheet_, column, column, width, nullptr);
            ++column;
        }
    }

  private:
    static constexpr double line_height = 15.75;  ///< points

    /// Not every program finds out how high a row of wrapped text must be.
    int lines_of(const std::string& text) const {
        if (column_ >= widths_.size()) return 1;
        return static_cast<int>(unicode::wrapped(text, static_cast<int>(widths_[column_])).size());
    }

    Workbook& workbook_;
    lxw_worksheet* sheet_;
    std::vector<double> widths_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
    int lines_ = 1;
};

/// The sheets of one unit's workbook.
class Sheets {
  public:
    Sheets(const Report& report, const UnitReport& unit, const DataUsed& data,
           std::span<const InputDigest> inputs, const PageOptions& options, Workbook& workbook)
        : report_(report),
          programme_(*report.programme),
          units_(*report.units),
          unit_(unit),
          data_(data),
          inputs_(inputs),
          options_(options),
          vi_(options.language == Language::vi),
          words_(words(options.language)),
          cards_(report, options.language, options.horizon),
          workbook_(workbook) {}

    void write() {
        write_scorecard();
        write_targets();
        write_scores();
        if (!unit_.children.empty()) write_matrix();
        write_data();
    }

  private:
    static constexpr Look bold{Tone::plain, -1, true, false};

    void write_grid(Sheet& sheet, const Grid& grid) {
        sheet.next_row();
        sheet.text(grid.heading, bold).next_row();
        for (const auto& column : grid.columns) sheet.text(column.heading, bold);
        sheet.next_row();
        for (const auto& row : grid.rows) {
            for (const Cell& cell : row) sheet.text(cell.text, {cell.tone, -1, false, false});
            sheet.next_row();
        }
        for (const std::string& remark : grid.remarks) sheet.text(remark).next_row();
    }

    void write_scorecard() {
        Sheet sheet{workbook_, vi_ ? "Phiếu kết quả" : "Scorecard"};
        sheet.widths({14, 45, 10, 26, 14, 22, 24, 60});
        const Scorecard card = cards_.of(unit_);
        sheet.text(card.title, bold).next_row();
        sheet.text(card.unit, bold).next_row();
        sheet
            .text(card.unit_line +
                  (card.provisional ? " · " + std::string{words_.provisional} : ""))
            .next_row();
        for (const std::string& line : {card.programme, options_.label, options_.as_of}) {
            if (!line.empty()) sheet.text(line).next_row();
        }
        for (const std::string& sentence : card.sentences) sheet.text(sentence).next_row();
        for (const AreaRows& area : card.areas) {
            sheet.next_row();
            sheet.text(area.id, bold).text(area.name, bold).next_row();
            for (const IndicatorRows& indicator : area.indicators) {
                for (const TargetRow& row : indicator.targets)
                    write_target_row(sheet, indicator, row);
            }
        }
        if (card.context) write_grid(sheet, *card.context);
    }

    void write_target_row(Sheet& sheet, const IndicatorRows& indicator, const TargetRow& row) {
        std::string remarks;
        for (const std::string& remark : row.remarks)
            remarks += (remarks.empty() ? "" : " · ") + remark;
        sheet.text(indicator.id)
            .text(indicator.name, {Tone::plain, -1, false, true})
            .number(row.horizon);
        sheet.text(row.status.text, {row.status.tone, -1, false, false})
            .text(row.result)
            .text(row.must_reach);
        sheet.text(row.counts).text(remarks, {Tone::plain, -1, false, true}).next_row();
    }

    void write_targets() {
        Sheet sheet{workbook_, vi_ ? "Mục tiêu" : "Targets"};
        sheet.widths({10, 12, 50, 9, 24, 12, 22, 12, 12, 10, 14, 14, 10, 10, 12, 12, 12, 12, 22});
        std::vector<std::string> headings = target_headings();
        for (const std::string& heading : headings) sheet.text(heading, bold);
        sheet.next_row();
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
            pointers.push_back(&columns[i]);
        }
        pointers.push_back(nullptr);
        lxw_table_options table{};
        table.columns = pointers.data();
        table.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        table.style_type_number = 1;
        worksheet_add_table(sheet.sheet(), 0, 0, last, static_cast<lxw_col_t>(headings.size() - 1),
                            &table);
        worksheet_freeze_panes(sheet.sheet(), 1, 3);
        worksheet_repeat_rows(sheet.sheet(), 0, 0);
        lxw_conditional_format bars{};
        bars.type = LXW_CONDITIONAL_DATA_BAR;
        bars.bar_color = 0x9CC5A1;
        bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        bars.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        bars.max_value = 100;
        worksheet_conditional_format_range(sheet.sheet(), 1, attainment_column, last,
                                           attainment_column, &bars);
    }

    static constexpr lxw_col_t attainment_column = 7;

    std::vector<std::string> target_headings() const {
        if (vi_) {
            return {"Lĩnh vực",
                    "Chỉ tiêu",
                    "Tên chỉ tiêu",
                    "Đến năm",
                    "Đánh giá",
                    "Kết quả",
                    "Mức phải đạt",
                    "Mức độ hoàn thành (%)",
                    "Chênh lệch",
                    "Còn thiếu",
                    "Tử số",
                    "Mẫu số",
                    "Đã báo cáo",
                    "Phải báo cáo",
                    "Mức theo lộ trình",
                    "Tiến độ",
                    "Mức tăng mỗi năm",
                    "Dự báo",
                    "Mục, gạch đầu dòng"};
        }
        return {"Area",      "Indicator",   "Name",           "By",    "Status",
                "Result",    "To reach",    "Attainment (%)", "Gap",   "Need",
                "Numerator", "Denominator", "Submitted",      "Due",   "Path",
                "Progress",  "Pace",        "Projected",      "Clause"};
    }

    void write_target(Sheet& sheet, const TargetResult& result) {
        const Indicator& indicator = programme_.indicators[result.indicator];
        const Target& target = indicator.targets[result.target];
        const Look two{Tone::plain, 2, false, false};
        sheet.text(programme_.areas[indicator.area].id).text(indicator.id);
        sheet.text(name_of_indicator(programme_, indicator, options_.language),
                   {Tone::plain, -1, false, true});
        sheet.number(target.horizon);
        sheet.text(label(result.status, indicator.kind, options_.language),
                   {tone(result.status), -1, false, false});
        sheet.number(result.value,
                     {Tone::plain, result.value ? result.shown.places : 2, false, false});
        sheet.text(must_reach(target.threshold_in(result.judged), indicator, options_.language));
        sheet.number(result.attainment, two).number(result.gap, two);
        sheet.number(result.need ? std::optional{Decimal::whole(*result.need)} : std::nullopt,
                     {Tone::plain, 0, false, false});
        sheet.number(result.numerator).number(result.denominator);
        sheet.number(result.submitted).number(result.due);
        const auto& path = result.path;
        sheet.number(path ? std::optional{path->value} : std::nullopt, two);
        sheet.number(path ? path->progress : std::nullopt, two);
        sheet.number(path ? std::optional{path->pace} : std::nullopt, two);
        sheet.number(path ? std::optional{path->projected} : std::nullopt, two);
        sheet.text(indicator.clause).next_row();
    }

    void write_scores() {
        Sheet sheet{workbook_, vi_ ? "Điểm và thứ hạng" : "Scores and ranks"};
        sheet.widths({14, 40, 10, 44, 10, 12, 10, 14, 16, 8, 10, 10, 10});
        for (const std::string_view heading :
             {words_.code, words_.unit, words_.by, words_.area, words_.targets, words_.with_value,
              words_.score, words_.score_reported, words_.grade, words_.rank, words_.attained,
              words_.missed, words_.no_data}) {
            sheet.text(heading, bold);
        }
        sheet.next_row();
        write_scores_of(sheet, unit_, true);
        for (const UnitIndex child : unit_.children)
            write_scores_of(sheet, *report_.find(child), false);
        worksheet_freeze_panes(sheet.sheet(), 1, 2);
        worksheet_autofilter(sheet.sheet(), 0, 0, sheet.row() - 1, 12);
    }

    void write_scores_of(Sheet& sheet, const UnitReport& of, bool by_area) {
        const Unit& unit = units_[of.unit];
        const Look two{Tone::plain, 2, false, false};
        for (const Score& score : of.scores) {
            if (score.area && !by_area) continue;
            if (options_.horizon && *options_.horizon != score.horizon) continue;
            const auto count = [&](Status status) {
                return static_cast<double>(score.statuses[static_cast<std::size_t>(status)]);
            };
            sheet.text(unit.code).text(unit.name.in(options_.language)).number(score.horizon);
            sheet.text(score.area ? programme_.areas[*score.area].name.in(options_.language)
                                  : std::string{words_.overall});
            sheet.number(score.targets)
                .number(score.with_value)
                .number(std::optional{score.score}, two);
            sheet.number(score.score_reported, two);
            sheet.text(score.grade ? programme_.grades[*score.grade].name.in(options_.language)
                                   : "");
            score.rank ? sheet.number(*score.rank) : sheet.blank();
            sheet.number(count(Status::attained))
                .number(count(Status::missed))
                .number(count(Status::no_data))
                .next_row();
        }
    }

    void write_matrix() {
        Sheet sheet{workbook_, std::string{words_.matrix}};
        worksheet_set_column(sheet.sheet(), 0, 0, 40, nullptr);
        std::map<LevelIndex, std::vector<const UnitReport*>> below;
        for (const UnitIndex child : unit_.children)
            below[units_[child].level].push_back(report_.find(child));
        for (const Year horizon : by_urgency(programme_.horizons(), report_.period)) {
            if (!cards_.shows(horizon)) continue;
            for (const auto& [level, units] : below) {
                draw_matrices(report_, units, horizon, options_.language,
                              [&](const Grid& grid) { write_matrix(sheet, grid); });
            }
        }
        worksheet_freeze_panes(sheet.sheet(), 0, 1);
    }

    void write_matrix(Sheet& sheet, const Grid& grid) {
        sheet.text(grid.heading, bold).next_row();
        for (const auto& column : grid.columns) sheet.text(column.heading, bold);
        sheet.next_row();
        for (const auto& row : grid.rows) {
            for (const Cell& cell : row) {
                if (cell.value) {
                    sheet.number(std::optional{cell.value->number},
                                 {cell.tone, cell.value->places, false, false});
                } else {
                    sheet.text(cell.text, {cell.tone, -1, false, false});
                }
            }
            sheet.next_row();
        }
        sheet.next_row();
    }

    void write_data() {
        Sheet sheet{workbook_, vi_ ? "Số liệu" : "Data"};
        sheet.widths({12, 12, 8, 14, 14, 14, 40, 40, 30});
        const std::vector<std::string_view> headings =
            vi_ ? std::vector<std::string_view>{"Mã đơn vị",  "Chỉ tiêu",
                                                "Năm",        "Tử số",
                                                "Mẫu số",     "Giá trị",
                                                "Ghi chú",    "Tài liệu kiểm chứng",
                                                "Tệp và dòng"}
                : std::vector<std::string_view>{"Unit",      "Indicator",   "Period",
                                                "Numerator", "Denominator", "Value",
                                                "Note",      "Evidence",    "File and line"};
        for (const std::string_view heading : headings) sheet.text(heading, bold);
        sheet.next_row();
        for (const RowIndex row : data_.rows[unit_.unit]) write_row(sheet, row);
        worksheet_freeze_panes(sheet.sheet(), 1, 0);
        worksheet_autofilter(sheet.sheet(), 0, 0, std::max<lxw_row_t>(sheet.row() - 1, 1), 8);
        sheet.next_row();
        for (const InputDigest& input : inputs_)
            sheet.text(input.name + " SHA-256 " + input.sha256).next_row();
        sheet.text("cchc " CCHC_VERSION);
    }

    void write_row(Sheet& sheet, RowIndex row) {
        const Observations& data = data_.observations;
        const bool ratio = programme_.indicators[data.indicator[row]].kind == Kind::ratio;
        const auto amount = data.amount[row];
        sheet.text(units_[data.unit[row]].code)
            .text(programme_.indicators[data.indicator[row]].id)
            .number(data.period[row]);
        sheet.number(ratio ? amount : std::nullopt)
            .number(data.base[row])
            .number(ratio ? std::nullopt : amount);
        const auto remark = std::ranges::lower_bound(data.remarks, row, {}, &Remark::row);
        const bool noted = remark != data.remarks.end() && remark->row == row;
        sheet.text(noted ? remark->note : "")
            .text(noted ? remark->evidence : "")
            .text(data_.place_of(row))
            .next_row();
    }

    const Report& report_;
    const Programme& programme_;
    const Units& units_;
    const UnitReport& unit_;
    const DataUsed& data_;
    std::span<const InputDigest> inputs_;
    const PageOptions& options_;
    bool vi_;
    const Words& words_;
    Scorecards cards_;
    Workbook& workbook_;
};

}  // namespace

std::string xlsx(const Report& report, const UnitReport& unit, const DataUsed& data,
                 std::span<const InputDigest> inputs, const PageOptions& options) {
    const MemoryFile file;
    Workbook workbook{file.path()};
    lxw_doc_properties properties{};
    std::string title{words(options.language).scorecard};
    properties.title = title.data();
    properties.created = 1'609'459'200;  // 1 January 2021: the same on every day
    workbook_set_properties(workbook.book(), &properties);
    Sheets{report, unit, data, inputs, options, workbook}.write();
    workbook.close();
    return file.content();
}

}  // namespace cchc::render
