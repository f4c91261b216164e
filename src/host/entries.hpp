#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "host/file_state.hpp"

/// What lies in a folder, as the system names it; links are entries, not what they lead to.
namespace cchc::host {

/// Whether anything has that name.
bool is_taken(const std::filesystem::path& path);

/// Whether a folder has that name, and not a link to one.
bool is_folder(const std::filesystem::path& path);

/// The names of what lies in a folder, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder, std::error_code& error);

/// The state of a regular file; nothing where there is none, or a link.
std::optional<FileState> state_of(const std::filesystem::path& path);

/// Gives an entry of a folder another place, where nothing may stand. Sets errno and returns false
/// where it cannot: EEXIST where something stands there.
bool move_to_free_place(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace cchc::host
