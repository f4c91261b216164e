#pragma once

#include <memory>
#include <string>

#include "command/options.hpp"
#include "command/stop.hpp"

/// The folder of `report`: whether it may be written, and what is said of what else lies there.
namespace cchc::command {

/// Whether what else stands in the way of a folder is put aside.
enum class Replacing {
    never,     ///< nor is there an option that would
    no_force,  ///< only with --force, which was not given
    force,
};

/// Why a folder could not be written.
Stop cannot_write_folder(const std::string& folder, const FileError& error);

/// A draft of the folder. Says what was put back that runs which were killed had left. Throws Stop
/// where the folder is or holds an input, lies in data, or holds what `replacing` does not put
/// aside.
std::unique_ptr<FolderDraft> open_folder(const Session& session, const std::string& folder,
                                         Replacing replacing);

/// Puts the draft in its place, unless something stands there by now that `replacing` does not put
/// aside. Says what else lies there; what got another name also with --quiet.
void publish_folder(const Session& session, FolderDraft& draft, const std::string& folder,
                    Replacing replacing);

}  // namespace cchc::command
