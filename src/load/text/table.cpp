#include "load/text/table.hpp"

#include <algorithm>

#include "diag/separator.hpp"
#include "diag/text.hpp"
#include "load/text/calendar.hpp"
#include "load/text/heading_row.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using enum diag::RuleId;

/// Control characters have no place in a figure or a note; tabs and line ends may stand in one.
bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

/// C1 controls are two bytes in UTF-8: C2 80 to C2 9F.
bool is_control_at(std::string_view text, std::size_t i) {
    return is_control(text[i]) || (text[i] == '\xC2' && i + 1 < text.size() &&
                                   static_cast<unsigned char>(text[i + 1]) < 0xA0);
}

std::size_t next_control(std::string_view text, std::size_t from) {
    while (from < text.size() && !is_control_at(text, from)) ++from;
    return from;
}

std::size_t line_of(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) ++line;
    }
    return line;
}

/// The first cell of a row that is not blank, or the first.
const Cell& first_text(const Row& row) {
    const auto found = std::ranges::find_if(
        row.cells, [](const Cell& cell) { return !unicode::trimmed(cell.text).empty(); });
    return found == row.cells.end() ? row.cells.front() : *found;
}

}  // namespace

Table::Table(Form form, const CsvOptions& options, FileFindings& findings)
    : form_(form), findings_(findings), text_(findings.source().text), reader_(text_, ',') {
    positions_.fill(nowhere);
    find_heading(options_of(findings.source(), options));
}

void Table::find_heading(const CsvOptions& options) {
    const HeadingRow heading = find_heading_row(text_, form_, options);
    if (heading.named < 2 && !is_sheet()) {
        if (const auto other = find_other_cut(text_, form_)) {
            report_other_cut(*other, options);
            return;
        }
    }
    if (heading.named == 0) {
        const bool all = heading.looked_at_all;
        findings_.add(empty_file, heading.first_row, 0,
                      "không tìm thấy dòng tiêu đề{2}; cần có các cột {0}",
                      "no header was found{3}; expected the columns {1}",
                      listed_headings(form_, Language::vi), listed_headings(form_, Language::en),
                      all ? "" : fmt::format(" trong {} dòng đầu", most_title_rows),
                      all ? "" : fmt::format(" in the first {} rows", most_title_rows));
        return;
    }
    separator_ = heading.separator;
    reader_ = CsvReader{text_, separator_, heading.offset};
    reader_.next(row_);
    below_heading_ = reader_.offset();
    width_ = row_.width;
    if (!is_sheet()) report_title(heading);
    name_columns();
}

/// Reports the first row above the heading that holds anything.
void Table::report_title(const HeadingRow& heading) {
    if (heading.first_row >= heading.offset) return;
    CsvReader reader{text_, separator_, heading.begin};
    Row title_row;
    if (!reader.next(title_row) || title_row.offset >= heading.offset) return;  // all are empty
    const Cell& title = first_text(title_row);
    auto& finding = findings_.add(
        title_above_header, title.offset, title.length,
        "{0} nằm phía trên dòng tên cột; hãy xóa các dòng phía trên để dòng tên cột (dòng {1}) là "
        "dòng đầu tiên",
        "{0} stands above the header; delete what is above, so that the header, line {1}, is the "
        "first line",
        quoted(title.text), line_of(text_, heading.offset));
    finding.text = whole(title.text);
    finding.notes.push_back({findings_.place(heading.offset, heading.length),
                             {"dòng tiêu đề ở đây", "the header stands here"}});
}

/// Says what the heading is cut by, and that it is to be cut otherwise.
void Table::report_other_cut(const OtherCut& cut, const CsvOptions& options) {
    const auto found = diag::separator_of(cut.separator);
    const bool by_blanks = unicode::trimmed(cut.separator).empty();
    const Text name = found       ? diag::separator_name(*found)
                      : by_blanks ? Text{"dấu cách", "blanks"}
                                  : Text{quoted(cut.separator), quoted(cut.separator)};
    Text expected{"dấu phẩy, dấu chấm phẩy hoặc tab", "comma, semicolon or tab"};
    if (options.separator) {
        expected = diag::separator_name(*options.separator);
        expected.vi += " (theo --separator)";
        expected.en += " (by --separator)";
    } else if (found && form_ == Form::data) {
        expected.vi += ", hoặc dùng --separator " + diag::separator_word(*found);
        expected.en += ", or --separator " + diag::separator_word(*found);
    }
    auto& finding =
        findings_.add(empty_file, cut.heading.offset, cut.heading.length,
                      "không đọc được dòng tiêu đề: các ô cách nhau bằng {0}; cần {2}",
                      "the header cannot be read: its cells are separated by {1}; expected {3}",
                      name.vi, name.en, expected.vi, expected.en);
    finding.text = whole(text_.substr(cut.heading.offset, cut.heading.length));
}

void Table::name_columns() {
    if (row_.fault) {  // nobody knows where its cells end
        quote_fault();
        return;
    }
    std::array<bool, column_count> present{};
    std::vector<std::optional<HeadingName>> names;
    for (const Cell& cell : row_.cells) names.push_back(heading_name(form_, cell.text));
    const auto is_named = [&](std::string_view plain) {
        return std::ranges::any_of(
            names, [&](const auto& heading) { return heading && heading->name == plain; });
    };
    // beside a column of codes, "đơn vị" and "chỉ tiêu" hold names
    const bool has_unit_codes = is_named("ma_don_vi") || is_named("ma_don_vi_bao_cao"),
               has_indicator_codes = is_named("ma_chi_tieu");
    std::vector<const Cell*> unknown;
    bool duplicated = false;
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const Cell& cell = row_.cells[i];
        headings_.push_back(excerpt(cell.text));
        if (unicode::trimmed(cell.text).empty()) unnamed_.push_back(i);
        if (!names[i]) unknown.push_back(&cell);
        if (!names[i] || names[i]->column == Column::informing) continue;
        const auto [column, name] = *names[i];
        if (has_unit_codes && (name == "don_vi" || name == "don_vi_bao_cao")) continue;
        if (has_indicator_codes && name == "chi_tieu") continue;
        auto& position = positions_[static_cast<std::size_t>(column)];
        if (position == nowhere) {
            position = i;
            present[static_cast<std::size_t>(column)] = true;
            continue;
        }
        if (is_previous(column)) continue;  // nothing is reported there
        // a note and an explanation are two things; the first is kept
        if (column == Column::note && names[position]->name != name) continue;
        duplicated = true;
        report_duplicate(column, cell, row_.cells[position], position);
    }
    const bool misspelt = report_unknown(unknown, present);
    report_missing_columns(present);
    for (const Column column : naming_columns(form_)) {
        const auto place = position(column);
        if (place) least_width_ = std::max(least_width_, *place + 1);
    }
    if (has_control_characters() || duplicated || misspelt) readable_ = false;
}

void Table::report_duplicate(Column column, const Cell& cell, const Cell& first,
                             std::size_t position) {
    const FixedText name = words(column);
    auto& finding = findings_.add(duplicate_column, cell.offset, cell.length,
                                  "{0} cũng là cột {1}, đã có ở ô tiêu đề thứ {3}",
                                  "{0} names column {2} again, which heading {3} already names",
                                  quoted(cell.text), name.vi, name.en, position + 1);
    finding.field = word(column);
    finding.text = whole(cell.text);
    finding.notes.push_back(
        {findings_.place(first.offset, first.length), {"cột đó ở đây", "the column stands here"}});
}

/// Reports headings that nobody knows. One that a needed column was misspelt by is that column
/// missing: one finding for one mistake. Whether there was such a one.
bool Table::report_unknown(const std::vector<const Cell*>& unknown,
                           std::array<bool, column_count>& present) {
    bool misspelt = false;
    for (const Cell* cell : unknown) {
        // spreadsheets leave empty columns behind in numbers; what stands in one is reported there
        if (unicode::trimmed(cell->text).empty()) continue;
        const auto meant = nearest_heading(form_, cell->text, present);
        const std::vector<std::string> offered(meant ? 1 : 0, meant.value_or(""));
        const auto column = meant ? column_named(form_, *meant) : std::nullopt;
        const bool needed = column && std::ranges::count(needed_columns(form_), *column) > 0;
        const std::string_view field = needed ? word(*column) : std::string_view{};
        if (needed) present[static_cast<std::size_t>(*column)] = misspelt = true;
        auto& finding =
            findings_.add(needed ? missing_column : unknown_column, cell->offset, cell->length,
                          "không có cột {0} trong biểu mẫu{1}", "unknown column {0}{2}",
                          quoted(cell->text), offer_vi(offered), offer_en(offered));
        finding.field = field;
        finding.text = whole(cell->text);
    }
    return misspelt;
}

void Table::report_missing_columns(const std::array<bool, column_count>& present) {
    readable_ = true;
    for (const Column column : needed_columns(form_)) {
        if (present[static_cast<std::size_t>(column)]) continue;
        readable_ = false;
        const FixedText name = words(column);
        auto& finding =
            findings_.add(missing_column, row_.offset, row_.end - row_.offset,
                          "dòng tiêu đề không có cột {0}; cần có các cột {2}",
                          "the header has no column {1}; expected the columns {3}", quoted(name.vi),
                          quoted(name.en), listed_headings(form_, Language::vi),
                          listed_headings(form_, Language::en));
        finding.field = word(column);
    }
}

bool Table::next() {
    while (reader_.next(row_)) {
        ++rows_;
        if (is_sound()) return true;
    }
    // nobody need be exempt
    if (rows_ == 0 && form_ != Form::exemptions) {
        findings_.add(empty_file, text_.size(), 0, "không có dòng nào dưới dòng tiêu đề",
                      "no row stands below the header");
    }
    return false;
}

bool Table::read_at(std::size_t offset) {
    if (!reader_.read_at(offset, row_)) return false;
    ++rows_;
    return is_sound();
}

diag::Diagnostic& Table::quote_fault() {
    const auto [kind, at, opened] = *row_.fault;
    switch (kind) {
        case QuoteFault::Kind::unclosed:
            return findings_.add(unclosed_quote, at, 1,
                                 "ô mở dấu ngoặc kép ở đây mà không có dấu đóng",
                                 "the quote that opens this cell is never closed");
        case QuoteFault::Kind::inside_bare_cell:
            return findings_.add(
                stray_quote, at, 1,
                "dấu ngoặc kép nằm giữa ô; cả ô phải đặt trong ngoặc kép và dấu này "
                "phải viết hai lần",
                "a quote stands inside a bare cell; the whole cell must be quoted and "
                "the quote doubled");
        case QuoteFault::Kind::text_behind_quote:
            break;
    }
    auto& finding = findings_.add(stray_quote, at, 1,
                                  "sau dấu ngoặc kép đóng còn có chữ; sau đó phải là dấu phân cách",
                                  "text stands behind a closing quote; expected the separator");
    finding.notes.push_back(
        {findings_.place(opened, 1), {"ô bắt đầu ở đây", "the cell begins here"}});
    return finding;
}

/// Fills in whose row of data a finding is about, where that can be told: a year in the place of
/// the period shows that the cells stand where they should.
void Table::describe_row(diag::Diagnostic& finding) const {
    if (form_ != Form::data || rows_ == 0) return;
    const auto text = [&](Column column) {
        const std::size_t i = positions_[static_cast<std::size_t>(column)];
        if (i >= row_.cells.size()) return std::string_view{};
        const Cell& cell = row_.cells[i];
        const bool behind = row_.fault && cell.offset + cell.length > row_.fault->opened;
        return behind ? std::string_view{} : cell.text;
    };
    finding.period = year_of(text(Column::period));
    if (!finding.period) return;
    finding.unit = excerpt(text(Column::unit));
    finding.indicator = excerpt(text(Column::indicator));
}

/// Whether a figure seems to be cut at its decimal comma: a bare whole number stands right behind
/// the figures of a row, in a cell of text.
bool Table::has_cut_figure(const Row& row) const {
    if (separator_ != ',' || form_ != Form::data) return false;
    const auto is_number = [&](std::size_t i) {
        const Cell& cell = row.cells[i];
        return !cell.text.empty() && !cell.quoted &&
               cell.text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto is_figure = [&](std::size_t i) {
        return std::ranges::any_of(figure_columns, [&](Column figure) {
            return positions_[static_cast<std::size_t>(figure)] == i;
        });
    };
    for (std::size_t i = 1; i < width_; ++i) {
        if (is_figure(i - 1) && !is_figure(i) && is_number(i - 1) && is_number(i)) return true;
    }
    return false;
}

bool Table::fits(const Row& row) const {
    if (is_sheet()) return true;
    if (row.width > width_) {
        const auto is_blank = [](const Cell& cell) { return unicode::trimmed(cell.text).empty(); };
        return row.width == row.cells.size() &&
               std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width_), row.cells.end(),
                           is_blank) &&
               !has_cut_figure(row);
    }
    const bool has_line_end = row.end < text_.size();  // else the row may be cut off
    return row.width == width_ || (row.width >= least_width_ && has_line_end);
}

bool Table::lacks(Column column) const {
    const std::size_t position = positions_[static_cast<std::size_t>(column)];
    return !is_sheet() && position != nowhere && position >= row_.width;
}

/// What cuts the present row into the cells of the heading instead; empty where nothing does.
Text Table::cut_otherwise() const {
    for (const char other : {',', ';', '\t'}) {
        if (other == separator_ || row_.width >= width_) continue;
        Row row;  // a quote that opens elsewhere does not lead beyond the row
        CsvReader reader{text_.substr(0, row_.end), other};
        if (!reader.read_at(row_.offset, row) || row.width != width_) continue;
        const Text is = diag::separator_name(other), expected = diag::separator_name(separator_);
        return {fmt::format(" (các ô của dòng này cách nhau bằng {}, của dòng tiêu đề bằng {}; hãy "
                            "dùng một dấu cho cả tệp)",
                            is.vi, expected.vi),
                fmt::format(" (the cells of this row are separated by {}, those of the header by "
                            "{}; use one of them in all of the file)",
                            is.en, expected.en)};
    }
    return {};
}

/// What may have made a row of other cells than the heading's.
Text Table::cause_of_width() const {
    if (separator_ == ',' && row_.width > width_) {
        return {" (ô có dấu phẩy phải đặt trong ngoặc kép)",
                " (a cell that holds a comma must be quoted)"};
    }
    const Text cut = cut_otherwise();
    if (cut.empty() && row_.width < width_ && row_.end == text_.size()) {
        return {" (tệp kết thúc giữa dòng, có thể bị cắt mất phần cuối)",
                " (the file ends within the row: it may be cut off)"};
    }
    return cut;
}

diag::Diagnostic& Table::report_width() const {
    const Text cause = cause_of_width();
    auto& finding = findings_.add(wrong_field_count, row_.offset, row_.end - row_.offset,
                                  "dòng có {0} ô; dòng tiêu đề có {1} ô{2}",
                                  "a row of {4}; the header has {1}{3}", row_.width, width_,
                                  cause.vi, cause.en, diag::counted(row_.width, "cell"));
    describe_row(finding);
    return finding;
}

bool Table::is_sound() {
    bool sound = true;
    if (row_.fault) {
        describe_row(quote_fault());
        sound = false;
    } else if (!fits(row_)) {
        report_width();
        sound = false;
    }
    if (has_control_characters() || has_invisible_characters() || !sound) return false;
    report_beyond();
    row_.cells.resize(width_, {row_.end, 0, text_.substr(row_.end, 0), false});
    report_unnamed();
    return true;
}

/// Reports the first cell with anything in it of each column without a heading.
void Table::report_unnamed() {
    std::erase_if(unnamed_, [&](std::size_t i) {
        const bool holds = !unicode::trimmed(row_.cells[i].text).empty();
        if (holds) report_without_heading(row_.cells[i]);
        return holds;
    });
}

/// The same to the right of the last heading, where only rows of a sheet have cells.
void Table::report_beyond() {
    for (std::size_t i = width_; i < row_.cells.size(); ++i) {
        if (unicode::trimmed(row_.cells[i].text).empty()) continue;
        if (told_beyond_.insert(i).second) report_without_heading(row_.cells[i]);
    }
}

void Table::report_without_heading(const Cell& cell) {
    auto& finding = findings_.add(
        unknown_column, cell.offset, cell.length,
        "cột không có tiêu đề mà ở đây có {0}; hãy ghi tiêu đề cho cột, hoặc bỏ cột này",
        "a column without a heading holds {0} here; write its heading, or leave the column out",
        quoted(cell.text));
    finding.text = whole(cell.text);
}

/// Reports the first control character of each cell that has one.
bool Table::has_control_characters() {
    const std::string_view text = text_.substr(0, row_.end);
    std::size_t at = next_control(text, row_.offset);
    if (at == text.size()) return false;
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const Cell& cell = row_.cells[i];
        if (at < cell.offset) at = next_control(text, cell.offset);
        if (at >= cell.offset + cell.length) continue;
        const bool wide = text[at] == '\xC2';
        const auto code = static_cast<unsigned char>(text[wide ? at + 1 : at]);
        auto& finding = findings_.add(
            control_character, at, wide ? 2 : 1, "ô chứa ký tự điều khiển U+{0:04X}",
            "a cell holds the control character U+{0:04X}", static_cast<unsigned>(code));
        finding.field = name_of(i);
        describe_row(finding);
        at = next_control(text, cell.offset + cell.length);
    }
    return true;
}

/// Whether a row with something invisible in a column says something else than it seems to: it is a
/// code, a date or a figure.
bool Table::decides(std::size_t position) const {
    using enum Column;
    static constexpr Column deciding[] = {unit,  indicator, period, numerator, denominator, value,
                                          level, parent,    from,   to,        successor};
    return std::ranges::any_of(deciding, [&](Column column) {
        return positions_[static_cast<std::size_t>(column)] == position;
    });
}

/// Reports the first invisible character within each cell that has one; those at its ends are
/// trimmed. Whether one of them is an error.
bool Table::has_invisible_characters() {
    const bool is_told = row_.offset < told_up_to_;  // rows may be gone back to
    told_up_to_ = std::max(told_up_to_, row_.end);
    bool any = false;
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const Cell& cell = row_.cells[i];
        std::string_view written = text_.substr(cell.offset, cell.length);
        if (cell.quoted && written.size() > 1) written = written.substr(1, written.size() - 2);
        const std::string_view within = unicode::trimmed(written);
        const auto found = unicode::find_invisible(within);
        if (!found) continue;
        any = any || decides(i);
        if (is_told) continue;
        const auto begin = static_cast<std::size_t>(within.data() - text_.data());
        auto& finding = findings_.add(
            control_character, decides(i) ? diag::Severity::error : diag::Severity::warning,
            begin + found->at, found->bytes, "ô chứa ký tự không nhìn thấy được U+{0:04X}",
            "a cell holds the invisible character U+{0:04X}", found->code);
        finding.field = name_of(i);
        describe_row(finding);
    }
    return any;
}

std::string_view Table::name_of(std::size_t position) const {
    for (std::size_t i = 0; i < positions_.size(); ++i) {
        if (positions_[i] == position) return word(static_cast<Column>(i));
    }
    return position < headings_.size() ? std::string_view{headings_[position]} : "";
}

std::optional<std::size_t> Table::position(Column column) const {
    const std::size_t position = positions_[static_cast<std::size_t>(column)];
    if (position == nowhere) return std::nullopt;
    return position;
}

const Cell& Table::operator[](Column column) const {
    const std::size_t position = positions_[static_cast<std::size_t>(column)];
    return position == nowhere ? absent_ : row_.cells[position];
}

}  // namespace cchc::load
