#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "render/matrix.hpp"
#include "render/report_page.hpp"
#include "render/scorecard.hpp"
#include "render/template.hpp"

namespace cchc::render {

/// A file of a unit in one of the formats written.
struct UnitFile {
    std::string name;  ///< what people call the format: "Excel"
    std::string href;
};

/// What all pages of one report share: their frame, links, tables and legends. Several threads may
/// draw.
class PageFrame {
  public:
    /// `written`: the units that have files. `endings`: of the formats written.
    PageFrame(const Report& report, std::span<const InputDigest> inputs, const PageOptions& options,
              std::span<const UnitIndex> written, std::vector<std::string> endings);

    const Report& report() const { return report_; }
    const PageOptions& options() const { return options_; }
    Language language() const { return options_.language; }
    bool in_vietnamese() const { return options_.language == Language::vi; }
    std::string name_of(UnitIndex unit) const;

    /// The page of a unit; empty where it has none.
    std::string page_of(UnitIndex unit) const;
    /// What else is written of a unit that has files.
    std::vector<UnitFile> files_of(UnitIndex unit) const;
    std::vector<Object> links_to_files_of(UnitIndex unit) const;

    /// What every page holds.
    Object frame(const std::string& title) const;

    /// How a table is drawn.
    enum class Look : std::uint8_t { stacked, remarks_first, matrix, with_files };
    /// Draws a table row by row: some have thousands. Names of units lead to their pages.
    void draw(const Grid& grid, Look look, const Sink& sink);
    /// Draws a table whose rows are made one by one, of these units.
    void draw(const Grid& head, std::span<const UnitReport* const> units, const RowOf& row_of,
              const Sink& sink);

    /// Signs in words, in the order of the statuses.
    std::vector<Object> legend(const std::set<Status>& used) const;

  private:
    bool writes_more_than_pages() const;
    Object table_of(const Grid& grid, Look look) const;
    /// `unit`: whose row it is, or no_unit.
    void draw_row(const Grid& grid, const std::vector<Cell>& row, UnitIndex unit, Look look,
                  const Sink& sink);
    std::vector<Object> cells_of(const Grid& grid, const std::vector<Cell>& row, UnitIndex unit,
                                 bool labelled) const;

    const Report& report_;
    std::span<const InputDigest> inputs_;
    PageOptions options_;
    std::set<UnitIndex> written_;
    std::vector<std::string> endings_;
    std::vector<std::string> names_;  ///< of the units' files
    Template grid_, row_;
};

}  // namespace cchc::render
