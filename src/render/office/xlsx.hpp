#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/report_page.hpp"

namespace cchc::render {

/// The scorecard of a unit as a workbook: the scorecard, its targets as a table, scores and ranks,
/// what changed since the year before, which units below hold it back, their matrix, the data it
/// sent. `place_of`: where a row stands, as people are shown it. Same report, same bytes. Numbers
/// are numbers (binary fractions, as the format has them) under formats that show the report's
/// decimals; text is never a formula. It is written to the file `name` of a folder, in which nobody
/// else writes; what is returned says why it could not be, in the system's words. Throws
/// std::bad_alloc.
std::optional<std::string> write_xlsx(const Report& report, const UnitDetail& unit,
                                      const PlaceText& place_of,
                                      std::span<const InputDigest> inputs,
                                      const PageOptions& options, const std::string& folder,
                                      const std::string& name);

}  // namespace cchc::render
