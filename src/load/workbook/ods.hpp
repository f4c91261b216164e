#pragma once

#include "load/workbook/xlsx.hpp"

namespace cchc::load {

/// Reads the sheets of an OpenDocument spreadsheet (.ods), as `read_xlsx` does.
void read_ods(const Package& package, const std::function<bool(std::string_view)>& wants,
              const TakeSheet& take);

}  // namespace cchc::load
