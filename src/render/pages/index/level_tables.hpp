#pragma once

#include "render/pages/frame/other_page.hpp"
#include "render/pages/pictures/heat_map.hpp"

namespace cchc::render {

struct LevelView;
struct LevelPageView;

/// The ranked tables of all levels: on the index where the units of a level are few; else the
/// first and last of them there, and all on pages of their own, one for each unit above them.
class LevelTables {
  public:
    /// Names the pages. `horizon`: whose targets are shown with the ranks. What is handed over
    /// outlives it.
    LevelTables(PageFrame& frame, const Scorecards& cards, const UnitGroups& groups, Year horizon);
    ~LevelTables();

    /// Whether a level is on pages of its own.
    bool is_split(LevelIndex level) const;
    /// Draws what the index says of a level. `league`: at which the units are ranked; absent: in
    /// the year's standing. `copies`: of the page that it is drawn on.
    void draw(LevelIndex level, std::optional<Year> league, Year horizon, RowOrder order,
              const Copies& copies, Page& page) const;
    /// The pages of levels that are split.
    std::vector<OtherPage> pages() const;

  private:
    /// The units of a level below one unit, and the pages that hold them: for each order, so many
    /// units on each.
    struct Group {
        UnitGroup of;
        std::string name;
        std::array<std::vector<std::string>, row_orders.size()> pages;
    };
    void name_pages(PageFrame& frame, LevelIndex level);
    void draw_split(LevelView& view, const HeatTable& table, Page& page) const;
    void draw_page(const Group& group, RowOrder order, std::size_t part, Page& page) const;

    const PageFrame& frame_;
    const Scorecards& cards_;
    const UnitGroups& groups_;
    Year horizon_;
    HeatMaps heat_;
    std::map<LevelIndex, std::vector<Group>> split_;
    std::unique_ptr<const Template<LevelView>> view_;
    std::unique_ptr<const Template<LevelPageView>> page_;
};

}  // namespace cchc::render
