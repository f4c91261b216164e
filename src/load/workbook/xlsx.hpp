#pragma once

#include <functional>
#include <vector>

#include "load/workbook/package.hpp"
#include "load/workbook/sheet_table.hpp"

namespace cchc::load {

/// What is done with each sheet of a workbook, in its order.
using TakeSheet = std::function<void(SheetTable)>;

/// Reads the sheets of an Office Open XML workbook (.xlsx, .xlsm). Throws Unreadable.
/// `wants`: whether a sheet of a name is read at all.
void read_xlsx(const Package& package, const std::function<bool(std::string_view)>& wants,
               const TakeSheet& take);

}  // namespace cchc::load
