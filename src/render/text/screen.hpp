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
    /// it, and then the flexible column is wrapped.
    void grid(Grid grid);

    /// The text in the colour of a tone, or bold; as it is where colours are not wanted.
    std::string toned(const std::string& text, Tone tone) const;
    std::string bold(const std::string& text) const { return painted(text, "1"); }

  private:
    std::string painted(const std::string& text, const char* code) const;
    std::vector<int> widths_of(const Grid& grid) const;
    /// By how many columns a table of such columns is too wide.
    int excess(const std::vector<int>& widths) const;
    static void shorten_headings(Grid& grid);
    void row(const Grid& grid, const std::vector<int>& widths, const std::vector<Cell>& cells);
    void head(const Grid& grid, const std::vector<int>& widths);

    int columns_;
    bool coloured_;
    std::string& out_;
};

}  // namespace cchc::render
