#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text cut into rows of cells with places (RFC 4180, as spreadsheets write it).
namespace cchc::load {

/// What the user says of a file, instead of what its text shows.
struct CsvOptions {
    std::optional<char> separator;     ///< `,` `;` tab `|` or `:`
    std::optional<char> decimal_mark;  ///< `,` or `.`
};

/// One cell: where it stands in the text read, quotes included, and what it says, quotes undone.
struct Cell {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view text;  ///< holds until the next row is read
    bool quoted = false;
};

/// A quote that breaks the rules.
struct QuoteFault {
    enum class Kind { unclosed, inside_bare_cell, text_behind_quote };
    Kind kind = Kind::unclosed;
    std::size_t offset = 0;  ///< the quote, or the first byte behind the closing one
    std::size_t opened = 0;  ///< the opening quote of the cell; `offset` where there is none
};

/// A row; its buffers are used again for the next one.
struct Row {
    std::vector<Cell> cells;          ///< the first `most_cells` of them
    std::size_t width = 0;            ///< how many cells the row has
    std::size_t offset = 0;           ///< first byte
    std::size_t end = 0;              ///< byte behind the last one, line end not included
    std::optional<QuoteFault> fault;  ///< the first one; its cells are a guess then
};

/// A row holds no more cells than a spreadsheet has columns; the others are only counted.
inline constexpr std::size_t most_cells = 16384;

/// Reads rows one after another. Passes over those that hold nothing but blanks.
class CsvReader {
  public:
    /// Begins at byte `offset` of `text`, which outlives the reader.
    CsvReader(std::string_view text, char separator, std::size_t offset = 0)
        : text_(text), at_(offset), separator_(separator) {}
    /// Reads the next row; false at the end of the text.
    bool next(Row& row);
    /// Reads the one row that begins at byte `offset`; false where it is blank.
    bool read_at(std::size_t offset, Row& row) {
        at_ = offset;
        return read_row(row);
    }
    /// Byte behind the last row read and its line end.
    std::size_t offset() const { return at_; }

  private:
    bool read_row(Row& row);
    Cell read_bare(Row& row);
    Cell read_quoted(Row& row);
    void skip_bare(Row& row);
    void skip_line_end();
    std::string_view undoubled(std::string_view raw);

    std::string_view text_;
    std::size_t at_ = 0;
    char separator_ = ',';
    std::deque<std::string> undoubled_;  ///< texts of this row's cells that held doubled quotes
    std::size_t undoubled_used_ = 0;
};

}  // namespace cchc::load
