#pragma once

#include <optional>
#include <string_view>

#include "model/units.hpp"

namespace cchc::load {

inline constexpr Year first_year = 1900;
inline constexpr Year last_year = 2100;

/// Four digits as a year, 1900 to 2100, or nothing. Spaces around them do not count.
std::optional<Year> year_of(std::string_view text);

/// `2025-06-30`, or a year for its first or `last` day; nothing where the text is no such day.
std::optional<Day> day_of(std::string_view text, bool last);

/// The one year that a text means which is none as it stands: `Năm 2025`, `2025.0`, `2,025`, `2025
/// (chính thức)`; its end, to which figures run from its start: `31/12/2025`, `31/12/25`,
/// `12/2025`, `Q4/2025`. Nothing for another part of a year (`Q1/2025`, `30/6/2025`) or any other
/// text (`Kế hoạch 2025`).
std::optional<Year> year_meant(std::string_view text);

}  // namespace cchc::load
