#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/options.hpp"

/// Which command writes which format, and what the extension of a file says of what is in it.
namespace cchc::command {

/// The formats that a command writes, the default first. Precondition: a command of the program.
const std::vector<std::string>& formats_of(std::string_view command);

/// The format of what a command writes: --format, else what the extension of --output says, else
/// the default, which is said where a file is written. Throws Stop where the extension says what
/// the command does not write, or another format than --format, and where a workbook is to go to
/// standard output.
std::string chosen_format(const Session& session, const std::string& command);

/// Whether a path of --output is a file, not standard output or a device.
bool is_file(const std::string& path);

/// Throws Stop where the extension of a file says another format than it is written in.
void require_name_of(const std::string& format, const std::string& path);

/// Throws Stop where the folder that a command writes is named like a file: somebody expects one.
void require_name_of_folder(const Session& session, const std::string& path,
                            std::string_view command = "report");
/// The same for --report-dir of `check`, in a format.
void require_name_of_report_dir(const Session& session, const std::string& format,
                                const std::string& path);

}  // namespace cchc::command
