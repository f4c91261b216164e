#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.hpp"
#include "render/report_page.hpp"

/// Year-end scorecards as self-contained HTML pages: no script, no outside request.
namespace cchc::render {

/// What the pages of one report share. The report, the one of the year before and the digests
/// outlive it.
class HtmlPages {
  public:
    /// `before`: the report of the year before, for what changed; null: none. `formats`: the
    /// endings of the files that stand beside each page, the index links to them.
    HtmlPages(const Report& report, const Report* before, std::span<const InputDigest> inputs,
              const PageOptions& options, std::vector<std::string> formats);
    ~HtmlPages();

    /// The scorecard of a unit, which is there in full. Several threads may ask.
    std::string scorecard(const UnitReport& unit);
    /// The page that leads to all others: league tables, who has not reported, the matrix. `units`:
    /// those that have a page.
    std::string index(std::span<const UnitIndex> units);

  private:
    class Making;
    std::unique_ptr<Making> making_;
};

}  // namespace cchc::render
