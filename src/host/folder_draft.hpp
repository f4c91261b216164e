#pragma once

#include <memory>
#include <string>
#include <variant>

#include "command/world.hpp"

namespace cchc::host {

/// What Disk::draft_folder gives.
std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> make_folder_draft(
    const std::string& path);

}  // namespace cchc::host
