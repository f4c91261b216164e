#include "command/workbooks.hpp"

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

void deliver_workbook(Session& session, const WriteWorkbook& write) {
    const auto made = made_workbook(session.world.files.temporary_folder(), write);
    if (const auto* error = std::get_if<FileError>(&made)) {
        const Text why = system_words(error->reason);
        throw Stop{Exit::usage,
                   {"không tạo được bảng tính: " + why.vi, "cannot make the workbook: " + why.en}};
    }
    deliver(session, std::get<std::string>(made));
}

}  // namespace cchc::command
