#pragma once

#include "render/machine/columns.hpp"

/// Columns that tables of targets and others have.
namespace cchc::render {

inline constexpr Column unit_column{
    "unit",
    CellType::text,
    {"Mã đơn vị", "Unit"},
    {"Mã đơn vị, như trong tệp đơn vị.", "Code of the unit, as in the units file."},
    true};
inline constexpr Column level_column{
    "level",
    CellType::text,
    {"Cấp", "Level"},
    {"Mã cấp của đơn vị trong chương trình.", "Id of the unit's level in the programme."},
    true};
inline constexpr Column indicator_column{
    "indicator",
    CellType::text,
    {"Chỉ tiêu", "Indicator"},
    {"Mã chỉ tiêu trong chương trình.", "Id of the indicator in the programme."},
    true};
inline constexpr Column horizon_column{
    "horizon",
    CellType::year,
    {"Mốc thời gian", "Horizon"},
    {"Đến hết năm này mục tiêu phải đạt.", "Year by whose end the target has to be attained."},
    true};
inline constexpr Column period_column{"period",
                                      CellType::year,
                                      {"Kỳ báo cáo", "Period"},
                                      {"Năm báo cáo.", "Year reported on."},
                                      true};

}  // namespace cchc::render
