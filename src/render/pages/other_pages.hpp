#pragma once

#include "render/pages/index/index_page.hpp"
#include "render/pages/index/indicator_pages.hpp"

namespace cchc::render {

/// Everything that lies in the folder beside the units' files and the tables as CSV.
class OtherPages {
  public:
    /// What is handed over outlives it. Precondition: the report has briefs.
    OtherPages(PageFrame& frame, std::span<const UnitIndex> units);

    /// The index first.
    std::vector<OtherPage> pages() const;

  private:
    const PageFrame& frame_;
    UnitGroups groups_;
    IndexPages index_;
    IndicatorPages indicators_;
};

}  // namespace cchc::render
