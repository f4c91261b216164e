#pragma once

#include <span>
#include <string>

#include "render/data_used.hpp"
#include "render/report_page.hpp"

namespace cchc::render {

/// The scorecard of a unit as a workbook: the scorecard, its targets as a table, scores and ranks,
/// what changed since the year before (`before`; null: none), which units below hold it back, their
/// matrix, the data it sent. Same report, same bytes. Numbers are numbers
/// (binary fractions, as the format has them) under formats that show the report's decimals; text
/// is never a formula. Throws std::runtime_error where the system gives no memory file.
std::string xlsx(const Report& report, const UnitReport& unit, const Report* before,
                 const DataUsed& data, std::span<const InputDigest> inputs,
                 const PageOptions& options);

}  // namespace cchc::render
