#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/pages/frame/other_page.hpp"
#include "render/report_page.hpp"

/// Year-end scorecards as HTML pages that need no network, and can be read without a script.
namespace cchc::render {

/// What the pages of one report share. The report, the digests and the units outlive it.
class HtmlPages {
  public:
    /// `report`: with briefs. `units`: those that have files. `endings`: of the formats written;
    /// pages link to them. `threads`: for what pages share.
    HtmlPages(const Report& report, std::span<const InputDigest> inputs, const PageOptions& options,
              std::span<const UnitIndex> units, std::vector<std::string> endings, unsigned threads);
    ~HtmlPages();

    /// The scorecard of a unit. Several threads may draw.
    void draw_scorecard(const UnitDetail& unit, Page& page) const;
    /// What else the folder holds: the index first, the pages of levels and of indicators, the
    /// sources, and how all of them look.
    std::vector<OtherPage> others() const;

  private:
    class Making;
    std::unique_ptr<Making> making_;
};

}  // namespace cchc::render
