#include "render/text/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr int between_columns = 2;  ///< columns between columns
constexpr int least_flexible = 12;  ///< a column that gives way keeps so much
constexpr int longest_kept = 20;    ///< and words up to this width whole
constexpr int split_flexible = 28;  ///< its width where a table is drawn in several

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

/// The width of the longest word.
int word_width(std::string_view text) {
    int width = 1;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        width = std::max(width, unicode::width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return width;
}

/// The width of the longest word of a column.
int word_width(const Grid& grid, std::size_t column) {
    int width = word_width(grid.columns[column].heading);
    for (const auto& row : grid.rows) width = std::max(width, word_width(row[column].text));
    return width;
}

/// The least width in which a heading takes two lines at most, with no word broken.
int heading_width(const std::string& heading) {
    int width = word_width(heading);
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

std::vector<int> Screen::widths_of(const Grid& grid) {
    std::vector<int> widths;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        int width = heading_width(grid.columns[c].heading);
        for (const auto& row : grid.rows) width = std::max(width, unicode::width(row[c].text));
        widths.push_back(width);
    }
    return widths;
}

int Screen::excess(const Layout& layout) const {
    int width = layout.gap * (static_cast<int>(layout.columns.size()) - 1);
    for (const std::size_t column : layout.columns) width += layout.widths[column];
    return width - columns_;
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

void Screen::row(const Grid& grid, const Layout& layout, const std::vector<Cell>& cells) {
    std::vector<std::vector<std::string>> wrapped(cells.size());
    std::size_t height = 1;
    for (const std::size_t c : layout.columns) {
        const int width = layout.widths[c];
        if (unicode::width(cells[c].text) > width) {
            wrapped[c] = unicode::wrapped(cells[c].text, std::max(width, 1));
        } else {
            wrapped[c] = {cells[c].text};
        }
        height = std::max(height, wrapped[c].size());
    }
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (const std::size_t c : layout.columns) {
            if (c != layout.columns.front()) text.append(static_cast<std::size_t>(layout.gap), ' ');
            std::string piece = i < wrapped[c].size() ? wrapped[c][i] : "";
            text += toned(aligned(std::move(piece), layout.widths[c], grid.columns[c].number),
                          cells[c].tone);
        }
        line(std::move(text));
    }
}

void Screen::head(const Grid& grid, const Layout& layout) {
    std::vector<std::vector<std::string>> wrapped(grid.columns.size());
    std::size_t height = 1;
    for (const std::size_t c : layout.columns) {
        wrapped[c] = unicode::wrapped(grid.columns[c].heading, std::max(layout.widths[c], 1));
        height = std::max(height, wrapped[c].size());
    }
    const auto gap_before = [&](std::size_t column) {
        return std::string(
            column == layout.columns.front() ? 0 : static_cast<std::size_t>(layout.gap), ' ');
    };
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (const std::size_t c : layout.columns) {
            const std::size_t above = height - wrapped[c].size();
            text += gap_before(c) + aligned(i < above ? "" : wrapped[c][i - above],
                                            layout.widths[c], grid.columns[c].number);
        }
        line(std::move(text));
    }
    std::string rule;
    for (const std::size_t c : layout.columns) {
        rule += gap_before(c);
        for (int i = 0; i < layout.widths[c]; ++i) rule += "─";
    }
    line(std::move(rule));
}

void Screen::narrow(const Grid& grid, Layout& layout) const {
    const auto give_way = [&](std::size_t column, int least) {
        if (excess(layout) <= 0) return;
        int& width = layout.widths[column];
        width = std::max(std::min(width, least), width - excess(layout));
    };
    for (const std::size_t c : layout.columns) {
        const int kept = std::min(word_width(grid, c), longest_kept);
        if (grid.columns[c].flexible) give_way(c, std::max(least_flexible, kept));
    }
    if (excess(layout) > 0) layout.gap = 1;
    for (const std::size_t c : layout.columns) {
        const bool text = !grid.columns[c].number && !grid.columns[c].flexible;
        if (text) give_way(c, word_width(grid, c));
    }
}

std::vector<Screen::Layout> Screen::split(const Grid& grid, const Layout& whole) const {
    Layout texts{{}, whole.widths, between_columns};
    std::vector<std::size_t> numbers;
    for (const std::size_t c : whole.columns) {
        (grid.columns[c].number ? numbers : texts.columns).push_back(c);
        if (grid.columns[c].flexible) {
            const std::vector<int> natural = widths_of(grid);
            texts.widths[c] = std::min(natural[c], split_flexible);
        }
    }
    std::vector<Layout> parts{texts};
    for (const std::size_t number : numbers) {
        parts.back().columns.push_back(number);
        const bool alone = parts.back().columns.size() == texts.columns.size() + 1;
        if (excess(parts.back()) <= 0 || alone) continue;
        parts.back().columns.pop_back();
        parts.push_back(texts);
        parts.back().columns.push_back(number);
    }
    return parts;
}

std::vector<Screen::Layout> Screen::layouts_of(Grid& grid) const {
    Layout layout{{}, widths_of(grid), between_columns};
    for (std::size_t c = 0; c < grid.columns.size(); ++c) layout.columns.push_back(c);
    if (excess(layout) <= 0) return {layout};
    shorten_headings(grid);
    layout.widths = widths_of(grid);
    narrow(grid, layout);
    return excess(layout) > 0 ? split(grid, layout) : std::vector{layout};
}

void Screen::table(const Grid& grid, const Layout& layout, bool continued) {
    if (continued) blank();
    head(grid, layout);
    const auto has_numbers = [&](const std::vector<Cell>& cells) {
        return std::ranges::any_of(layout.columns, [&](std::size_t c) {
            return grid.columns[c].number && !cells[c].text.empty();
        });
    };
    for (const auto& cells : grid.rows) {
        if (!continued || has_numbers(cells)) row(grid, layout, cells);
    }
}

void Screen::grid(Grid grid) {
    if (!grid.heading.empty()) heading(grid.heading);
    if (!grid.columns.empty()) {
        const std::vector<Layout> layouts = layouts_of(grid);
        for (const Layout& layout : layouts) table(grid, layout, &layout != &layouts.front());
    }
    for (const std::string& remark : grid.remarks) paragraph(remark);
}

}  // namespace cchc::render
