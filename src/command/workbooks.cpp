#include "command/workbooks.hpp"

#include <fmt/format.h>

#include "command/stop.hpp"

namespace cchc::command {

std::variant<std::string, FileError> made_workbook(
    std::variant<std::unique_ptr<TemporaryFolder>, FileError> folder, const WriteWorkbook& write) {
    if (auto* error = std::get_if<FileError>(&folder)) return std::move(*error);
    const auto& begun = *std::get<std::unique_ptr<TemporaryFolder>>(folder);
    constexpr const char* name = "workbook.xlsx";
    if (const auto why = write(begun.path(), name)) return FileError{*why};
    return begun.read(name);
}

std::string workbook_bytes(const Session& session, const WriteWorkbook& write) {
    auto made = made_workbook(session.world.files.temporary_folder(), write);
    if (const auto* error = std::get_if<FileError>(&made)) {
        const Text why = system_words(error->reason);
        throw Stop{Exit::usage,
                   {"không tạo được bảng tính: " + why.vi, "cannot make the workbook: " + why.en}};
    }
    return std::get<std::string>(std::move(made));
}

void deliver_workbook(Session& session, const WriteWorkbook& write) {
    deliver(session, workbook_bytes(session, write));
}

void require_rows_of_a_sheet(const std::string& table, std::size_t rows) {
    if (rows <= render::rows_of_a_sheet) return;
    throw Stop{Exit::usage,
               {fmt::format("bảng {} có {} dòng, một trang tính chỉ có {}; cần -f csv, hoặc "
                            "--unit, --level",
                            table, rows, render::rows_of_a_sheet),
                fmt::format("table {} has {} rows, and a sheet {}; expected -f csv, or --unit, "
                            "--level",
                            table, rows, render::rows_of_a_sheet)}};
}

void deliver_tables(Session& session, const std::vector<render::NamedTable>& tables) {
    for (const render::NamedTable& table : tables)
        require_rows_of_a_sheet(table.name, render::rows_of(table));
    deliver_workbook(session, [&](const std::string& folder, const std::string& name) {
        return render::write_tables_workbook(tables, "cchc", folder, name);
    });
}

}  // namespace cchc::command
