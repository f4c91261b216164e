#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/words/words.hpp"

/// The workbook under a scorecard: formats and sheets, in the look of official documents.
namespace cchc::render {

/// A figure's format: how many decimals, and what stands behind it.
struct FigureFormat {
    int places = -1;        ///< -1: as many as there are
    std::string behind;     ///< "%", " ✗"; in quotes in the format
    std::string instead{};  ///< the whole number format; empty: made of the others

    auto operator<=>(const FigureFormat&) const = default;
    /// The number format of spreadsheets; empty: the general one.
    std::string format() const;
};

/// How a cell looks.
struct CellStyle {
    Tone tone = Tone::plain;
    FigureFormat digits{};
    bool bold = false;
    bool wrapped = false;
    bool bordered = false;
    bool shaded = false;
    bool centred = false;
    bool to_fill = false;  ///< of a form: coloured, and not locked where the sheet is

    auto operator<=>(const CellStyle&) const = default;
};

/// A cell of a table.
CellStyle in_table(Tone tone = Tone::plain, FigureFormat digits = {}, bool wrapped = false);
/// A line that stands out.
inline const CellStyle bold{Tone::plain, {}, true, false, false, false, false, false};
/// The heading of a table's column.
inline const CellStyle heading_style{Tone::plain, {}, true, true, true, true, true, false};

/// Throws std::bad_alloc where the library had too little memory for what it was asked, and
/// std::runtime_error where it was asked for what it cannot do.
void require(lxw_error error);

/// A workbook that is written to the file `name` of a folder, in which the library puts files of
/// its own as well. Throws std::bad_alloc.
class Workbook {
  public:
    Workbook(std::string folder, const std::string& name);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    lxw_workbook* book() { return book_; }
    /// Writes the file; nothing else can be done with the workbook then. What is returned says why
    /// it could not be written, in the system's words.
    std::optional<std::string> close();
    /// The library's format of a style; each is made once.
    lxw_format* format(const CellStyle& style);
    /// What a conditional format makes of a status.
    lxw_format* paint(Tone tone);
    /// A conditional format that gives a cell a background.
    lxw_format* backdrop(lxw_color_t colour);

  private:
    lxw_format* add_format();

    lxw_workbook* book_;  ///< null: closed
    std::map<CellStyle, lxw_format*> formats_;
    std::map<Tone, lxw_format*> paints_;
    std::map<lxw_color_t, lxw_format*> backdrops_;
};

/// A name as a sheet may have it: without signs that formulas need, and no longer than 31.
std::string sheet_name(std::string name);

/// Gives a workbook its title, and a date that is the same on every day.
void set_properties(Workbook& workbook, std::string title);

/// A sheet of a workbook, written cell by cell and row by row.
class Sheet {
  public:
    /// `above`: what stands at the head of every printed page.
    Sheet(Workbook& workbook, const std::string& name, const std::string& above);

    lxw_worksheet* sheet() { return sheet_; }
    /// The row that is being written, from 0.
    lxw_row_t row() const { return row_; }
    Sheet& next_row();

    // The next cell of the row. Text is never a formula, and cut to what a cell holds; no figure
    // leaves the cell empty.
    Sheet& text(std::string_view text, const CellStyle& style = {});
    Sheet& number(double number, const CellStyle& style = {});
    Sheet& number(std::optional<Decimal> figure, const CellStyle& style = {});
    Sheet& number(const std::optional<Ratio>& figure, const CellStyle& style = {});
    Sheet& truth(bool truth, const CellStyle& style = {});
    Sheet& blank(const CellStyle& style = {});
    /// Several lines of text.
    Sheet& lines(const std::vector<std::string>& lines, const CellStyle& style);
    /// A formula without a result as yet: the program that opens the workbook calculates it.
    Sheet& formula(const std::string& formula, const CellStyle& style);

    /// Text that leads to a cell of another sheet.
    Sheet& link(std::string_view text, const std::string& sheet, lxw_row_t row,
                const CellStyle& style = {});

    /// Text that leads to a cell of another workbook, or to a file: the address as Excel writes it.
    Sheet& link_outside(std::string_view text, const std::string& address,
                        const CellStyle& style = {});

    /// The row of headings of a table; printed again on each of its pages.
    void headings(const std::vector<std::string>& texts);
    /// Filters over the first columns of a table whose last row is the one above; `heading`: its
    /// row of headings, from 0.
    void add_filter(lxw_row_t heading, std::size_t columns);
    /// Colours statuses by the sign they begin with.
    void paint_statuses(lxw_row_t first, lxw_row_t last, lxw_col_t column);
    /// Gives cells of a column a look where a formula, written for the first of them, is true.
    void paint_where(lxw_row_t first, lxw_row_t last, lxw_col_t column, std::string formula,
                     lxw_format* look);
    /// The same for ranges of cells: "B2:C3 E5".
    void paint_where(std::string ranges, std::string formula, lxw_format* look);
    /// The widths of the columns, in characters.
    void widths(std::initializer_list<double> widths);

  private:
    Sheet& write(const std::string& text, const CellStyle& style);
    int lines_of(const std::string& text) const;

    Workbook& workbook_;
    lxw_worksheet* sheet_;
    std::vector<double> widths_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
    int lines_ = 1;  ///< of the highest cell in the row
};

}  // namespace cchc::render
