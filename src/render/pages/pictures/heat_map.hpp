#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "render/pages/frame/page_frame.hpp"
#include "render/pages/index/unit_groups.hpp"
#include "render/scorecard/league.hpp"

namespace cchc::render {

/// In which order the units of a ranked table stand.
enum class RowOrder : std::uint8_t { rank, name, attained };
inline constexpr std::array row_orders{RowOrder::rank, RowOrder::name, RowOrder::attained};

/// The pages that hold the same tables, by RowOrder; empty: there is none.
using Copies = std::array<std::string, row_orders.size()>;

/// A ranked table: units down, how they are ranked and the targets of a horizon across, in each
/// cell the value and the sign of its verdict.
struct HeatTable {
    LevelIndex level = 0;
    const Reports* units = nullptr;  ///< of the level, whose rows these are; not empty
    std::optional<Year> league;      ///< at which they are ranked; absent: in the year's standing
    Year horizon = 0;                ///< of the targets
    UnitIndex whole = no_unit;       ///< whose results stand first; no_unit: nobody's
    RowOrder order = RowOrder::rank;
    Copies copies;                                 ///< what the headings lead to
    std::size_t first = 0, end = ~std::size_t{0};  ///< which of the rows in this order
};

struct HeatView;

/// One row of a table of units.
struct UnitRow {
    struct Field {
        std::string text;
        std::string look;  ///< in the style sheet; empty: plain

        static void fields(auto&& see) {
            see("text", &Field::text);
            see("look", &Field::look);
        }
    };
    std::string_view kind;  ///< of a row that is no unit's own: "whole"
    std::vector<Field> before;
    std::string name, link;
    std::vector<Field> after;
    bool files_column = false;
    std::vector<UnitFile> files{};

    static void fields(auto&& see) {
        see("kind", &UnitRow::kind);
        see("before", &UnitRow::before);
        see("name", &UnitRow::name);
        see("link", &UnitRow::link);
        see("after", &UnitRow::after);
        see("files_column", &UnitRow::files_column);
        see("files", &UnitRow::files);
    }
};

/// Makes the ranked tables of one report. Several threads may draw.
class HeatMaps {
  public:
    /// What is handed over outlives it.
    HeatMaps(const PageFrame& frame, const UnitGroups& groups);
    ~HeatMaps();

    /// Draws a table, or several where there are too many targets for one; the first says how the
    /// units are ranked.
    void draw(const HeatTable& table, Page& page) const;

  private:
    class Drawing;
    const PageFrame& frame_;
    const UnitGroups& groups_;
    std::vector<TargetPlace> places_;
    std::unique_ptr<const Template<HeatView>> view_;
    std::unique_ptr<const Template<UnitRow>> row_;
};

}  // namespace cchc::render
