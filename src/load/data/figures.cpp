#include "load/data/figures.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "exact/ratio.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using exact::Integer, exact::Ratio;
using enum diag::RuleId;

/// What an indicator makes of a figure column.
enum class Use { needed, checked, unused };

Use use_of(Column column, const Indicator& indicator) {
    if (indicator.kind == Kind::ratio) return column == Column::value ? Use::checked : Use::needed;
    const bool weight = column == Column::denominator && indicator.kind == Kind::value &&
                        indicator.rollup == Rollup::weighted_mean;
    return column == Column::value || weight ? Use::needed : Use::unused;
}

/// Whether a text is a date as sheets are read: 2025-12-31.
bool is_date(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    return std::ranges::equal(text, form, [](char c, char expected) {
        return expected == '0' ? c >= '0' && c <= '9' : c == expected;
    });
}

/// The figures of one row, read for one indicator.
class Judge {
  public:
    Judge(const Indicator& indicator, const FigureStyle& style, DataRow& row)
        : indicator_(indicator), style_(style), row_(row) {}

    RowFigures read() {
        report_missing();
        for (const Column column : figure_columns) {
            if (row_.text(column).empty()) continue;
            if (use_of(column, indicator_) == Use::unused) {
                if (complete_) report_unexpected(column);
            } else {
                figure(column) = read_one(column);
            }
        }
        if (!row_.sound()) return {};
        return indicator_.kind == Kind::ratio ? ratio() : other();
    }

  private:
    std::optional<Figure>& figure(Column column) {
        return figures_[static_cast<std::size_t>(column) -
                        static_cast<std::size_t>(Column::numerator)];
    }

    void report_missing() {
        std::vector<Column> needed, empty;
        for (const Column column : figure_columns) {
            if (use_of(column, indicator_) != Use::needed) continue;
            needed.push_back(column);
            if (row_.text(column).empty()) empty.push_back(column);
        }
        if (empty.empty()) return;
        complete_ = false;
        if (std::ranges::any_of(empty, [&](Column column) { return row_.table().lacks(column); })) {
            row_.report_width();
            return;
        }
        const Text lacks = listed(empty), needs = listed(needed);
        const Text shift = possible_shift();
        row_.report(missing_figure, empty.front(), "ô {0} để trống; chỉ tiêu {2} cần {3}{5}",
                    "{1} empty; indicator {2} needs {4}{6}", lacks.vi,
                    lacks.en + (empty.size() == 1 ? " is" : " are"), quoted(indicator_.id),
                    needs.vi, needs.en, shift.vi, shift.en);
    }

    /// In a row that has fewer cells than the heading a cell may be deleted, and those behind it
    /// moved up; empty where there are as many. A sheet has no such rows.
    Text possible_shift() const {
        const Table& table = row_.table();
        const std::size_t cells = table.row().cells.size();
        if (table.is_sheet() || cells >= table.width()) return {};
        return {fmt::format("; dòng này có {} ô, dòng tiêu đề có {} ô: có ô nào đã bị xóa, các ô "
                            "sau bị dồn sang trái không?",
                            cells, table.width()),
                fmt::format("; the row has {} cells, the header {}: was a cell deleted, so that "
                            "those behind it moved to the left?",
                            cells, table.width())};
    }

    /// Columns as one list: "tử số và mẫu số".
    static Text listed(const std::vector<Column>& columns) {
        Text list;
        for (const Column column : columns) {
            const FixedText name = words(column);
            list.vi += (list.vi.empty() ? "" : " và ") + std::string{name.vi};
            list.en += (list.en.empty() ? "" : " and ") + std::string{name.en};
        }
        return list;
    }

    void report_unexpected(Column column) {
        const FixedText name = words(column);
        row_.report(unexpected_figure, column, "chỉ tiêu {0} không dùng {1}; số {3} bị bỏ qua",
                    "indicator {0} takes no {2}; {3} is passed over", quoted(indicator_.id),
                    name.vi, name.en, quoted(row_.text(column)));
    }

    const FigureStyle& style_of(Column column) const {
        static constexpr FigureStyle stored{.decimal_mark = '.', .given = true};
        return row_.is_stored_number(column) ? stored : style_;
    }

    std::optional<Figure> read_one(Column column) {
        const bool may_be_words = indicator_.kind == Kind::milestone && column == Column::value;
        const auto done = may_be_words ? done_in_words(row_.text(column)) : std::nullopt;
        const Figure figure = done ? Figure{.number = Decimal::whole(*done ? 1 : 0)}
                                   : read_figure(row_.text(column), figure_kind(column, indicator_),
                                                 style_of(column));
        if (figure.fault == FigureFault::none) {
            // the value of a ratio is compared only
            const bool counts = indicator_.kind != Kind::ratio || column != Column::value;
            if (figure.rounded && counts) {
                row_.report(rounded_figure, column,
                            "{0} có hơn 6 chữ số thập phân, đã làm tròn thành {1}",
                            "{0} has over 6 decimals and was rounded to {1}",
                            quoted(row_.text(column)), to_text(figure.number));
            }
            return figure;
        }
        report_fault(figure.fault, column);
        return std::nullopt;
    }

    void report_fault(FigureFault fault, Column column) {
        const std::string text = quoted(row_.text(column));
        switch (fault) {
            case FigureFault::none:
                return;
            case FigureFault::not_a_number:
                if (row_.report_formula(column, instead_of_error(column))) return;
                report_not_a_number(column, text);
                return;
            case FigureFault::exponent:
                row_.report(not_a_number, column, "{0} có số mũ; cần ghi đủ các chữ số",
                            "{0} has an exponent; expected all digits", text);
                return;
            case FigureFault::percent_sign:
                report_percent_sign(column, text);
                return;
            case FigureFault::ambiguous:
                report_ambiguous(column, text);
                return;
            case FigureFault::other_mark:
                report_other_mark(column, text);
                return;
            case FigureFault::too_many_digits:
                row_.report(too_many_digits, column, "{0} có hơn 15 chữ số trước dấu thập phân",
                            "{0} has over 15 digits before the decimal mark", text);
                return;
            case FigureFault::negative:
                row_.report(negative_figure, column, "{0} là số âm; cần số từ 0 trở lên",
                            "{0} is negative; expected 0 or more", text);
                return;
            case FigureFault::fraction:
                report_fraction(column, text);
                return;
        }
    }

    /// Says what to write for either reading: `66125`, and `66,125` where that is read as it is
    /// meant.
    void report_ambiguous(Column column, const std::string& text) {
        std::string thousands, fraction;
        for (const char c : row_.text(column)) {
            const bool mark = c == ',' || c == '.';
            if (!mark) thousands += c;
            fraction += mark ? style_.decimal_mark : c;
        }
        const FigureKind kind = figure_kind(column, indicator_);
        if (kind.whole) {
            row_.report(ambiguous_number, column,
                        "{0} có thể là số có phân cách hàng nghìn hoặc số thập phân; nếu là hàng "
                        "nghìn thì ghi {1} (ở đây đếm số nguyên), hoặc dùng --decimal",
                        "{0} may have grouped digits or decimals; write {1} if thousands (whole "
                        "things are counted here), or use --decimal",
                        text, excerpt(thousands));
            return;
        }
        // a fourth decimal leaves one reading
        const bool clear = read_figure(fraction, kind, style_).fault == FigureFault::none;
        if (!clear) fraction.insert(fraction.find_last_of("0123456789") + 1, 1, '0');
        row_.report(ambiguous_number, column,
                    "{0} có thể là số có phân cách hàng nghìn hoặc số thập phân; ghi {2} nếu là số "
                    "thập phân, {1} nếu là hàng nghìn, hoặc dùng --decimal",
                    "{0} may have grouped digits or decimals; write {2} if a fraction, {1} if "
                    "thousands, or use --decimal",
                    text, excerpt(thousands), excerpt(fraction));
    }

    void report_percent_sign(Column column, const std::string& text) {
        const FixedText name = words(column);
        if (indicator_.kind == Kind::milestone) {
            row_.report(not_a_number, column,
                        "{0} là phần trăm; nhiệm vụ ghi 1 (Đã hoàn thành) hoặc 0 (Chưa hoàn thành)",
                        "{0} is a percentage; expected 1 (done) or 0 (not done)", text);
        } else if (column == Column::value && indicator_.kind == Kind::value) {
            row_.report(not_a_number, column, "{0} có dấu %; chỉ tiêu {1} tính bằng điểm",
                        "{0} is a percentage; indicator {1} is counted in points", text,
                        quoted(indicator_.id));
        } else {
            row_.report(not_a_number, column, "{0} có dấu %; cột {1} cần số lượng",
                        "{0} is a percentage; expected a count in {2}", text, name.vi, name.en);
        }
    }

    /// What a cell is to hold in which a formula fails: of the value of a ratio nothing.
    Text instead_of_error(Column column) const {
        if (indicator_.kind != Kind::ratio || column != Column::value)
            return {"một số", "a number"};
        return {"ô trống: giá trị được tính từ tử số và mẫu số",
                "an empty cell: the value is computed from the numerator and denominator"};
    }

    void report_not_a_number(Column column, const std::string& text) {
        if (indicator_.kind == Kind::milestone) {
            row_.report(
                not_a_number, column,
                "{0} không phải là số; nhiệm vụ ghi 1 (Đã hoàn thành) hoặc 0 (Chưa hoàn thành)",
                "{0} is not a number; expected 1 (done) or 0 (not done)", text);
        } else if (indicator_.kind == Kind::ratio && column == Column::value) {
            report_no_value(text);
        } else if (row_.table().is_sheet() && is_date(row_.text(column))) {
            row_.report(not_a_number, column,
                        "{0} là một ngày: ô có định dạng ngày; hãy đổi định dạng ô sang số rồi ghi "
                        "lại",
                        "{0} is a date: the cell has the format of dates; give it that of numbers, "
                        "and write the figure again",
                        text);
        } else if (stands_for_nothing(row_.text(column))) {
            row_.report(not_a_number, column,
                        "{0} không phải là số; không phát sinh thì ghi 0 và 0, chưa có số liệu thì "
                        "để trống",
                        "{0} is not a number; what did not occur is 0 and 0, what is not known yet "
                        "is an empty cell",
                        text);
        } else {
            const bool whole = figure_kind(column, indicator_).whole;
            const std::string fraction = fmt::format("87{}5", style_.decimal_mark);
            row_.report(not_a_number, column, "{0} không phải là số; cần ghi {1}",
                        "{0} is not a number; expected {2}", text,
                        whole ? "số nguyên, như 1234" : "như 1234 hoặc " + fraction,
                        whole ? "a whole one, like 1234" : "one like 1234 or " + fraction);
        }
    }

    /// `-`, `#DIV/0!` or words as the value of a ratio, which its figures say already.
    void report_no_value(const std::string& text) {
        const auto& n = figure(Column::numerator);
        const auto& d = figure(Column::denominator);
        if (n && d && n->number.is_zero() && d->number.is_zero()) {
            row_.report(not_a_number, Column::value,
                        "{0} không phải là số; tử số và mẫu số là 0 thì để trống ô giá trị, hoặc "
                        "ghi 0",
                        "{0} is not a number; beside 0 and 0 leave the value empty, or write 0",
                        text);
            return;
        }
        row_.report(not_a_number, Column::value,
                    "{0} không phải là số; cần ghi như 87{1}5, hoặc để trống: giá trị được tính từ "
                    "tử số và mẫu số",
                    "{0} is not a number; expected one like 87{1}5, or an empty cell: the value is "
                    "computed from the numerator and denominator",
                    text, style_.decimal_mark);
    }

    void report_other_mark(Column column, const std::string& text) {
        const bool comma = style_.decimal_mark == ',';
        row_.report(mixed_decimal_marks, column, "{0} dùng {1} thập phân; tệp này dùng {2}{5}",
                    "{0} has a decimal {3}; the file has decimal {4}s{6}", text,
                    comma ? "dấu chấm" : "dấu phẩy", comma ? "dấu phẩy" : "dấu chấm",
                    comma ? "point" : "comma", comma ? "comma" : "point",
                    style_.given ? " (theo --decimal)" : "", style_.given ? " (by --decimal)" : "");
    }

    void report_fraction(Column column, const std::string& text) {
        if (indicator_.kind == Kind::milestone) {
            report_milestone(column, text);
            return;
        }
        const FixedText name = words(column);
        row_.report(not_whole, column,
                    "{0} không phải số nguyên; {1} chỉ ghi số nguyên, không có phần thập phân",
                    "{0} is not whole; {2} counts whole things", text, name.vi, name.en);
    }

    void report_milestone(Column column, const std::string& text) {
        row_.report(not_a_milestone, column,
                    "{0} không phải 1 (Đã hoàn thành) hoặc 0 (Chưa hoàn thành)",
                    "{0} is neither 1 (done) nor 0 (not done)", text);
    }

    RowFigures ratio() {
        const Decimal n = figure(Column::numerator)->number;
        const Decimal d = figure(Column::denominator)->number;
        if (d.is_zero() && !n.is_zero()) {
            row_.report(cases_without_base, Column::denominator, "tử số là {0} nhưng mẫu số bằng 0",
                        "a numerator of {0} stands over a denominator of 0", to_text(n));
        } else if (n > d && !indicator_.may_exceed_100) {
            row_.report(numerator_exceeds_denominator, Column::numerator,
                        "tử số {0} lớn hơn mẫu số {1}", "numerator {0} exceeds denominator {1}",
                        to_text(n), to_text(d));
        } else if (const auto& value = figure(Column::value)) {
            compare(*value, n, d);
        }
        return {n, d};
    }

    /// Holds the value of a ratio against its counts, at the decimals it is given with.
    void compare(const Figure& value, Decimal n, Decimal d) {
        if (is_percent_of(value.number, value.places, n, d)) return;
        const std::string text = quoted(row_.text(Column::value));
        if (d.is_zero()) {
            row_.report(inconsistent_value, Column::value,
                        "giá trị {0} đứng cạnh 0/0; không phát sinh thì để trống ô giá trị",
                        "a value of {0} stands beside 0/0; expected an empty cell", text);
            return;
        }
        const Ratio exact{exact::multiply(n.count(), 100), d.count()};
        // one decimal more, so that a half is not shown as what it is rounded to
        const int places = std::min(value.places + 1, Decimal::places);
        const Decimal shown = exact.rounded(places);
        const bool all = Ratio{shown} == exact;
        const char mark = style_.decimal_mark;
        row_.report(inconsistent_value, Column::value,
                    "giá trị {0} không khớp 100 · {1} / {2} {4} {3}; hãy kiểm tra tử số và mẫu số, "
                    "hoặc để trống ô giá trị",
                    "value {0} is not 100 · {1} / {2}, which is {5}{3}; check the two counts, or "
                    "leave the value empty",
                    text, to_text(n, {0, mark, ""}), to_text(d, {0, mark, ""}),
                    to_text(shown, {0, mark, ""}), all ? "=" : "≈", all ? "" : "about ");
    }

    /// The figure that a text with marks was read as; empty where it says so itself.
    std::string how_read(Column column, Decimal number) const {
        const std::string_view text = row_.text(column);
        const std::string read = to_text(number, {0, style_.decimal_mark, ""});
        return text.find_first_of(",.") == text.npos || text == read ? "" : read;
    }

    RowFigures other() {
        const Decimal value = figure(Column::value)->number;
        const std::string text = quoted(row_.text(Column::value));
        const Decimal all = Decimal::whole(100);
        if (indicator_.kind == Kind::milestone && !value.is_zero() && value != Decimal::whole(1)) {
            report_milestone(Column::value, text);
        } else if (indicator_.kind == Kind::value && !indicator_.points && value > all) {
            const std::string read = how_read(Column::value, value);
            row_.report(percent_out_of_range, Column::value,
                        "{0}{2} lớn hơn 100; chỉ tiêu {1} tính bằng phần trăm",
                        "{0}{3} is over 100; indicator {1} is a percentage", text,
                        quoted(indicator_.id), read.empty() ? "" : " (đọc là " + read + ")",
                        read.empty() ? "" : " (read as " + read + ")");
        }
        const auto& weight = figure(Column::denominator);
        if (!weight) return {value, std::nullopt};
        if (weight->number.is_zero()) {
            row_.report(cases_without_base, Column::denominator,
                        "giá trị {0} có mẫu số bằng 0; mẫu số là trọng số, phải lớn hơn 0",
                        "value {0} has a denominator of 0; it is the weight, expected above 0",
                        text);
        }
        return {value, weight->number};
    }

    const Indicator& indicator_;
    const FigureStyle& style_;
    DataRow& row_;
    std::array<std::optional<Figure>, 3> figures_;
    bool complete_ = true;  ///< every figure that is needed has something in its cell
};

}  // namespace

bool is_percent_of(Decimal value, int places, Decimal n, Decimal d) {
    if (d.is_zero()) return n.is_zero() && value.is_zero();
    Integer unit = Decimal::one;  // of the last decimal, in millionths
    for (; places > 0; --places) unit /= 10;
    const Ratio percent{exact::multiply(n.count(), 100), d.count()};
    const Integer twice = exact::multiply(value.count(), 2);
    const auto halves = [](Integer count) { return Ratio{count, 2 * Decimal::one}; };
    return halves(twice - unit) <= percent && percent <= halves(twice + unit);
}

FigureKind figure_kind(Column column, const Indicator& indicator) {
    FigureKind kind;
    const bool counted = column != Column::value || indicator.kind == Kind::reduction ||
                         indicator.kind == Kind::milestone;
    kind.whole = counted && !indicator.fractional;
    kind.percent_sign =
        column == Column::value &&
        (indicator.kind == Kind::ratio || (indicator.kind == Kind::value && !indicator.points));
    return kind;
}

std::optional<bool> done_in_words(std::string_view text) {
    constexpr std::size_t longest = 64;  // in bytes, of the words in any writing
    if (text.size() > longest) return std::nullopt;
    const std::string plain = unicode::plain(text);
    if (plain == "done" || plain == "da_hoan_thanh") return true;
    if (plain == "not_done" || plain == "chua_hoan_thanh") return false;
    return std::nullopt;
}

bool has_figures(const DataRow& row) {
    for (const Column column : figure_columns) {
        if (!row.text(column).empty()) return true;
    }
    return false;
}

RowFigures read_figures(const Indicator& indicator, const FigureStyle& style, DataRow& row) {
    return Judge{indicator, style, row}.read();
}

}  // namespace cchc::load
