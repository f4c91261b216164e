#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "command/options.hpp"
#include "render/office/tables.hpp"

/// The bytes of workbooks, which the library writes to files only.
namespace cchc::command {

/// Writes a workbook to a file of a folder; what is returned says why it could not be, in the
/// system's words.
using WriteWorkbook =
    std::function<std::optional<std::string>(const std::string& folder, const std::string& name)>;

/// The bytes of a workbook that is written in a folder of its own, or why there are none.
std::variant<std::string, FileError> made_workbook(
    std::variant<std::unique_ptr<TemporaryFolder>, FileError> folder, const WriteWorkbook& write);

/// The same. Throws Stop.
std::string workbook_bytes(const Session& session, const WriteWorkbook& write);

/// Throws Stop where a table has more rows than a sheet holds, the heading included.
void require_rows_of_a_sheet(const std::string& table, std::size_t rows);

/// Writes a workbook where --output says, whole or not at all. Throws Stop.
void deliver_workbook(Session& session, const WriteWorkbook& write);

/// The same for tables, a sheet each. Throws Stop where one has more rows than a sheet holds.
void deliver_tables(Session& session, const std::vector<render::NamedTable>& tables);

}  // namespace cchc::command
