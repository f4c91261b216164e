#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/scorecard/scorecard.hpp"
#include "render/text/table.hpp"

namespace cchc::render {

/// Something to read: headings, paragraphs and tables, one after another.
struct Document {
    struct Part {
        std::string heading;  ///< a part is one of the three
        std::string paragraph;
        std::optional<Grid> grid;
    };
    std::string title;
    std::vector<Part> parts;

    void add_heading(std::string text) { parts.push_back({std::move(text), {}, {}}); }
    /// Empty text adds nothing.
    void add(std::string text);
    void add(Grid grid) { parts.push_back({{}, {}, std::move(grid)}); }
};

/// Appends the document for a terminal.
void write_text(const Document& document, const TableStyle& style, std::string& out);

/// Appends the document as Markdown.
void write_markdown(const Document& document, std::string& out);

}  // namespace cchc::render
