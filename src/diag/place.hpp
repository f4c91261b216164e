#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/bytes.hpp"

/// Where something stands in a file.
namespace cchc::diag {

/// A stretch of the text of some source, as bytes in the address space of its Sources. Lines and
/// columns are counted only when somebody looks.
struct Place {
    std::uint64_t at = 0;
    std::uint32_t length = 0;

    bool operator==(const Place&) const = default;
};

/// From a line of a text on, each line is the next row of a sheet.
struct RowRun {
    std::uint64_t line = 1;  ///< of the text, from 1
    std::uint64_t row = 1;   ///< of the sheet, from 1
};

/// A sheet of a workbook, of which the text of a source was made: a table cut by commas whose
/// columns are those of the sheet. Rows that hold nothing are left out.
struct Sheet {
    std::string name;          ///< in UTF-8
    std::vector<RowRun> runs;  ///< by line; lines of one row have a run each

    /// The row that a line of the text is, or is a part of.
    std::uint64_t row_of(std::uint64_t line) const;
};

/// One text that was read: a file, a sheet of a workbook, standard input, or the built-in
/// programme.
struct Source {
    std::string path;            ///< as the user gave it; "-" for standard input
    std::string name;            ///< the same in UTF-8, for people and formats
    Bytes bytes;                 ///< as read, for the digest
    Bytes kept;                  ///< what `text` shows
    std::optional<Sheet> sheet;  ///< absent: it is no workbook
    std::string_view text;       ///< in UTF-8, without a byte order mark
    std::uint64_t begin = 0;     ///< address of the first byte of `text`
    mutable std::vector<std::uint64_t> line_starts;  ///< offsets, found when first asked for
    mutable std::once_flag lines_counted;            ///< several threads may ask for a line

    /// The place of `length` bytes from byte `offset` of the text.
    Place place(std::size_t offset, std::size_t length) const {
        return {begin + offset, static_cast<std::uint32_t>(length)};
    }
};

/// A place as a person names it.
struct Position {
    const Source* source = nullptr;
    std::uint64_t line = 1;      ///< from 1; LF, CRLF and CR each end a line. Of a sheet: the row
    std::uint64_t column = 1;    ///< from 1, in characters (code points). Of a sheet: its column
    std::uint64_t length = 0;    ///< in characters, line ends included
    std::uint64_t end_line = 1;  ///< where the first character behind the place stands
    std::uint64_t end_column = 1;
    std::string_view line_text;   ///< the whole line, without its end
    std::string_view before;      ///< of the line, what stands before the place
    std::string_view text;        ///< of the line, the place itself
    std::string_view end_before;  ///< of the end's line, what stands before the end
};

/// The cell of a spreadsheet: "L5". Both from 1.
std::string cell_name(std::uint64_t row, std::uint64_t column);

/// "data/m01.csv:5:12", of a sheet "data/m01.xlsx!Số liệu!L5".
std::string to_text(const Position& position);

/// All texts read in a run, each with its own range of addresses.
class Sources {
  public:
    /// Takes a text in; the source stays where it is as long as this lives.
    Source& add(std::string path, Bytes text);
    Source& add(std::string path, std::string text) {
        return add(std::move(path), Bytes{std::move(text)});
    }
    Position position(Place place) const;
    /// The text that a place is in.
    const Source& source_of(Place place) const;
    const std::deque<Source>& all() const { return sources_; }

  private:
    static void name_cell(Position& position, std::ptrdiff_t line, std::size_t at);

    std::deque<Source> sources_;
};

}  // namespace cchc::diag
