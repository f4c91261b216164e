#pragma once

#include <memory>
#include <string>
#include <variant>

#include "command/world.hpp"

namespace cchc::host {

/// Ends the program by the signal that stopped the writing of a folder, if one did: what it had
/// begun is cleaned up by then.
void end_by_noted_signal();

/// What Disk::draft_folder gives.
std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> make_folder_draft(
    const std::string& path);

}  // namespace cchc::host
