#include "render/office/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "render/words/phrases.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr double line_height = 15.75, most_height = 409;  // points

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
    return std::string{unicode::first_bytes(kept, most)} + "…";
}

}  // namespace

std::string FigureFormat::format() const {
    if (!instead.empty()) return instead;
    if (places < 0 && behind.empty()) return {};
    std::string digits = places < 0 ? "General" : "#,##0";
    if (places > 0) digits += "." + std::string(static_cast<std::size_t>(places), '0');
    return behind.empty() ? digits : digits + "\"" + behind + "\"";
}

CellStyle in_table(Tone tone, FigureFormat digits, bool wrapped) {
    return {tone, std::move(digits), false, wrapped, true, false, false, false};
}

void require(lxw_error error) {
    switch (error) {
        case LXW_NO_ERROR:
            return;
        case LXW_ERROR_MEMORY_MALLOC_FAILED:
        case LXW_ERROR_SHARED_STRING_INDEX_NOT_FOUND:
            throw std::bad_alloc{};
        default:
            throw std::runtime_error{std::string{"workbook: "} + lxw_strerror(error)};
    }
}

namespace {

template <typename Made>
Made* require(Made* made) {
    if (made == nullptr) throw std::bad_alloc{};
    return made;
}

}  // namespace

Workbook::Workbook(std::string folder, const std::string& name) {
    const std::string path = folder + "/" + name;
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    book_ = require(workbook_new_opt(path.c_str(), &options));
}

Workbook::~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
}

std::optional<std::string> Workbook::close() {
    errno = 0;
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error == LXW_NO_ERROR) return std::nullopt;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc{};
    return errno != 0 ? std::strerror(errno) : lxw_strerror(error);
}

lxw_format* Workbook::add_format() {
    return require(workbook_add_format(book_));
}

lxw_format* Workbook::format(const CellStyle& style) {
    auto& known = formats_[style];
    if (known) return known;
    known = add_format();
    format_set_font_name(known, "Times New Roman");
    format_set_font_size(known, 12);
    format_set_font_color(known, color_of(style.tone));
    format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
    if (style.bold) format_set_bold(known);
    if (style.wrapped) format_set_text_wrap(known);
    if (style.bordered) format_set_border(known, LXW_BORDER_HAIR);
    if (style.shaded) format_set_bg_color(known, 0xE8ECF0);
    if (style.to_fill) {
        format_set_bg_color(known, 0xFFF6CC);
        format_set_unlocked(known);
    }
    if (style.centred) format_set_align(known, LXW_ALIGN_CENTER);
    const std::string digits = style.digits.format();
    if (!digits.empty()) format_set_num_format(known, digits.c_str());
    return known;
}

lxw_format* Workbook::paint(Tone tone) {
    auto& known = paints_[tone];
    if (known) return known;
    known = add_format();
    format_set_bold(known);
    format_set_font_color(known, color_of(tone));
    return known;
}

lxw_format* Workbook::backdrop(lxw_color_t colour) {
    auto& known = backdrops_[colour];
    if (known) return known;
    known = add_format();
    format_set_bg_color(known, colour);
    return known;
}

std::string sheet_name(std::string name) {
    constexpr int longest = 31;
    name = clean(name);
    std::ranges::replace_if(
        name,
        [](char c) { return std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos; },
        '-');
    return unicode::shortened(name, longest);
}

void set_properties(Workbook& workbook, std::string title) {
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = 1'609'459'200;  // 1 January 2021
    require(workbook_set_properties(workbook.book(), &properties));
}

Sheet::Sheet(Workbook& workbook, const std::string& name, const std::string& above)
    : workbook_(workbook), sheet_(require(workbook_add_worksheet(workbook.book(), name.c_str()))) {
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.6, 0.6, 0.8, 0.8);
    require(worksheet_set_header(sheet_, ("&L" + above).c_str()));
    require(worksheet_set_footer(sheet_, "&Lcchc " CCHC_VERSION "&R&P / &N"));
}

Sheet& Sheet::next_row() {
    if (lines_ > 1) {
        require(
            worksheet_set_row(sheet_, row_, std::min(line_height * lines_, most_height), nullptr));
    }
    ++row_;
    column_ = 0;
    lines_ = 1;
    return *this;
}

Sheet& Sheet::text(std::string_view text, const CellStyle& style) {
    return write(held_by_a_cell(text), style);
}

Sheet& Sheet::lines(const std::vector<std::string>& lines, const CellStyle& style) {
    std::string held;
    for (const std::string& line : lines) held += (held.empty() ? "" : "\n") + held_by_a_cell(line);
    return write(held, style);
}

Sheet& Sheet::write(const std::string& held, const CellStyle& style) {
    if (style.wrapped) lines_ = std::max(lines_, lines_of(held));
    require(worksheet_write_string(sheet_, row_, column_++, held.c_str(), workbook_.format(style)));
    return *this;
}

Sheet& Sheet::number(double number, const CellStyle& style) {
    require(worksheet_write_number(sheet_, row_, column_++, number, workbook_.format(style)));
    return *this;
}

Sheet& Sheet::number(std::optional<Decimal> figure, const CellStyle& style) {
    return figure ? number(cell_number(*figure), style) : blank(style);
}

Sheet& Sheet::number(const std::optional<Ratio>& figure, const CellStyle& style) {
    return number(figure ? std::optional{figure->rounded()} : std::nullopt, style);
}

Sheet& Sheet::truth(bool truth, const CellStyle& style) {
    require(
        worksheet_write_boolean(sheet_, row_, column_++, truth ? 1 : 0, workbook_.format(style)));
    return *this;
}

Sheet& Sheet::blank(const CellStyle& style) {
    if (style != CellStyle{})
        require(worksheet_write_blank(sheet_, row_, column_, workbook_.format(style)));
    ++column_;
    return *this;
}

Sheet& Sheet::formula(const std::string& formula, const CellStyle& style) {
    require(worksheet_write_formula_str(sheet_, row_, column_++, formula.c_str(),
                                        workbook_.format(style), ""));
    return *this;
}

Sheet& Sheet::link(std::string_view text, const std::string& sheet, lxw_row_t row,
                   const CellStyle& style) {
    std::string quoted;
    for (const char c : sheet) quoted += c == '\'' ? "''" : std::string(1, c);
    const std::string place = fmt::format("internal:'{}'!A{}", quoted, row + 1);
    require(worksheet_write_url(sheet_, row_, column_, place.c_str(), workbook_.format(style)));
    return this->text(text, style);
}

Sheet& Sheet::link_outside(std::string_view text, const std::string& address,
                           const CellStyle& style) {
    const std::string place = "external:" + address;
    require(worksheet_write_url(sheet_, row_, column_, place.c_str(), workbook_.format(style)));
    return this->text(text, style);
}

void Sheet::headings(const std::vector<std::string>& texts) {
    for (const std::string& heading : texts) text(heading, heading_style);
    require(worksheet_repeat_rows(sheet_, row_, row_));
    next_row();
}

void Sheet::add_filter(lxw_row_t heading, std::size_t columns) {
    require(worksheet_autofilter(sheet_, heading, 0, std::max<lxw_row_t>(row_ - 1, heading + 1),
                                 static_cast<lxw_col_t>(columns - 1)));
}

void Sheet::paint_statuses(lxw_row_t first, lxw_row_t last, lxw_col_t column) {
    for (std::size_t i = 0; i < status_count; ++i) {
        const auto status = static_cast<Status>(i);
        if (tone(status) == Tone::plain) continue;
        // "begins with" would count the bytes of the sign
        paint_where(first, last, column,
                    fmt::format("=LEFT({}{},1)=\"{}\"", static_cast<char>('A' + column), first + 1,
                                sign(status)),
                    workbook_.paint(tone(status)));
    }
}

void Sheet::paint_where(lxw_row_t first, lxw_row_t last, lxw_col_t column, std::string formula,
                        lxw_format* look) {
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = look;
    require(worksheet_conditional_format_range(sheet_, first, column, last, column, &rule));
}

void Sheet::paint_where(std::string ranges, std::string formula, lxw_format* look) {
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = look;
    rule.multi_range = ranges.data();
    require(worksheet_conditional_format_range(sheet_, 0, 0, 0, 0, &rule));
}

void Sheet::widths(std::initializer_list<double> widths) {
    lxw_col_t column = 0;
    widths_ = widths;
    for (const double width : widths_) {
        require(worksheet_set_column(sheet_, column, column, width, nullptr));
        ++column;
    }
}

/// Not every program finds out how high a row of wrapped text must be.
int Sheet::lines_of(const std::string& text) const {
    if (column_ >= widths_.size()) return 1;
    // widths count the digits of a broader font
    const int width = static_cast<int>(widths_[column_] * 1.15);
    std::size_t lines = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        lines += std::max<std::size_t>(unicode::wrapped(line, width).size(), 1);
        at = end + 1;
    }
    return static_cast<int>(lines);
}

}  // namespace cchc::render
