#include "load/data/observations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "diag/text.hpp"
#include "load/data/code_offers.hpp"
#include "load/data/codes.hpp"
#include "load/data/figures.hpp"
#include "load/data/previous_figures.hpp"
#include "load/text/calendar.hpp"
#include "unicode/csv.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using enum diag::RuleId;

/// Restated figures may go back so many years before the programme's start.
constexpr int years_before_start = 10;

/// Looks at the figures of a row.
void add_row(const Table& table, const Row& row, FigureEvidence& evidence) {
    if (row.fault || !table.fits(row)) return;
    for (const Column column : figure_columns) {
        const std::size_t position = *table.position(column);
        if (position >= row.cells.size()) continue;
        const Cell& cell = row.cells[position];
        if (!table.is_sheet() || cell.quoted) evidence.add(cell.text);
    }
}

/// By what a file is cut, as far as it suggests how decimals are written. The commas of a sheet are
/// ours: its texts were written as in any file that is not cut by commas.
char cut_of_figures(const Table& table) {
    return table.is_sheet() ? '\t' : table.separator();
}

/// Looks at every figure of a file before the first is read.
FigureStyle style_of(const Table& table, const CsvOptions& options) {
    FigureEvidence evidence;
    CsvReader reader = table.below_heading();
    Row row;
    while (!options.decimal_mark && reader.next(row)) add_row(table, row, evidence);
    return figure_style(cut_of_figures(table), options.decimal_mark, evidence);
}

/// The same where the figures of plain rows are known.
FigureStyle style_of(const Table& table, const CsvOptions& options, const RowLayout& layout,
                     const PlainRows& plain) {
    FigureEvidence evidence;
    CsvReader reader = table.below_heading();
    Row row;
    bool added = plain.decimals == 0 || table.is_sheet();  // numbers of a sheet show nothing
    for (const std::size_t start : plain.others) {
        if (options.decimal_mark) break;
        if (!added && start > plain.first_decimal) {
            evidence.add_decimals(layout.decimal_mark, plain.decimals);
            added = true;
        }
        if (reader.read_at(start, row)) add_row(table, row, evidence);
    }
    if (!added) evidence.add_decimals(layout.decimal_mark, plain.decimals);
    return figure_style(cut_of_figures(table), options.decimal_mark, evidence);
}

RowLayout layout_of(const Table& table, const diag::Source& source, const CsvOptions& options) {
    const auto position = [&](Column column) {
        return table.position(column).value_or(RowLayout::nowhere);
    };
    RowLayout layout;
    layout.text = source.kept;
    layout.address = source.begin;
    layout.begin = table.first_row();
    layout.separator = table.separator();
    layout.decimal_mark = options.decimal_mark.value_or(layout.separator == ',' ? '.' : ',');
    if (table.is_sheet()) layout.decimal_mark = '.';
    layout.bare_figures = table.is_sheet();
    layout.width = table.width();
    layout.unit = position(Column::unit);
    layout.indicator = position(Column::indicator);
    layout.period = position(Column::period);
    layout.numerator = position(Column::numerator);
    layout.denominator = position(Column::denominator);
    layout.value = position(Column::value);
    layout.note = position(Column::note);
    layout.evidence = position(Column::evidence);
    layout.unnamed = table.unnamed();
    return layout;
}

/// Reads data files into one data set.
class DataReader {
  public:
    DataReader(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const ReadingPlan& plan, std::uint64_t end)
        : programme_(programme),
          units_(units),
          exemptions_(exemptions),
          plan_(plan),
          plain_(programme, units, exemptions),
          result_(programme, units, end) {
        for (std::size_t i = 0; i < programme.indicators.size(); ++i) {
            indicator_ids_.add(programme.indicators[i].id, static_cast<std::uint32_t>(i));
            first_years_.push_back(first_year_of(programme.indicators[i]));
        }
    }

    FileFacts read(const diag::Source& source, const CsvOptions& options,
                   diag::Findings& findings) {
        FileFindings file{source, findings};
        Table table{Form::data, options, file};
        FileFacts facts{&source, table.separator(), '.', 0};
        if (!table.readable()) return facts;
        facts.read = true;
        facts.is_form = table.position(Column::previous_numerator) ||
                        table.position(Column::previous_denominator) ||
                        table.position(Column::previous_value);
        if (read_fast(source, options, table, file, facts)) return facts;
        const FigureStyle style = style_of(table, options);
        DataRow row{table, file};
        std::size_t empty = 0, first = 0, of_year_before = 0;
        while (table.next()) {
            read_row(row, style, source.begin);
            if (has_figures(row)) continue;
            if (empty++ == 0) first = table.row().offset;
            if (has_previous_figures(row)) ++of_year_before;
        }
        facts.decimal_mark = style.decimal_mark;
        facts.rows = table.rows();
        facts.no_figures = facts.rows != 0 && empty == facts.rows;
        if (facts.no_figures) report_no_figures(file, first, empty, of_year_before);
        return facts;
    }

    ObservationStore take() { return std::move(result_); }

  private:
    /// Reads the plain rows at once, and the others one after another; false where nothing was read
    /// because the general reader must read the file.
    bool read_fast(const diag::Source& source, const CsvOptions& options, Table& table,
                   FileFindings& file, FileFacts& facts) {
        const RowLayout layout = layout_of(table, source, options);
        if (!plan_.fast || std::string_view{",;\t"}.find(layout.separator) == std::string::npos) {
            return false;
        }
        PlainRows plain = plain_.read(layout, plan_, result_);
        const FigureStyle style = style_of(table, options, layout, plain);
        const bool other_mark =
            plain.decimals > 0 && !table.is_sheet() && style.decimal_mark != layout.decimal_mark;
        if (!plain.regular || plain.plain == 0 || other_mark) {
            if (plain.plain != 0) result_.forget_from(source.begin);
            return false;
        }
        for (const auto& [at, amount, base, offset] : plain.second) {
            result_.put_beside(at, amount, base, source.begin + offset);
        }
        const std::size_t remarks = result_.remarks.size();
        DataRow row{table, file};
        for (const std::size_t offset : plain.others) {
            if (table.read_at(offset)) read_row(row, style, source.begin);
        }
        take_remarks(plain.remarks, remarks);
        facts.decimal_mark = style.decimal_mark;
        facts.rows = table.rows() + plain.plain;
        return true;
    }

    /// `of_year_before`: how many of the rows show figures of the year before.
    static void report_no_figures(FileFindings& file, std::size_t first_row, std::size_t rows,
                                  std::size_t of_year_before) {
        file.add(no_figures, first_row, 0, "tệp có {0} dòng nhưng không có số liệu nào{1}",
                 "no figure stands in the file, which has {2}{3}", rows,
                 of_year_before == 0
                     ? ""
                     : fmt::format("; {} dòng chỉ ghi số ở cột của năm trước (biểu mẫu chưa điền, "
                                   "hoặc số của kỳ này bị ghi nhầm vào đó)",
                                   of_year_before),
                 diag::counted(rows, "row"),
                 of_year_before == 0 ? ""
                                     : "; only figures of the year before stand in " +
                                           diag::counted(of_year_before, "row") +
                                           " (a form not filled in yet, or this period's were "
                                           "written there)");
    }

    /// The earliest year that an indicator is reported for: the programme's start, or the year that
    /// a baseline of it reaches back to.
    Year first_year_of(const Indicator& indicator) const {
        Year first = programme_.start;
        for (const Target& target : indicator.targets) {
            if (target.baseline) first = std::min(first, target.baseline->first);
        }
        return first;
    }

    std::optional<UnitIndex> find_unit(std::string_view code) const {
        return code.size() > longest_code ? std::nullopt : units_.find(code);
    }

    /// Reads the present row of a file that begins at an address.
    void read_row(DataRow& row, const FigureStyle& style, std::uint64_t file) {
        row.begin();
        row.unit = row.text(Column::unit);
        row.indicator = row.text(Column::indicator);
        const auto year = year_of(row.text(Column::period));
        row.period = year;
        const auto unit = find_unit(row.unit);
        if (!unit && is_row_of_totals(row)) return;
        if (!unit && !year && !indicator_ids_.find(row.indicator)) {
            report_no_data(row);
            return;
        }
        if (unit) row.unit = units_[*unit].code;
        if (!unit) report_unknown_unit(row);
        const auto indicator = find_indicator(row);
        const bool in_time = judge_period(row, unit, indicator, year);
        const bool reports = has_figures(row);
        if (reports && indicator) judge_ties(row, unit, *indicator, in_time ? year : std::nullopt);
        RowFigures figures;
        if (reports && indicator && !programme_.indicators[*indicator].same_as) {
            figures = read_figures(programme_.indicators[*indicator], style, row);
        }
        if (reports && indicator) judge_evidence(row, programme_.indicators[*indicator]);
        if (!row.sound()) {
            if (unit && year) result_.refused.push_back({*unit, indicator, *year});
            return;
        }
        const std::uint64_t place = file + row.table().row().offset;
        result_.add({*unit, *indicator, *year, figures.amount, figures.base, place});
        keep_remark(row, {*unit, *indicator, *year, place, {}, {}});
    }

    /// Keeps the texts beside the figures of a row; rows come in order.
    void keep_remark(const DataRow& row, Remark remark) {
        if (!plan_.remarks) return;
        remark.note = remark_text(row.table()[Column::note]);
        remark.evidence = remark_text(row.table()[Column::evidence]);
        if (remark.note.empty() && remark.evidence.empty()) return;
        result_.remarks.push_back(std::move(remark));
    }
    /// Puts those of plain rows between the others of the file, of which the first is at a
    /// position.
    void take_remarks(std::vector<Remark>& plain, std::size_t first) {
        auto& all = result_.remarks;
        const auto others = static_cast<std::ptrdiff_t>(all.size() - first);
        if (all.empty()) {
            all = std::move(plain);
            return;
        }
        std::ranges::move(plain, std::back_inserter(all));
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
        std::ranges::inplace_merge(begin, begin + others, all.end(), {}, &Remark::place);
    }

    /// A row of totals has no unit, so the word may stand in another cell.
    bool is_row_of_totals(DataRow& row) {
        for (const Cell& cell : row.table().row().cells) {
            const bool names_unit = &cell == &row.table()[Column::unit];
            if (!is_total(cell.text) || (!names_unit && !row.unit.empty())) continue;
            row.unit = {};  // that is none
            row.report(total_row, cell, names_unit ? word(Column::unit) : std::string_view{},
                       "{0} là dòng tổng, không phải một đơn vị; cần bỏ dòng này",
                       "{0} is a row of totals, not of a unit; expected rows of units only",
                       quoted(cell.text));
            return true;
        }
        return false;
    }

    /// A heading between the rows, a footer, the columns' numbers, the header again: one mistake.
    void report_no_data(DataRow& row) {
        if (row.only_count(unknown_unit)) return;
        const auto& cells = row.table().row().cells;
        const auto said = std::ranges::find_if(
            cells, [](const Cell& cell) { return !unicode::trimmed(cell.text).empty(); });
        const Cell& cell =
            row.unit.empty() && said != cells.end() ? *said : row.table()[Column::unit];
        row.unit = row.indicator = {};  // whatever they say
        row.report(
            unknown_unit, cell,
            &cell == &row.table()[Column::unit] ? word(Column::unit) : std::string_view{},
            "{0} không phải dòng số liệu: không nêu đơn vị, chỉ tiêu hay năm nào được biết; cần bỏ "
            "dòng này",
            "{0} is no row of data: it names no known unit, indicator or year; expected rows of "
            "data only",
            quoted(cell.text));
    }

    void report_unknown_unit(DataRow& row) {
        if (row.report_formula(Column::unit, {"mã đơn vị", "the code of a unit"})) return;
        if (row.only_count(unknown_unit)) return;
        if (row.unit.empty()) {
            row.report(unknown_unit, Column::unit,
                       "dòng không ghi mã đơn vị; nếu các ô được gộp, hãy ghi mã vào từng dòng",
                       "the row names no unit; if cells are merged, write the code in every row");
            return;
        }
        if (unicode::begins_as_formula(row.unit)) {
            row.report(unsafe_code, Column::unit,
                       "mã đơn vị {0} bắt đầu như một công thức; cần mã không bắt đầu bằng =, +, "
                       "- hoặc @",
                       "unit code {0} begins as a formula does; expected one that does not begin "
                       "with =, +, - or @",
                       quoted(row.unit));
            return;
        }
        const auto meant = nearest_unit(row);
        row.report(unknown_unit, Column::unit, "không có đơn vị {0}{1}", "unknown unit {0}{2}",
                   quoted(row.unit), offer_vi(meant), offer_en(meant));
    }

    /// The codes of units that the row probably means; those that lost their zeros only if that
    /// unit may report the row's indicator.
    std::vector<std::string> nearest_unit(const DataRow& row) {
        if (!known_units_) known_units_ = offers_of(units_);
        const auto indicator = indicator_ids_.find(row.indicator);
        if (!indicator) return known_units_->nearest(row.unit);
        return known_units_->nearest(row.unit, [&](std::size_t unit) {
            return programme_.indicators[*indicator].accepts(units_.all[unit].level);
        });
    }

    std::optional<IndicatorIndex> find_indicator(DataRow& row) {
        if (const auto found = indicator_ids_.find(row.indicator)) {
            row.indicator = programme_.indicators[*found].id;
            return static_cast<IndicatorIndex>(*found);
        }
        if (row.report_formula(Column::indicator, {"mã chỉ tiêu", "the id of an indicator"}))
            return std::nullopt;
        if (row.only_count(unknown_indicator)) return std::nullopt;
        if (row.indicator.empty()) {
            row.report(unknown_indicator, Column::indicator, "dòng không ghi mã chỉ tiêu",
                       "the row names no indicator; expected an indicator's id");
            return std::nullopt;
        }
        if (!known_indicators_) known_indicators_ = offers_of(programme_);
        const auto meant = known_indicators_->nearest(row.indicator);
        row.report(unknown_indicator, Column::indicator, "không có chỉ tiêu {0}{1}",
                   "unknown indicator {0}{2}", quoted(row.indicator), offer_vi(meant),
                   offer_en(meant));
        return std::nullopt;
    }

    bool judge_period(DataRow& row, std::optional<UnitIndex> unit,
                      std::optional<IndicatorIndex> indicator, std::optional<Year> year) {
        const Year first = indicator ? first_years_[*indicator] : programme_.start;
        const bool restated = year && *year >= programme_.start - years_before_start &&
                              (!unit || units_[*unit].restates(*year));
        if (year && (*year >= first || restated)) return true;
        if (row.report_formula(Column::period, {"một năm", "a year"})) return false;
        if (row.only_count(not_a_period)) return false;
        const auto text = row.text(Column::period);
        if (text.empty()) {
            row.report(not_a_period, Column::period,
                       "dòng không ghi năm báo cáo; cần một năm từ {0} đến {1}",
                       "the row names no period; expected a year from {0} to {1}", first,
                       last_year);
            return false;
        }
        const auto meant = year ? std::nullopt : year_meant(text);
        const bool fits = meant && *meant >= first;
        row.report(not_a_period, Column::period,
                   "{0} không phải là năm báo cáo; cần một năm từ {1} đến {2}{3}",
                   "{0} is not a year of the programme; expected one from {1} to {2}{4}",
                   quoted(text), first, last_year, fits ? fmt::format("; hãy ghi {}", *meant) : "",
                   fits ? fmt::format("; write {}", *meant) : "");
        return false;
    }

    /// Whether this unit reports this indicator in this year at all.
    void judge_ties(DataRow& row, std::optional<UnitIndex> known_unit, IndicatorIndex index,
                    std::optional<Year> year) {
        const Indicator& indicator = programme_.indicators[index];
        if (indicator.same_as) {
            row.report(derived_indicator, Column::indicator,
                       "chỉ tiêu {0} lấy số liệu từ chỉ tiêu {1}; chỉ báo cáo chỉ tiêu {1}",
                       "indicator {0} takes its figures from {1}; expected a row of {1} only",
                       quoted(indicator.id), quoted(programme_.indicators[*indicator.same_as].id));
            return;
        }
        if (!known_unit) return;
        const Unit& unit = units_[*known_unit];
        if (!indicator.accepts(unit.level)) {
            const Text& level = programme_.levels[unit.level].name;
            row.report(wrong_level, Column::unit,
                       "đơn vị {0} thuộc {1}, cấp này không báo cáo chỉ tiêu {3}",
                       "unit {0} is of the level {2}, and units of that level do not report "
                       "indicator {3}",
                       quoted(unit.code), quoted(level.vi), quoted(level.en), quoted(indicator.id));
        }
        if (!year) return;
        judge_exemption(row, *known_unit, index, *year);
        judge_life(row, unit, indicator, *year);
    }

    /// Whether the row names its evidence where it has to.
    void judge_evidence(DataRow& row, const Indicator& indicator) {
        if (!plan_.asks_for_evidence || !indicator.evidence_required || indicator.same_as) return;
        if (!row.text(Column::evidence).empty() || row.only_count(missing_evidence)) return;
        if (row.table().position(Column::evidence)) {
            row.report(missing_evidence, Column::evidence,
                       "chỉ tiêu {0} phải có tài liệu kiểm chứng, mà ô này để trống",
                       "indicator {0} asks for evidence, and the cell is empty",
                       quoted(indicator.id));
        } else {
            row.report(
                missing_evidence, Column::indicator,
                "chỉ tiêu {0} phải có tài liệu kiểm chứng, mà tệp không có cột tài liệu kiểm chứng",
                "indicator {0} asks for evidence, and the file has no column evidence",
                quoted(indicator.id));
        }
    }

    void judge_exemption(DataRow& row, UnitIndex unit, IndicatorIndex indicator, Year year) {
        const Exemption* exemption = exemptions_.find(unit, indicator, year);
        if (!exemption) return;
        const bool decided = !exemption->decision.empty();
        row.report(
            exempt_unit, Column::unit,
            "đơn vị {0} được miễn đánh giá chỉ tiêu {1} năm {2}{3}: số liệu vẫn được cộng vào "
            "đơn vị cấp trên, nhưng không tính điểm của đơn vị",
            "unit {0} is exempt from indicator {1} in {2}{4}: the row counts in the sums "
            "above, and the unit's score leaves it out",
            quoted(units_[unit].code), quoted(programme_.indicators[indicator].id), year,
            decided ? fmt::format(" (theo {})", exemption->decision) : "",
            decided ? fmt::format(" ({})", exemption->decision) : "");
    }

    void judge_life(DataRow& row, const Unit& unit, const Indicator& indicator, Year year) {
        if (unit.restates(year) || unit.exists_at_end(year)) return;
        const bool level = indicator.kind == Kind::reduction;
        if (!unit.exists_in(year)) {
            row.report(inactive_unit, Column::period, "đơn vị {0} không tồn tại trong năm {1}",
                       "unit {0} did not exist in {1}", quoted(unit.code), year);
        } else if (level) {
            row.report(
                inactive_unit, Column::period,
                "đơn vị {0} đã kết thúc trước ngày cuối năm {1}, là ngày chốt số liệu của "
                "chỉ tiêu {2}",
                "unit {0} ended before the last day of {1}, for which indicator {2} is counted",
                quoted(unit.code), year, quoted(indicator.id));
        }
    }

    const Programme& programme_;
    const Units& units_;
    const Exemptions& exemptions_;
    const ReadingPlan& plan_;
    PlainReader plain_;
    CodeIndex indicator_ids_;
    std::vector<Year> first_years_;                             ///< by indicator
    std::optional<CodeOffers> known_units_, known_indicators_;  ///< made when needed
    ObservationStore result_;
};

}  // namespace

ObservationStore read_observations(std::span<const diag::Source* const> sources,
                                   const Programme& programme, const Units& units,
                                   const Exemptions& exemptions, const CsvOptions& options,
                                   diag::Findings& findings, std::vector<FileFacts>* facts,
                                   const ReadingPlan& plan) {
    const std::uint64_t end =
        sources.empty() ? 0 : sources.back()->begin + sources.back()->text.size();
    DataReader reader{programme, units, exemptions, plan, end};
    for (const diag::Source* source : sources) {
        const FileFacts read = reader.read(*source, options, findings);
        if (facts) facts->push_back(read);
    }
    return reader.take();
}

}  // namespace cchc::load
