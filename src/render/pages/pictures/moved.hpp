#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/pages/frame/page_frame.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

/// A figure of a table; empty where there is none.
struct MovedCell {
    std::string text;

    static void fields(auto&& see) { see("text", &MovedCell::text); }
};

/// What one unit, several, or all together added to a change.
struct MovedRow {
    std::string name, link{}, aside{};  ///< aside: whose figures are in it, and whether it entered
    std::string share{}, result{};      ///< before and after
    std::vector<MovedCell> effects{};
    Tone tone = Tone::moving;
    double from = 0, to = 0, start = 0;  ///< where the bar stands, see draw_move

    static void fields(auto&& see) {
        see("name", &MovedRow::name);
        see("link", &MovedRow::link);
        see("aside", &MovedRow::aside);
        see("share", &MovedRow::share);
        see("result", &MovedRow::result);
        see("effects", &MovedRow::effects);
        see("bar", &MovedRow::draw_bar);
    }
    void draw_bar(Page& page) const;
};

/// What moved the value of a unit since the year before.
struct MovedView {
    std::string id, heading, summary, before;
    std::string_view in_points, note;
    std::vector<MovedCell> columns;
    std::vector<MovedRow> rows, sum;  ///< sum: one, of all units

    static void fields(auto&& see) {
        see("id", &MovedView::id);
        see("heading", &MovedView::heading);
        see("summary", &MovedView::summary);
        see("before", &MovedView::before);
        see("in_points", &MovedView::in_points);
        see("note", &MovedView::note);
        see("columns", &MovedView::columns);
        see("rows", &MovedView::rows);
        see("sum", &MovedView::sum);
    }
};

/// The section of a page about one change, which is not 0. `id`: of the section.
MovedView moved_view(const PageFrame& frame, const Moves& moves, std::string id);

}  // namespace cchc::render
