#pragma once

#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/report_page.hpp"

namespace cchc::render {

/// The annex of the year-end report on a unit, for the office to finish in Word: a table of the
/// targets, of the areas, of the units below and of reports that are missing, and what stands
/// behind them. Of a unit with units below a summary in words comes first, whose figures lead to
/// their rows. Same report, same bytes.
std::string docx(const Report& report, const UnitDetail& unit, std::span<const InputDigest> inputs,
                 const PageOptions& options);

}  // namespace cchc::render
