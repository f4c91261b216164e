#pragma once

#include <optional>
#include <span>
#include <string>

#include "render/data_used.hpp"
#include "render/report_page.hpp"

namespace cchc::render {

/// The scorecard of a unit as a workbook: the scorecard, its targets as a table, scores and ranks,
/// what changed since the year before (`before`; null: none), which units below hold it back, their
/// matrix, the data it sent. Same report, same bytes. Numbers are numbers
/// (binary fractions, as the format has them) under formats that show the report's decimals; text
/// is never a formula. It is written to the file `name` of a folder, in which nobody else writes;
/// what is returned says why it could not be, in the system's words. Throws std::bad_alloc.
std::optional<std::string> write_xlsx(const Report& report, const UnitReport& unit,
                                      const Report* before, const DataUsed& data,
                                      std::span<const InputDigest> inputs,
                                      const PageOptions& options, const std::string& folder,
                                      const std::string& name);

}  // namespace cchc::render
