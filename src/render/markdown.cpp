#include "render/markdown.hpp"

#include <fmt/format.h>

#include "render/scorecard.hpp"
#include "render/words.hpp"

namespace cchc::render {

namespace {

/// Text as text: nothing in it is taken for markup, a link or the end of a cell.
std::string escaped(std::string_view text) {
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

void write_row(const std::vector<std::string>& cells, std::string& out) {
    out += '|';
    for (const std::string& cell : cells) out += " " + escaped(cell) + (cell.empty() ? "|" : " |");
    out += '\n';
}

/// A heading row and the line below it; true: a column of numbers.
void write_head(const std::vector<std::pair<std::string, bool>>& columns, std::string& out) {
    std::vector<std::string> headings;
    std::string line = "|";
    for (const auto& [heading, number] : columns) {
        headings.push_back(heading);
        line += number ? " ---: |" : " --- |";
    }
    write_row(headings, out);
    out += line + "\n";
}

void write_grid(const Grid& grid, std::string& out) {
    out += fmt::format("\n### {}\n\n", escaped(grid.heading));
    std::vector<std::pair<std::string, bool>> columns;
    for (const auto& column : grid.columns) columns.emplace_back(column.heading, column.number);
    write_head(columns, out);
    for (const auto& row : grid.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) cells.push_back(cell.text);
        write_row(cells, out);
    }
    for (const std::string& remark : grid.remarks) out += "\n" + escaped(remark) + "\n";
}

std::string joined(const std::vector<std::string>& remarks) {
    std::string text;
    for (const std::string& remark : remarks) text += (text.empty() ? "" : "; ") + remark;
    return text;
}

void write_area(const AreaRows& area, const Words& w, std::string& out) {
    out += fmt::format("\n### {} ({})\n\n", escaped(area.name), escaped(area.id));
    const auto heading = [](std::string_view text) { return std::string{text}; };
    write_head({{heading(w.indicator), false}, {heading(w.by), true}, {heading(w.status), false},
                {heading(w.result), true}, {heading(w.must_reach), false}, {heading(w.counts), true},
                {heading(w.remarks), false}},
               out);
    for (const IndicatorRows& indicator : area.indicators) {
        bool first = true;
        for (const TargetRow& target : indicator.targets) {
            write_row({first ? indicator.id + " " + indicator.name : "", std::to_string(target.horizon),
                       target.status.text, target.result, target.must_reach, target.counts,
                       joined(target.remarks)},
                      out);
            first = false;
        }
    }
}

void write_scorecard(const Scorecard& card, const Words& w, std::string& out) {
    out += fmt::format("# {}: {}\n\n", escaped(card.title), escaped(card.unit));
    out += escaped(card.unit_line);
    if (card.provisional) out += fmt::format(" · **{}**", w.provisional);
    out += "  \n" + escaped(card.programme) + "\n";
    for (const std::string& sentence : card.sentences) out += "\n- " + escaped(sentence);
    if (!card.sentences.empty()) out += "\n";
    for (const AreaRows& area : card.areas) write_area(area, w, out);
    if (!card.not_applicable.empty()) out += "\n" + escaped(card.not_applicable) + "\n";
    if (card.context) write_grid(*card.context, out);
    for (const Grid& grid : card.scores) write_grid(grid, out);
    for (const Grid& grid : card.leagues) write_grid(grid, out);
}

}  // namespace

void write_markdown(const Report& report, const Selection& selection, Language language,
                    std::string& out) {
    const Scorecards cards{report, language, selection.horizon};
    bool first = true;
    for (const UnitReport& unit : report.reports) {
        if (!selection.has_unit(unit.unit)) continue;
        if (!first) out += "\n---\n\n";
        first = false;
        write_scorecard(cards.of(unit), words(language), out);
    }
}

}  // namespace cchc::render
