#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/place.hpp"

/// A sheet on its way to a text that is read like any other (diag/place.hpp).
namespace cchc::load {

/// As spreadsheets have them.
inline constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384;

/// Bytes of the texts of all sheets of a workbook that are read; a million rows take 50 MB.
inline constexpr std::size_t most_text = std::size_t{512} << 20;

/// Cells that hold something, of one sheet: a few bytes can say that one is repeated in each row
/// and column. A million rows of 32 columns.
inline constexpr std::size_t most_cells_of_sheet = std::size_t{32} << 20;

/// Cells that are one; the value stands in the first. Rows and columns from 1.
struct MergedCells {
    std::uint32_t first_row = 1, last_row = 1;
    std::uint32_t first_column = 1, last_column = 1;
};

/// What stands in hidden rows and columns.
struct HiddenCells {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;  ///< stretches of them, in order
    std::vector<std::uint32_t> columns;                         ///< in order
    std::size_t offset = 0, length = 0;                         ///< the first such cell in the text

    bool any() const { return !rows.empty() || !columns.empty(); }
};

/// A sheet as a text of commas. Numbers are bare, with a decimal point; a text that holds a digit
/// and no letter is in quotes, so that `12,5` typed as text is not taken for a stored number.
struct SheetTable {
    diag::Sheet sheet;
    bool is_hidden = false;  ///< the sheet as a whole
    std::string text;
    HiddenCells hidden;
    std::vector<MergedCells> merged;  ///< in the order of the workbook
};

/// Writes a sheet row by row. Throws Unreadable where it holds more than its bounds.
class SheetWriter {
  public:
    explicit SheetWriter(SheetTable& table) : table_(table) {}

    /// Begins a row. Throws Unreadable for one that no spreadsheet has.
    void begin_row(std::uint32_t row, bool is_hidden);
    /// Adds a cell of the row, in any order; of two in one place the later one counts.
    void add_number(std::uint32_t column, std::string_view number) { add(column, number, false); }
    void add_text(std::uint32_t column, std::string_view text) { add(column, text, true); }
    /// Ends the row; one that holds nothing leaves no trace.
    void end_row();

    void hide_columns(std::uint32_t first, std::uint32_t last);
    void merge(const MergedCells& merged);

  private:
    struct Slot {
        std::uint32_t column = 0;
        bool is_text = false;
        std::string value;
    };
    void add(std::uint32_t column, std::string_view value, bool is_text);
    void write_cell(const Slot& slot);
    void number_lines(std::uint64_t lines);
    void note_hidden(std::uint32_t column, std::size_t offset);

    SheetTable& table_;
    std::vector<Slot> slots_;  ///< used again for the next row
    std::size_t used_ = 0;
    std::uint32_t row_ = 0;
    bool is_row_hidden_ = false;
    std::vector<bool> hidden_columns_;  ///< by column
    std::vector<bool> noted_columns_;
    std::uint32_t width_ = 0;   ///< cells of the widest row so far, as far as rows are filled up
    std::size_t cells_ = 0;     ///< that hold something, repeated ones each
    std::uint64_t lines_ = 0;   ///< of the text so far
    std::uint64_t inside_ = 0;  ///< line ends within cells of the row
};

}  // namespace cchc::load
