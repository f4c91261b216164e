#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cchc::render {

/// A table for programs, as its CSV has it (render/machine).
struct NamedTable {
    std::string name;  ///< of its sheet
    std::string csv;
};

/// So many rows, the heading included, a sheet holds.
inline constexpr std::size_t rows_of_a_sheet = 1'048'576;

/// How many rows a table has, the heading included.
std::size_t rows_of(const NamedTable& table);

/// Tables as a workbook, a sheet each, for people who filter and sum up: the columns of the CSV
/// under the names that it has, numbers as numbers (binary fractions, as the format has them), true
/// and false as such, everything else as text, also codes that look like numbers. `title`: of the
/// workbook. Same tables, same bytes. Precondition: each table fits a sheet. It is written to the
/// file `name` of a folder, in which nobody else writes; what is returned says why it could not be,
/// in the system's words. Throws std::bad_alloc.
std::optional<std::string> write_tables_workbook(std::span<const NamedTable> tables,
                                                 std::string_view title, const std::string& folder,
                                                 const std::string& name);

}  // namespace cchc::render
