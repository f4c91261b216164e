#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/pages/page.hpp"
#include "render/report_page.hpp"

/// Year-end scorecards as self-contained HTML pages: no script, no outside request.
namespace cchc::render {

/// What the pages of one report share. The report, the digests and the units outlive it.
class HtmlPages {
  public:
    /// `report`: with briefs. `units`: those that have files. `endings`: of the formats written;
    /// pages link to them. `threads`: for the index.
    HtmlPages(const Report& report, std::span<const InputDigest> inputs, const PageOptions& options,
              std::span<const UnitIndex> units, std::vector<std::string> endings, unsigned threads);
    ~HtmlPages();

    /// The scorecard of a unit. Several threads may draw.
    void draw_scorecard(const UnitDetail& unit, Page& page) const;
    /// The page that leads to all others; of many units it is long.
    void draw_index(Page& page) const;

  private:
    class Making;
    std::unique_ptr<Making> making_;
};

}  // namespace cchc::render
