#include "render/pages/other_pages.hpp"

#include "render/pages/pages.hpp"

namespace cchc::render {

namespace {

void draw_sources(const PageFrame& frame, Page& page) {
    const Template<Frame> form{pages::sources, frame.language()};
    form.draw(frame.frame(words(frame.language()).sources), page);
}

/// The style has words of the language that stand where headings do not.
void draw_style(const PageFrame& frame, Page& page) {
    const Template<Frame> form{"{{>css}}", frame.language()};
    form.draw(frame.frame({}), page);
}

}  // namespace

OtherPages::OtherPages(PageFrame& frame, std::span<const UnitIndex> units)
    : frame_(frame),
      groups_(frame.report(), units),
      index_(frame, groups_),
      indicators_(frame, groups_) {}

std::vector<OtherPage> OtherPages::pages() const {
    std::vector<OtherPage> pages = index_.pages();
    for (OtherPage& page : indicators_.pages()) pages.push_back(std::move(page));
    pages.push_back({"sources.html", [this](Page& page) { draw_sources(frame_, page); }});
    if (!frame_.options().standalone)
        pages.push_back({"style.css", [this](Page& page) { draw_style(frame_, page); }});
    return pages;
}

}  // namespace cchc::render
