#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/observations.hpp"

namespace cchc::render {

/// The rows behind a report, by who answers for them.
struct DataUsed {
    const Observations& observations;
    std::vector<std::vector<RowIndex>> rows;        ///< by UnitIndex of the heir; in reading order
    std::function<std::string(RowIndex)> place_of;  ///< "data/2025.csv:12"
};

}  // namespace cchc::render
