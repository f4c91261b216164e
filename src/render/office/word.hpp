#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "render/scorecard/scorecard.hpp"

/// Documents for a word processor, as offices write them: A4, Times New Roman, margins as official
/// documents have them (Nghị định 30/2020/NĐ-CP, phụ lục I). A document is a text with properties;
/// same text, same bytes.
namespace cchc::render {

/// How the sheets of a section lie.
enum class Orientation : std::uint8_t { portrait, landscape };

/// A text that leads to a bookmark of the document. It may stand inside any text that a `WordText`
/// is given.
std::string linked(std::string_view text, std::string_view bookmark);

/// Where the text of a cell stands.
enum class Side : std::uint8_t { left, centre, right };

/// A column of a table.
struct WordColumn {
    std::string heading;
    int share = 0;  ///< of the width of the text, in percent
    Side side = Side::left;
};

/// How a row of a table looks, and what leads to it.
struct WordRow {
    std::string bookmark{};  ///< empty: nothing leads to it
    bool bold = false;
    bool keep = false;     ///< on the page of the row below
    int merged = 0;        ///< so many columns on the left may be one with those of rows below
    bool goes_on = false;  ///< of such columns: they are one with those of the row above
};

/// The text of a document, written from its beginning to its end: first of all a section begins.
/// Texts may hold any character.
class WordText {
  public:
    /// Ends the section before, if there is one. `anew`: its pages are counted from 1, and the
    /// first has no number.
    void begin_section(Orientation orientation, bool anew);
    /// Ends the last section; nothing follows.
    void finish();

    /// `style`: one of the styles of the document, by its id; `look`: of the letters, "<w:i/>".
    void paragraph(std::string_view text, std::string_view style = "Normal",
                   std::string_view look = "");
    /// Two texts beside each other, each in the middle of its half of the sheet.
    void halves(std::string_view left, std::string_view right, std::string_view look = "");
    /// A line in the middle, a third of the text wide.
    void rule();

    /// A table, whose headings are repeated on every page; `size` of its letters in points.
    void begin_table(const std::vector<WordColumn>& columns, int size);
    /// A row, which no page cuts.
    void row(const std::vector<Cell>& cells, const WordRow& look = {});
    /// A row of one cell over the whole width, on the page of the row below; `number`: in a cell of
    /// its own before it, empty: there is none.
    void band(std::string_view number, std::string_view text);
    void end_table();

    const std::string& xml() const { return xml_; }

  private:
    int text_width() const;
    int width_of(const WordColumn& column) const;
    std::string section() const;
    /// `properties`, `paragraph`: elements of the cell and of its paragraph.
    void add_cell(int width, std::string_view content, Side side, std::string_view properties,
                  std::string_view paragraph);
    static std::string runs(std::string_view text, std::string_view look);
    std::string marked(const std::string& bookmark, const std::string& content);

    std::string xml_;
    std::vector<WordColumn> columns_;
    std::string size_;  ///< of the letters of the present table
    int bookmarks_ = 0;
    Orientation orientation_ = Orientation::portrait;
    bool begun_ = false, anew_ = false;  ///< of the present section
};

/// The properties of a document. Without a time, which would change from run to run.
struct WordProperties {
    std::string title, subject;
    Language language = Language::en;
};

/// A .docx file of a text that was finished. `head` stands small at the head of each sheet but the
/// first of the numbered ones, below the number of the page.
std::string word_document(const WordText& text, const WordProperties& properties,
                          std::string_view head);

}  // namespace cchc::render
