#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/report.hpp"

/// Report to bytes, one format a file. Nothing here calculates: every number is in the report.
namespace cchc::render {

/// Which part of a report is written.
struct Selection {
    std::vector<UnitIndex> units;  ///< ascending; empty: all
    std::optional<Year> horizon;   ///< only targets and scores of this horizon; absent: of all
    bool goes_on = false;          ///< of a table that has begun: without its heading

    bool has_unit(UnitIndex unit) const {
        return units.empty() || std::ranges::binary_search(units, unit);
    }
    bool has_horizon(Year year) const { return !horizon || *horizon == year; }
};

/// What a year-end report says of its figures; empty texts are not told.
struct Labels {
    std::string as_of;  ///< where they stand
    std::string label;  ///< what they are
};

}  // namespace cchc::render
