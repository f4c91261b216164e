#pragma once

#include "load/text/headings.hpp"
#include "load/workbook/workbook.hpp"

namespace cchc::load {

/// Makes merged cells of a sheet say what people see: the value counts in the first of them, and
/// what hides behind it does not. The code of a row (unit, indicator, period) that is merged over
/// several rows counts for each of them, which is a finding. Throws Unreadable where cells are
/// merged twice.
void read_merged_cells(SheetTable& table, Form form, std::vector<SheetFinding>& findings);

}  // namespace cchc::load
