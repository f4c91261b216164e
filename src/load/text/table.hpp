#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/place.hpp"
#include "load/text/csv.hpp"
#include "load/text/file_findings.hpp"
#include "load/text/heading_row.hpp"
#include "load/text/headings.hpp"

namespace cchc::load {

/// A file of rows under a heading: knows which column is which, and hands out sound rows.
class Table {
  public:
    /// Finds the heading; what is wrong with it goes to `findings`, which outlives the table.
    Table(Form form, const CsvOptions& options, FileFindings& findings);

    /// Whether the heading has all columns the form needs. If not, there is nothing to read.
    bool readable() const { return readable_; }
    char separator() const { return separator_; }
    /// Whether it is a sheet of a workbook: its cells stand below their headings, however many a
    /// row has, and those that are not quoted are numbers as the workbook stores them.
    bool is_sheet() const { return findings_.source().sheet.has_value(); }

    /// Goes on to the next row whose cells are those of the heading (`fits`) and that has no stray
    /// bytes; the others are reported and left out. False at the end; a table without any row is
    /// reported then.
    bool next();
    /// Goes to the row that begins at byte `offset` instead; false where it is blank, or reported
    /// and left out.
    bool read_at(std::size_t offset);
    /// Rows met so far, those left out too; a row is met as often as it is gone to.
    std::size_t rows() const { return rows_; }
    /// The present row as a whole.
    const Row& row() const { return row_; }
    /// A cell of the present row; an empty one where the file has no such column, or the row ends
    /// before it.
    const Cell& operator[](Column column) const;
    /// Whether the present row ends before a column that the file has.
    bool lacks(Column column) const;
    /// Reports that the present row lacks a cell that it needs.
    diag::Diagnostic& report_width() const;
    /// Whether a row has the cells of the heading, but for empty ones at its end, of which there
    /// may be too many or, where the line ends behind them, too few: exporters drop them.
    bool fits(const Row& row) const;

    /// Whether the file has a column, and where in a row.
    std::optional<std::size_t> position(Column column) const;
    /// The first byte below the heading, and a second reader of the rows from there on.
    std::size_t first_row() const { return below_heading_; }
    CsvReader below_heading() const { return CsvReader{text_, separator_, below_heading_}; }
    /// How many cells a row has.
    std::size_t width() const { return width_; }
    /// Which of them have no heading, as long as nothing was found in them.
    const std::vector<std::size_t>& unnamed() const { return unnamed_; }

  private:
    void find_heading(const CsvOptions& options);
    void report_title(const HeadingRow& heading);
    void report_other_cut(const OtherCut& cut, const CsvOptions& options);
    void name_columns();
    void report_duplicate(Column column, const Cell& cell, const Cell& first, std::size_t position);
    bool report_unknown(const std::vector<const Cell*>& unknown,
                        std::array<bool, column_count>& present);
    void report_missing_columns(const std::array<bool, column_count>& present);
    diag::Diagnostic& quote_fault();
    void describe_row(diag::Diagnostic& finding) const;
    bool is_sound();
    bool has_cut_figure(const Row& row) const;
    bool has_control_characters();
    bool has_invisible_characters();
    void report_unnamed();
    void report_beyond();
    void report_without_heading(const Cell& cell);
    Text cut_otherwise() const;
    Text cause_of_width() const;
    bool decides(std::size_t position) const;
    std::string_view name_of(std::size_t position) const;

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    Form form_;
    FileFindings& findings_;
    std::string_view text_;
    char separator_ = ',';
    bool readable_ = false;
    Row row_;  ///< the heading first, then the present row
    std::size_t width_ = 0;
    std::size_t least_width_ = 0;  ///< up to the columns that say what a row is about
    std::size_t rows_ = 0;
    std::size_t told_up_to_ = 0;  ///< byte behind the rows whose invisible characters are reported
    std::size_t below_heading_ = 0;
    CsvReader reader_;
    std::array<std::size_t, column_count> positions_;
    std::vector<std::size_t> unnamed_;   ///< columns without a heading that are empty so far
    std::set<std::size_t> told_beyond_;  ///< columns behind the headings that hold something
    std::vector<std::string> headings_;  ///< as the file writes them
    Cell absent_;
};

}  // namespace cchc::load
