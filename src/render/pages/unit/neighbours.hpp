#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/pages/frame/page_frame.hpp"

namespace cchc::render {

/// A page beside this one.
struct NeighbourView {
    std::string_view rel, arrow;
    std::string name, href;

    static void fields(auto&& see) {
        see("rel", &NeighbourView::rel);
        see("arrow", &NeighbourView::arrow);
        see("name", &NeighbourView::name);
        see("href", &NeighbourView::href);
    }
};

/// Which pages of units lie beside each other: in the order of the league table of their level,
/// those without a rank behind.
class Neighbours {
  public:
    /// The frame outlives it.
    Neighbours(const PageFrame& frame, const Scorecards& cards);

    /// Up to the parent, and to the units before and behind; only what has a page.
    std::vector<NeighbourView> of(const UnitReport& unit) const;

  private:
    const PageFrame& frame_;
    std::vector<UnitIndex> before_, next_;  ///< by unit
};

}  // namespace cchc::render
