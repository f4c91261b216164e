#pragma once

#include <string>

namespace cchc::testing {

/// A workbook as its XML parts have it, from a description in lines (tests/README.md: "A
/// workbook").
std::string workbook_of(const std::string& description);

}  // namespace cchc::testing
