#pragma once

#include "render/pages/index/level_tables.hpp"

namespace cchc::render {

struct IndexView;

/// The pages that lead to all others: the index, the same in other orders, and the ranks at the
/// other horizons that matter. The index says first what is wanting, how the province stands and
/// what it missed; then come the levels, who has not reported, and the indicators.
class IndexPages {
  public:
    /// What is handed over outlives it. Precondition: the report has briefs.
    IndexPages(PageFrame& frame, const UnitGroups& groups);
    ~IndexPages();

    /// All of them, and the pages of levels that are too large for them.
    std::vector<OtherPage> pages() const;

  private:
    class Drawing;
    bool tells(LevelIndex level) const;

    const PageFrame& frame_;
    const UnitGroups& groups_;
    Scorecards cards_;
    std::vector<Year> horizons_;  ///< by urgency; not empty
    LevelTables tables_;
    Copies copies_;  ///< of the index; empty where no table stands in it whole
    std::vector<std::string> horizon_pages_;  ///< of the horizons after the first
    std::unique_ptr<const Template<IndexView>> view_;
};

}  // namespace cchc::render
