#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/sent_row.hpp"

namespace cchc::render {

/// The rows behind a report.
struct DataUsed {
    std::function<std::vector<SentRow>(UnitIndex)> rows_of;  ///< of an heir, in reading order
    std::span<const Remark> remarks;                         ///< of all rows, in reading order
    std::function<std::string(std::uint64_t)> place_of;      ///< "data/2025.csv:12"
};

}  // namespace cchc::render
