#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "model/report.hpp"

/// Report to bytes, one format a file. Nothing here calculates: every number is in the report.
namespace cchc::render {

/// Which part of a table is written of the units at hand.
struct TablePart {
    Horizons horizons = {};  ///< only their targets and scores
    bool goes_on = false;    ///< the table has begun: without its heading
};

/// Which part of a report is written.
struct Selection : TablePart {
    std::vector<UnitIndex> units;  ///< ascending; empty: all

    bool has_unit(UnitIndex unit) const {
        return units.empty() || std::ranges::binary_search(units, unit);
    }
};

/// Does something with the report of each unit selected, in their order.
template <typename Do>
void for_each_selected(const Report& report, const Selection& selection, Do&& act) {
    if (selection.units.empty()) std::ranges::for_each(report.reports, act);
    for (const UnitIndex unit : selection.units) {
        if (const UnitReport* selected = report.find(unit)) act(*selected);
    }
}

/// What a year-end report says of its figures; empty texts are not told.
struct Labels {
    std::string as_of;  ///< where they stand
    std::string label;  ///< what they are
};

}  // namespace cchc::render
