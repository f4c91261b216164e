#pragma once

#include "render/pages/frame/other_page.hpp"
#include "render/pages/pictures/heat_map.hpp"

namespace cchc::render {

struct IndicatorPageView;
struct TargetSectionView;
struct MovedView;

/// A page for each indicator: at each of its targets all units of a level beside each other,
/// ranked, with a picture of how they lie, who has not reported, and what moved the result of the
/// units at the top. Of a level with too many units
/// the first and the last, and all on pages of their own, one for each unit above them. Only units
/// that have files have rows; ranks, medians and counts are those of all units.
class IndicatorPages {
  public:
    /// Names the pages. What is handed over outlives it.
    IndicatorPages(PageFrame& frame, const UnitGroups& groups);
    ~IndicatorPages();

    std::vector<OtherPage> pages() const;

  private:
    class Drawing;
    /// The units of a level below one unit at one indicator.
    struct Part {
        IndicatorIndex indicator = 0;
        std::size_t group = 0;  ///< in the groups of the level
        std::string page;
    };
    void name_parts(PageFrame& frame, LevelIndex level);

    const PageFrame& frame_;
    const UnitGroups& groups_;
    std::vector<std::size_t> first_;  ///< by indicator: its first target in Programme::targets()
    std::map<LevelIndex, std::vector<UnitGroup>> split_;
    std::map<LevelIndex, std::vector<Part>> parts_;  ///< by indicator, then as the groups
    std::unique_ptr<const Template<IndicatorPageView>> page_;
    std::unique_ptr<const Template<TargetSectionView>> section_;
    std::unique_ptr<const Template<MovedView>> moved_;
    std::unique_ptr<const Template<UnitRow>> row_;
};

}  // namespace cchc::render
