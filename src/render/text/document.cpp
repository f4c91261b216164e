#include "render/text/document.hpp"

#include <utility>

#include "render/text/markup.hpp"
#include "render/text/screen.hpp"

namespace cchc::render {

void Document::add(std::string text) {
    if (!text.empty()) parts.push_back({{}, std::move(text), {}});
}

void write_text(const Document& document, const TableStyle& style, std::string& out) {
    Screen screen{style.columns, style.coloured, out};
    screen.heading(document.title);
    for (const Document::Part& part : document.parts) {
        if (!part.heading.empty()) {
            screen.blank();
            screen.heading(part.heading);
        } else if (part.grid) {
            screen.blank();
            screen.grid(*part.grid);
        } else {
            screen.paragraph(part.paragraph);
        }
    }
}

void write_markdown(const Document& document, std::string& out) {
    out += "# " + markdown_escaped(document.title) + "\n";
    bool below_heading = false;  // a table has its heading one level below the last
    for (const Document::Part& part : document.parts) {
        if (!part.heading.empty()) {
            out += "\n## " + markdown_escaped(part.heading) + "\n";
            below_heading = true;
        } else if (part.grid && !below_heading && !part.grid->heading.empty()) {
            Grid grid = *part.grid;
            out += "\n## " + markdown_escaped(std::exchange(grid.heading, {})) + "\n";
            write_markdown_grid(grid, out);
        } else if (part.grid) {
            write_markdown_grid(*part.grid, out);
        } else {
            out += "\n" + markdown_escaped(part.paragraph) + "\n";
        }
    }
}

}  // namespace cchc::render
