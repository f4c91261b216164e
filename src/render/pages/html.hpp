#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.hpp"
#include "render/pages/page.hpp"
#include "render/report_page.hpp"

/// Year-end scorecards as self-contained HTML pages: no script, no outside request.
namespace cchc::render {

/// What the pages of one report share. The report, the one of the year before, the digests and the
/// units outlive it.
class HtmlPages {
  public:
    /// `before`: the report of the year before, for what changed; null: none. `units`: those that
    /// have files. `endings`: of the formats written; pages link to them. `threads`: for the index.
    HtmlPages(const Report& report, const Report* before, std::span<const InputDigest> inputs,
              const PageOptions& options, std::span<const UnitIndex> units,
              std::vector<std::string> endings, unsigned threads);
    ~HtmlPages();

    /// The scorecard of a unit, which is there in full. Several threads may draw.
    void draw_scorecard(const UnitReport& unit, Page& page) const;
    /// The units that the index tells of in sentences, and that must be there in full for it.
    std::vector<UnitIndex> told_on_index() const;
    /// The page that leads to all others; of many units it is long.
    void draw_index(Page& page) const;

  private:
    class Making;
    std::unique_ptr<Making> making_;
};

}  // namespace cchc::render
