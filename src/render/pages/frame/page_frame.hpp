#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/input_digest.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/frame/file_names.hpp"
#include "render/pages/frame/template.hpp"
#include "render/report_page.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// Of a table that is too long for its page: so many of the first rows, and of the last.
inline constexpr std::size_t at_each_end = 10;

/// A file of a unit in one of the formats written.
struct UnitFile {
    std::string name;  ///< what people call the format: "Excel"
    std::string href;

    static void fields(auto&& see) {
        see("name", &UnitFile::name);
        see("href", &UnitFile::href);
    }
};

/// A sign of the page in words.
struct LegendEntry {
    std::string_view sign, tone, label;

    static void fields(auto&& see) {
        see("sign", &LegendEntry::sign);
        see("tone", &LegendEntry::tone);
        see("label", &LegendEntry::label);
    }
};

/// What every page holds around its own.
struct Frame {
    struct Input {
        std::string name, sha256;

        static void fields(auto&& see) {
            see("name", &Input::name);
            see("sha256", &Input::sha256);
        }
    };
    std::string_view lang;  ///< "vi" or "en"
    std::string title, programme, as_of, label;
    std::string_view final_figures;  ///< what final figures are; empty where these are not
    std::vector<Input> inputs;
    std::string so_many_inputs;
    bool standalone = false;  ///< the page holds its style

    static void fields(auto&& see) {
        see("lang", &Frame::lang);
        see("title", &Frame::title);
        see("programme", &Frame::programme);
        see("as_of", &Frame::as_of);
        see("label", &Frame::label);
        see("final_figures", &Frame::final_figures);
        see("version", [](const Frame&) { return std::string_view{CCHC_VERSION}; });
        see("inputs", &Frame::inputs);
        see("so_many_inputs", &Frame::so_many_inputs);
        see("standalone", &Frame::standalone);
        see("linked", [](const Frame& v) { return !v.standalone; });
    }
};

/// A table on a page, and a row of it.
struct TableView;
struct RowView;

/// What a table is on its page.
struct Section {
    std::string_view id{};             ///< where links to it lead; empty: none does
    const Anchors* anchors = nullptr;  ///< where targets and areas that it names lead; nullptr:
                                       ///< nowhere
    std::string folded{};  ///< how much there is, of a section that is folded on the screen; empty:
                           ///< it is not
    std::function<void(Page&)> draw_above{};  ///< a picture above the table; empty: none
};

/// What all pages of one report share: their frame, links, tables and legends. Several threads may
/// draw.
class PageFrame {
  public:
    /// `written`: the units that have files. `endings`: of the formats written.
    PageFrame(const Report& report, std::span<const InputDigest> inputs, const PageOptions& options,
              std::span<const UnitIndex> written, std::vector<std::string> endings);
    ~PageFrame();

    const Report& report() const { return report_; }
    const PageOptions& options() const { return options_; }
    Language language() const { return options_.language; }
    std::string name_of(UnitIndex unit) const;

    /// The page of a unit; empty where it has none.
    std::string page_of(UnitIndex unit) const;
    /// The page of an indicator with all units beside each other; empty where none of its targets
    /// is shown.
    const std::string& page_of_indicator(IndicatorIndex indicator) const {
        return indicator_pages_[indicator];
    }
    /// A name for one more page, "level-commune.html", that no other file of the folder has. To be
    /// asked for before pages are drawn.
    std::string new_page(const std::string& name);
    /// Whether units have files beside their pages.
    bool writes_more_than_pages() const;
    /// What else is written of a unit that has files.
    std::vector<UnitFile> files_of(UnitIndex unit) const;

    /// The frame of a page with this title.
    Frame frame(const std::string& title) const;

    /// How a table is drawn. On narrow screens the cells of a row stand below each other with their
    /// headings; a plain table is scrolled.
    enum class TableLayout : std::uint8_t { stacked, plain, remarks_first, with_files };
    /// Draws a table. Names of units lead to their pages.
    void draw(const Grid& grid, TableLayout layout, Page& page, const Section& section = {}) const;

    /// Signs in words, in the order of the statuses.
    std::vector<LegendEntry> legend(const std::set<Status>& used) const;

  private:
    /// `unit`: whose row it is, or no_unit.
    void draw_row(const Grid& grid, const std::vector<Cell>& row, UnitIndex unit,
                  TableLayout layout, Page& page, const Section& section) const;
    std::string link_of(const Cell& cell, const Section& section) const;

    const Report& report_;
    std::set<UnitIndex> written_;
    PageOptions options_;
    std::vector<std::string> endings_;
    SafeNames taken_;
    std::vector<std::string> names_;            ///< of the units' files
    std::vector<std::string> indicator_pages_;  ///< empty: none
    Frame frame_;
    std::unique_ptr<const Template<TableView>> table_;
    std::unique_ptr<const Template<RowView>> row_;
};

}  // namespace cchc::render
