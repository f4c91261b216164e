#pragma once

#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/report_page.hpp"

namespace cchc::render {

/// The scorecard of a unit as the annex of the year-end report, for the office to finish in Word:
/// A4 across, Times New Roman, margins and headings as official documents have them (Nghị định
/// 30/2020/NĐ-CP), table headings repeated on every page. Same report, same bytes.
std::string docx(const Report& report, const UnitDetail& unit, std::span<const InputDigest> inputs,
                 const PageOptions& options);

}  // namespace cchc::render
