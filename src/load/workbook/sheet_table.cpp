#include "load/workbook/sheet_table.hpp"

#include <algorithm>

#include "load/workbook/unreadable.hpp"
#include "unicode/csv.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

constexpr std::size_t most_merged = 1'000'000;
/// Rows are filled up to the width of the widest one if that is no wider; the fast reader wants
/// rows of one width, and a stray cell far to the right must not make all rows long.
constexpr std::uint32_t widest_fill = 64;

/// Whether a text might be taken for a number.
bool looks_like_number(std::string_view text) {
    bool has_digit = false;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return false;
        has_digit = has_digit || (c >= '0' && c <= '9');
    }
    return has_digit;
}

/// LF for every end of a line.
std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (text.substr(i + 1, 1) != "\n") {
            out += '\n';
        }
    }
    return out;
}

bool is_blank(std::string_view text) {
    return text.empty() ||
           (static_cast<unsigned char>(text.front()) <= ' ' && unicode::trimmed(text).empty()) ||
           (static_cast<unsigned char>(text.front()) >= 0x80 && unicode::trimmed(text).empty());
}

}  // namespace

void SheetWriter::begin_row(std::uint32_t row, bool is_hidden) {
    if (row < 1 || row > most_rows) throw damaged();
    row_ = row;
    is_row_hidden_ = is_hidden;
    used_ = 0;
}

void SheetWriter::add(std::uint32_t column, std::string_view value, bool is_text) {
    if (column < 1 || column > most_columns) throw damaged();
    if (value.empty()) return;
    if (++cells_ > most_cells_of_sheet) throw too_large();
    if (used_ == slots_.size()) slots_.emplace_back();
    Slot& slot = slots_[used_++];
    slot.column = column;
    slot.is_text = is_text;
    slot.value = value;
}

void SheetWriter::end_row() {
    const auto begin = slots_.begin(), end = begin + static_cast<std::ptrdiff_t>(used_);
    const auto is_blank_slot = [](const Slot& slot) { return is_blank(slot.value); };
    if (std::all_of(begin, end, is_blank_slot)) return;
    if (!std::is_sorted(begin, end,
                        [](const Slot& a, const Slot& b) { return a.column < b.column; }))
        std::stable_sort(begin, end,
                         [](const Slot& a, const Slot& b) { return a.column < b.column; });
    std::string& text = table_.text;
    std::uint32_t column = 1;
    inside_ = 0;
    for (auto slot = begin; slot != end; ++slot) {
        if (slot + 1 != end && (slot + 1)->column == slot->column) continue;
        text.append(slot->column - column, ',');
        column = slot->column;
        const std::size_t offset = text.size();
        write_cell(*slot);
        if (!is_blank_slot(*slot)) note_hidden(column, offset);
    }
    width_ = std::max(width_, std::min(column, widest_fill));
    if (column < width_) text.append(width_ - column, ',');
    text += '\n';
    if (text.size() > most_text) throw too_large();
    number_lines(1 + inside_);
}

void SheetWriter::write_cell(const Slot& slot) {
    std::string& text = table_.text;
    if (!slot.is_text) {
        text += slot.value;
        return;
    }
    const bool is_plain = slot.value.find_first_of(",\"\r\n") == std::string::npos;
    if (is_plain && !looks_like_number(slot.value)) {
        text += slot.value;
        return;
    }
    const std::string& value =
        slot.value.find('\r') == std::string::npos ? slot.value : with_plain_line_ends(slot.value);
    inside_ += static_cast<std::uint64_t>(std::ranges::count(value, '\n'));
    unicode::add_quoted(value, text);
}

/// Notes which row of the sheet the lines of a row are.
void SheetWriter::number_lines(std::uint64_t lines) {
    auto& runs = table_.sheet.runs;
    for (std::uint64_t i = 0; i < lines; ++i) {
        ++lines_;
        const bool goes_on = !runs.empty() && runs.back().row + (lines_ - runs.back().line) == row_;
        if (!goes_on) runs.push_back({lines_, row_});
    }
}

void SheetWriter::note_hidden(std::uint32_t column, std::size_t offset) {
    const bool is_column_hidden = column < hidden_columns_.size() && hidden_columns_[column];
    if (!is_row_hidden_ && !is_column_hidden) return;
    HiddenCells& hidden = table_.hidden;
    if (!hidden.any()) {
        hidden.offset = offset;
        hidden.length = table_.text.size() - offset;
    }
    if (is_row_hidden_ && (hidden.rows.empty() || hidden.rows.back().second != row_)) {
        const bool goes_on = !hidden.rows.empty() && hidden.rows.back().second + 1 == row_;
        if (!goes_on) hidden.rows.emplace_back(row_, row_);
        hidden.rows.back().second = row_;
    }
    if (is_column_hidden && !noted_columns_[column]) {
        noted_columns_[column] = true;
        hidden.columns.insert(std::ranges::upper_bound(hidden.columns, column), column);
    }
}

void SheetWriter::hide_columns(std::uint32_t first, std::uint32_t last) {
    hidden_columns_.resize(most_columns + 1);
    noted_columns_.resize(most_columns + 1);
    for (std::uint32_t column = first; column <= std::min(last, most_columns); ++column)
        hidden_columns_[column] = true;
}

void SheetWriter::merge(const MergedCells& merged) {
    if (table_.merged.size() == most_merged) throw too_large();
    table_.merged.push_back(merged);
}

}  // namespace cchc::load
