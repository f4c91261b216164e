#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/lineage.hpp"
#include "model/observations.hpp"

namespace cchc::render {

/// The rows behind a report.
struct DataUsed {
    const Observations& observations;
    Lineage lineage;                                     ///< seen from the period of the report
    std::function<std::string(std::uint64_t)> place_of;  ///< "data/2025.csv:12"

    /// The rows up to the period that a unit answers for, in reading order.
    std::vector<SentRow> rows(UnitIndex heir) const;
};

}  // namespace cchc::render
