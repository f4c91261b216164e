#include "render/text/markup.hpp"

#include <fmt/format.h>

namespace cchc::render {

std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            if (std::string_view{"\\`*_{}[]#|~@"}.find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

void write_markdown_row(const std::vector<std::string>& cells, std::string& out) {
    out += '|';
    for (const std::string& cell : cells)
        out += " " + markdown_escaped(cell) + (cell.empty() ? "|" : " |");
    out += '\n';
}

void write_markdown_head(const std::vector<std::pair<std::string, bool>>& columns,
                         std::string& out) {
    std::vector<std::string> headings;
    std::string line = "|";
    for (const auto& [heading, number] : columns) {
        headings.push_back(heading);
        line += number ? " ---: |" : " --- |";
    }
    write_markdown_row(headings, out);
    out += line + "\n";
}

void write_markdown_grid(const Grid& grid, std::string& out) {
    if (!grid.heading.empty()) out += fmt::format("\n### {}\n", markdown_escaped(grid.heading));
    if (!grid.columns.empty()) {
        out += '\n';
        std::vector<std::pair<std::string, bool>> columns;
        for (const auto& column : grid.columns) columns.emplace_back(column.heading, column.number);
        write_markdown_head(columns, out);
    }
    for (const auto& row : grid.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) cells.push_back(cell.text);
        write_markdown_row(cells, out);
    }
    for (const std::string& remark : grid.remarks) out += "\n" + markdown_escaped(remark) + "\n";
}

}  // namespace cchc::render
