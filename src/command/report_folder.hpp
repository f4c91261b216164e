#pragma once

#include <memory>
#include <string>

#include "command/options.hpp"
#include "command/stop.hpp"

/// The folder of `report`: whether it may be written, and what is said of what else lies there.
namespace cchc::command {

/// Why a folder could not be written.
Stop cannot_write_folder(const std::string& folder, const FileError& error);

/// A draft of the folder. Says what was put back that runs which were killed had left. Throws Stop
/// where the folder is or holds an input, lies in data, or holds what only `force` may put aside.
std::unique_ptr<FolderDraft> open_folder(const Session& session, const std::string& folder,
                                         bool force);

/// Puts the draft in its place, unless something stands there by now that only `force` may put
/// aside. Says what else lies there; what got another name also with --quiet.
void publish_folder(const Session& session, FolderDraft& draft, const std::string& folder,
                    bool force);

}  // namespace cchc::command
