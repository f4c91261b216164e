#include "render/office/form_workbook.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "render/office/form_formulas.hpp"
#include "render/office/workbook.hpp"
#include "render/words/phrases.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

/// The columns of the sheet, from the left. The last one is there only where predecessors' figures
/// stand in those of the year before.
enum Column : lxw_col_t {
    unit,
    period,
    indicator,
    name,
    counted,
    previous_numerator,
    previous_denominator,
    previous_value,
    numerator,
    denominator,
    value,
    computed,
    verdict,
    note,
    evidence,
    includes,
};

constexpr std::int64_t most = 999'999'999'999'999;  // 15 digits, as figures may have
constexpr lxw_color_t incomplete_colour = 0xFFC078, wrong_colour = 0xFFB3B3;

std::string cell_name(lxw_row_t row, Column column) {
    return fmt::format("{}{}", static_cast<char>('A' + column), row + 1);
}

/// "unit_name" as people read it: "Unit name".
std::string heading(std::string name) {
    std::ranges::replace(name, '_', ' ');
    if (name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

/// The workbook of one unit.
class FormBook {
  public:
    FormBook(const BlankForm& form, const Unit& unit, Language language, Workbook& workbook)
        : form_(form),
          language_(language),
          words_(words(language)),
          unit_(unit),
          workbook_(workbook) {
        for (const FormRow& row : form.rows)
            lines_.push_back(form_line(form, row, words_.form_choose_done, language));
        has_predecessors_ = std::ranges::any_of(
            lines_, [](const FormLine& line) { return !line.includes.empty(); });
    }

    void write() {
        write_figures();
        write_guide();
    }

  private:
    std::string above() const {
        std::string text;
        for (const char c : unicode::shortened(
                 words_.form_of(clean(unit_.name.in(language_)), clean(unit_.code)), 100))
            text += c == '&' ? "&&" : std::string(1, c);
        return fmt::format("{}: {}", words_.form_title(form_.period), text);
    }

    void write_figures() {
        Sheet sheet{workbook_, words_.sheet_of_form, above()};
        sheet.widths({10, 7, 10, 32, 30, 9, 9, 9, 10, 10, 14, 10, 17, 16, 16, 16});
        write_title(sheet);
        const lxw_row_t heading_row = sheet.row();
        sheet.headings(headings());
        for (const FormLine& line : lines_) write_line(sheet, line);
        if (!lines_.empty()) paint(sheet, heading_row + 1, sheet.row() - 1);
        worksheet_freeze_panes(sheet.sheet(), heading_row + 1, name + 1);
        protect(sheet);
        // codes like 007 are meant to be text
        const std::string codes = fmt::format("{}:{}", cell_name(heading_row + 1, unit),
                                              cell_name(sheet.row(), indicator));
        require(worksheet_ignore_errors(sheet.sheet(), LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                        codes.c_str()));
        const lxw_col_t last = has_predecessors_ ? includes : evidence;
        require(worksheet_print_area(sheet.sheet(), 0, 0, sheet.row() - 1, last));
        worksheet_set_selection(sheet.sheet(), heading_row + 1, numerator, heading_row + 1,
                                numerator);
    }

    void write_title(Sheet& sheet) {
        sheet.text(words_.form_title(form_.period), bold).next_row();
        sheet.text(words_.form_of(unit_.name.in(language_), unit_.code), bold).next_row();
        sheet.text(form_.programme.title.in(language_)).next_row();
        sheet.text(words_.form_fill_in, {.tone = Tone::moving}).next_row();
    }

    std::vector<std::string> headings() const {
        std::vector<std::string> names;
        for (const char* name :
             {words_.form_unit, words_.form_period, words_.form_indicator,
              words_.form_indicator_name, words_.form_counted, words_.form_previous_numerator,
              words_.form_previous_denominator, words_.form_previous_value, words_.form_numerator,
              words_.form_denominator, words_.form_value, words_.form_computed, words_.form_verdict,
              words_.form_note, words_.form_evidence})
            names.push_back(heading(name));
        if (has_predecessors_) names.push_back(heading(words_.form_previous_includes));
        return names;
    }

    /// The name of an indicator, and what was promised of it.
    std::vector<std::string> name_of(const FormLine& line) const {
        std::vector<std::string> name{line.indicator_name};
        const FormGoal& goal = line.row.goal;
        if (!goal.target) return name;
        const Target& target = line.indicator.targets[*goal.target];
        std::string must = must_reach(target.threshold_in(goal.judged), line.indicator, language_);
        if (target.baseline) must += " " + against(*target.baseline, language_);
        name.push_back(words_.form_target(must, target.horizon));
        return name;
    }

    /// What goes into the cells, and what a reduction falls from.
    std::vector<std::string> counted_of(const FormLine& line) const {
        std::vector<std::string> lines = line.counted;
        if (!line.evidence.empty()) lines.push_back(line.evidence);
        const FormGoal& goal = line.row.goal;
        if (!goal.base || !goal.target) return lines;
        const Baseline& baseline = *line.indicator.targets[*goal.target].baseline;
        if (!baseline.is_span())
            lines.push_back(
                words_.form_baseline(baseline.first, number(goal.base->rounded(), language_)));
        return lines;
    }

    void write_line(Sheet& sheet, const FormLine& line) {
        const CellStyle plain = in_table(), wrapped = in_table(Tone::plain, {}, true);
        const lxw_row_t row = sheet.row();
        CellStyle code = plain;
        code.centred = true;
        sheet.text(line.unit.code, code)
            .number(form_.period, code)
            .text(line.indicator.id, code)
            .lines(name_of(line), wrapped)
            .lines(counted_of(line), wrapped);
        const CellStyle before = in_table(Tone::aside, figure_format(line));
        sheet.number(line.previous_numerator, before).number(line.previous_denominator, before);
        sheet.number(line.previous_value, before);
        for (const Fill fill : {line.numerator, line.denominator, line.value})
            sheet.blank(style_of(fill));
        const FormCells cells{cell_name(row, numerator), cell_name(row, denominator),
                              cell_name(row, value), cell_name(row, verdict)};
        sheet.formula(computed_formula(line, cells, language_), result_style(line));
        CellStyle verdict_style = in_table(Tone::warning, {}, true);
        verdict_style.bold = verdict_style.centred = true;
        sheet.formula(verdict_formula(line, cells, language_), verdict_style);
        for (int i = 0; i < 2; ++i) {
            CellStyle text = wrapped;
            text.to_fill = true;
            sheet.blank(text);
        }
        if (has_predecessors_) sheet.text(line.includes, wrapped);
        add_rules(sheet, line, cells);
        sheet.next_row();
    }

    FigureFormat figure_format(const FormLine& line) const {
        FigureFormat format;
        if (line.indicator.kind == Kind::milestone) {
            format.instead = fmt::format("[=1]\"{}\";[=0]\"{}\";General", words_.form_done,
                                         words_.form_not_done);
        } else if (line.indicator.kind != Kind::value && !line.indicator.fractional) {
            format.places = 0;
        }
        return format;
    }

    static CellStyle result_style(const FormLine& line) {
        const bool percent = !(line.indicator.kind == Kind::value && line.indicator.points);
        FigureFormat format;
        format.instead = percent ? "#,##0.00####\"%\"" : "#,##0.00####";
        return in_table(Tone::plain, format);
    }

    static CellStyle style_of(Fill fill) {
        CellStyle style = in_table();
        style.to_fill = fill != Fill::nothing;
        style.shaded = fill == Fill::nothing;
        style.wrapped = fill == Fill::done;
        if (fill == Fill::whole || fill == Fill::weight) style.digits.places = 0;
        return style;
    }

    void add_rules(Sheet& sheet, const FormLine& line, const FormCells& cells) {
        const std::string cases = std::string{". "} + words_.form_zero_or_empty;
        const bool within = line.indicator.kind == Kind::ratio && !line.indicator.may_exceed_100;
        const std::string related = within ? fmt::format("OR({0}=\"\",{1}=\"\",{0}<={1})",
                                                         cells.numerator, cells.denominator)
                                           : "";
        add_rule(sheet, numerator, line.numerator, related, line.counted.front() + cases);
        // the size of a survey is above 0
        add_rule(sheet, denominator, line.denominator, related,
                 line.counted.back() + (line.denominator == Fill::weight ? "" : cases));
        add_rule(sheet, value, line.value, {}, line.counted.front());
    }

    /// What a cell accepts: `fill`, and what the formula `related` says of it and others.
    void add_rule(Sheet& sheet, Column column, Fill fill, const std::string& related,
                  const std::string& prompt) {
        if (fill == Fill::nothing) return;
        std::string title{heading_of(column)}, message = unicode::shortened(prompt, 250);
        std::string error_title{words_.form_not_accepted}, error{takes(fill)};
        if (!related.empty()) error += std::string{" "} + words_.form_not_above_denominator;
        lxw_data_validation rule{};
        rule.input_title = title.data();
        rule.input_message = message.data();
        rule.error_title = error_title.data();
        rule.error_message = error.data();
        const bool whole = fill == Fill::whole || fill == Fill::weight;
        std::string done{words_.form_done}, not_done{words_.form_not_done};
        char* choices[] = {done.data(), not_done.data(), nullptr};
        const std::string cell = cell_name(sheet.row(), column);
        std::string formula = fmt::format("=AND(ISNUMBER({0}),{0}>=0,{0}<={1},{2}{3})", cell, most,
                                          whole ? fmt::format("{0}=INT({0}),", cell) : "", related);
        if (fill == Fill::done) {
            rule.validate = LXW_VALIDATION_TYPE_LIST;
            rule.value_list = choices;
        } else if (!related.empty()) {
            rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
            rule.value_formula = formula.data();
        } else {
            rule.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
            rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            rule.minimum_number = fill == Fill::weight ? 1 : 0;
            rule.maximum_number = fill == Fill::percentage ? 100 : static_cast<double>(most);
        }
        require(worksheet_data_validation_cell(sheet.sheet(), sheet.row(), column, &rule));
    }

    std::string_view heading_of(Column column) const {
        return column == numerator     ? words_.numerator
               : column == denominator ? words_.denominator
                                       : words_.value;
    }

    std::string_view takes(Fill fill) const {
        switch (fill) {
            case Fill::number:
                return words_.form_takes_number;
            case Fill::weight:
                return words_.form_takes_above_0;
            case Fill::percentage:
                return words_.form_takes_percentage;
            case Fill::done:
                return words_.form_takes_done;
            case Fill::whole:
            case Fill::nothing:
                break;
        }
        return words_.form_takes_whole;
    }

    /// Colours verdicts, and the figures of rows that are incomplete or wrong.
    void paint(Sheet& sheet, lxw_row_t first, lxw_row_t last) {
        const VerdictWords said = verdict_words(language_);
        const auto is_one = [&](lxw_row_t row, const std::vector<std::string>& words) {
            std::vector<std::string> is;
            for (const std::string& word : words)
                is.push_back(fmt::format("${}=\"{}\"", cell_name(row, verdict), word));
            return fmt::format("=OR({})", fmt::join(is, ","));
        };
        const auto verdicts = [&](const std::vector<std::string>& words, Tone tone) {
            sheet.paint_where(first, last, verdict, is_one(first, words), workbook_.paint(tone));
        };
        verdicts(said.attained, Tone::good);
        verdicts(said.not_yet, Tone::moving);
        verdicts(said.missed, Tone::bad);
        verdicts(said.aside, Tone::aside);
        verdicts(said.wrong, Tone::bad);
        // a format names no more ranges than fit 2,000 characters
        constexpr lxw_row_t at_a_time = 100;
        for (lxw_row_t row = first; row <= last; row += at_a_time) {
            const auto cells =
                cells_to_fill(row - first, std::min(at_a_time, last + 1 - row), first);
            const std::string ranges = fmt::format("{}", fmt::join(cells, " "));
            sheet.paint_where(ranges, is_one(row, {words_.form_incomplete}),
                              workbook_.backdrop(incomplete_colour));
            sheet.paint_where(ranges, is_one(row, said.wrong), workbook_.backdrop(wrong_colour));
        }
    }

    /// The figures to fill in of so many rows, from one on; the first stands in a row of the sheet.
    std::vector<std::string> cells_to_fill(lxw_row_t begin, lxw_row_t count,
                                           lxw_row_t first_row) const {
        std::vector<std::string> cells;
        for (lxw_row_t i = begin; i < begin + count; ++i) {
            const lxw_row_t row = first_row + i;
            const FormLine& line = lines_[i];
            if (line.numerator != Fill::nothing) {
                cells.push_back(cell_name(row, numerator) + ":" + cell_name(row, denominator));
                continue;
            }
            if (line.denominator != Fill::nothing) cells.push_back(cell_name(row, denominator));
            cells.push_back(cell_name(row, value));
        }
        return cells;
    }

    /// Locks what is not to be filled in; widths and heights stay free.
    static void protect(Sheet& sheet) {
        lxw_protection free{};
        free.format_columns = free.format_rows = 1;
        worksheet_protect(sheet.sheet(), nullptr, &free);
    }

    void write_guide() {
        Sheet sheet{workbook_, words_.sheet_of_guide, above()};
        sheet.widths({5, 120});
        CellStyle wrapped;
        wrapped.wrapped = true;
        sheet.text(words_.sheet_of_guide, bold).next_row();
        const std::array<std::string, 10> lines{
            words_.guide_1, words_.guide_2, words_.guide_3, words_.guide_4,
            words_.guide_5, words_.guide_6, words_.guide_7, words_.guide_8(form_.period),
            words_.guide_9, words_.guide_10};
        for (std::size_t i = 0; i < lines.size(); ++i)
            sheet.number(static_cast<double>(i + 1)).text(lines[i], wrapped).next_row();
        protect(sheet);
    }

    const BlankForm& form_;
    Language language_;
    const Words& words_;
    const Unit& unit_;
    Workbook& workbook_;
    std::vector<FormLine> lines_;
    bool has_predecessors_ = false;  ///< whose figures stand in those of the year before
};

}  // namespace

std::optional<std::string> write_form_workbook(const BlankForm& form, const Unit& unit,
                                               Language language, const std::string& folder,
                                               const std::string& name) {
    Workbook workbook{folder, name};
    set_properties(workbook, words(language).form_title(form.period));
    FormBook{form, unit, language, workbook}.write();
    return workbook.close();
}

}  // namespace cchc::render
