#include "render/text/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr int between_columns = 2;  ///< columns between columns
constexpr int least_flexible = 12;  ///< a column that gives way keeps so much

const char* code_of(Tone tone) {
    switch (tone) {
        case Tone::plain:
            return nullptr;
        case Tone::good:
            return "32";
        case Tone::bad:
            return "31";
        case Tone::warning:
            return "33";
        case Tone::moving:
            return "36";
        case Tone::missing:
            return "35";
        case Tone::aside:
            return "2";
    }
    return nullptr;
}

/// The least width in which a heading takes two lines at most, with no word broken.
int heading_width(const std::string& heading) {
    int width = 1;
    for (std::string_view rest = heading; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        width = std::max(width, unicode::width(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    while (unicode::wrapped(heading, width).size() > 2) ++width;
    return width;
}

std::string aligned(std::string text, int width, bool number) {
    return number ? unicode::padded_left(std::move(text), width)
                  : unicode::padded(std::move(text), width);
}

}  // namespace

std::string Screen::painted(const std::string& text, const char* code) const {
    if (!coloured_ || code == nullptr || text.empty()) return text;
    return std::string{"\x1b["} + code + "m" + text + "\x1b[0m";
}

std::string Screen::toned(const std::string& text, Tone tone) const {
    return painted(text, code_of(tone));
}

void Screen::line(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    out_ += text + "\n";
}

void Screen::paragraph(std::string_view text, int indent, std::string_view lead) {
    std::string start{lead};
    if (lead.empty()) start.assign(static_cast<std::size_t>(indent), ' ');
    for (const std::string& wrapped : unicode::wrapped(text, columns_ - indent)) {
        line(start + wrapped);
        start.assign(static_cast<std::size_t>(indent), ' ');
    }
}

void Screen::heading(std::string_view text) {
    for (const std::string& wrapped : unicode::wrapped(text, columns_)) line(bold(wrapped));
}

std::vector<int> Screen::widths_of(const Grid& grid) const {
    std::vector<int> widths;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        int width = heading_width(grid.columns[c].heading);
        for (const auto& row : grid.rows) width = std::max(width, unicode::width(row[c].text));
        widths.push_back(width);
    }
    return widths;
}

int Screen::excess(const std::vector<int>& widths) const {
    return std::accumulate(widths.begin(), widths.end(), 0) +
           between_columns * (static_cast<int>(widths.size()) - 1) - columns_;
}

void Screen::shorten_headings(Grid& grid) {
    std::string legend;
    for (Grid::Column& column : grid.columns) {
        if (column.sign.empty()) continue;
        legend += fmt::format("{}{} {}", legend.empty() ? "" : " · ", column.sign, column.heading);
        column.heading = column.sign;
    }
    if (!legend.empty()) grid.remarks.insert(grid.remarks.begin(), legend);
}

void Screen::row(const Grid& grid, const std::vector<int>& widths, const std::vector<Cell>& cells) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        // Only the column that gives way can be too narrow for its text.
        wrapped.push_back(unicode::wrapped(cells[c].text, std::max(widths[c], 1)));
        if (!grid.columns[c].flexible) wrapped.back() = {cells[c].text};
        height = std::max(height, wrapped.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (c > 0) text.append(between_columns, ' ');
            std::string piece = i < wrapped[c].size() ? wrapped[c][i] : "";
            text +=
                toned(aligned(std::move(piece), widths[c], grid.columns[c].number), cells[c].tone);
        }
        line(std::move(text));
    }
}

void Screen::head(const Grid& grid, const std::vector<int>& widths) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        wrapped.push_back(unicode::wrapped(grid.columns[c].heading, std::max(widths[c], 1)));
        height = std::max(height, wrapped.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            if (c > 0) text.append(between_columns, ' ');
            const std::size_t above = height - wrapped[c].size();
            text +=
                aligned(i < above ? "" : wrapped[c][i - above], widths[c], grid.columns[c].number);
        }
        line(std::move(text));
    }
    std::string rule;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        if (c > 0) rule.append(between_columns, ' ');
        for (int i = 0; i < widths[c]; ++i) rule += "─";
    }
    line(std::move(rule));
}

void Screen::grid(Grid grid) {
    std::vector<int> widths = widths_of(grid);
    if (excess(widths) > 0) {
        shorten_headings(grid);
        widths = widths_of(grid);
    }
    const auto flexible = std::ranges::find_if(grid.columns, &Grid::Column::flexible);
    if (flexible != grid.columns.end() && excess(widths) > 0) {
        int& gives_way = widths[static_cast<std::size_t>(flexible - grid.columns.begin())];
        gives_way = std::max(std::min(gives_way, least_flexible), gives_way - excess(widths));
    }
    if (!grid.heading.empty()) heading(grid.heading);
    if (!grid.columns.empty()) head(grid, widths);
    for (const auto& cells : grid.rows) row(grid, widths, cells);
    for (const std::string& remark : grid.remarks) paragraph(remark);
}

}  // namespace cchc::render
