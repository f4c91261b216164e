#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// Lines of a terminal: text wrapped to its width, tables aligned by width on screen, colours where
/// they are wanted.
class Screen {
  public:
    Screen(int columns, bool coloured, std::string& out)
        : columns_(columns), coloured_(coloured), out_(out) {}

    int columns() const { return columns_; }
    void blank() { out_ += '\n'; }
    /// A line that is not wrapped; spaces at its end are dropped.
    void line(std::string text);
    /// Text wrapped, every line behind `indent` spaces; the first behind `lead` instead, which is
    /// as wide.
    void paragraph(std::string_view text, int indent = 0, std::string_view lead = {});
    void heading(std::string_view text);
    /// A table. Where it is too wide, headings give way to their signs, which are explained below
    /// it; then the flexible column is wrapped; then a single space stands between columns; then
    /// other columns of text are wrapped; then the columns of numbers stand in several tables.
    void grid(Grid grid);

    /// The text in the colour of a tone, or bold; as it is where colours are not wanted.
    std::string toned(const std::string& text, Tone tone) const;
    std::string bold(const std::string& text) const { return painted(text, "1"); }

  private:
    std::string painted(const std::string& text, const char* code) const;
    /// Which columns of a grid are drawn, how wide they are, and the spaces between them.
    struct Layout {
        std::vector<std::size_t> columns;
        std::vector<int> widths;  ///< of all columns of the grid
        int gap;
    };

    static std::vector<int> widths_of(const Grid& grid);
    /// By how many columns a table in such a layout is too wide.
    int excess(const Layout& layout) const;
    static void shorten_headings(Grid& grid);
    /// Makes columns of text narrower until the table fits, or none can be without breaking a word.
    void narrow(const Grid& grid, Layout& layout) const;
    /// The layouts of the tables that hold the columns of numbers in turn, each behind the columns
    /// of text.
    std::vector<Layout> split(const Grid& grid, const Layout& whole) const;
    std::vector<Layout> layouts_of(Grid& grid) const;
    void table(const Grid& grid, const Layout& layout, bool continued);
    void row(const Grid& grid, const Layout& layout, const std::vector<Cell>& cells);
    void head(const Grid& grid, const Layout& layout);

    int columns_;
    bool coloured_;
    std::string& out_;
};

}  // namespace cchc::render
