#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "render/pages/frame/page.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// The addresses of indicators, targets and areas on every unit's page: "TTHC-06", "TTHC-06-2030",
/// "TTHC".
struct AnchorNames {
    explicit AnchorNames(const Programme& programme);

    std::vector<std::string> indicators;
    std::vector<std::vector<std::string>> targets;  ///< by indicator
    std::vector<std::string> areas;
};

/// Where the links of one unit's page lead.
class Anchors {
  public:
    /// `names` and `areas`, the rows of the page, outlive it.
    Anchors(const AnchorNames& names, const Programme& programme,
            const std::vector<AreaRows>& areas);

    /// The address of a target: the first on the page of an indicator has the indicator's. Empty
    /// where the page has no row of it.
    std::string_view of(TargetPlace place) const;
    /// The address of the first row of an indicator; empty where the page has none.
    std::string_view of_indicator(IndicatorIndex indicator) const;
    /// The address of an area; empty where the page has no row of it.
    std::string_view of_area(std::uint16_t area) const;

    /// Text in which the targets that it names, as "TTHC-06 (2025)", lead to their rows.
    void draw_text(std::string_view text, Page& page) const;

  private:
    struct Row {
        IndicatorIndex indicator;
        std::uint16_t target;
        std::uint16_t area;
        std::string name;  ///< "TTHC-06 (2025)"
        std::string_view anchor;
    };
    struct Found {
        std::size_t at = std::string_view::npos;
        const Row* row = nullptr;
    };
    Found next_named(std::string_view text) const;

    const AnchorNames& names_;
    std::vector<Row> rows_;
};

}  // namespace cchc::render
