#pragma once

#include <optional>
#include <string>

#include "host/system.hpp"

/// What lies in a folder, as the system names it; links are entries, not what they lead to.
namespace cchc::host {

/// Whether anything has that name.
bool is_taken(const fs::path& path);

/// Whether a folder has that name, and not a link to one.
bool is_folder(const fs::path& path);

/// The state of a regular file; nothing where there is none, or a link.
std::optional<FileState> state_of(const fs::path& path);

/// The names of what lies in a folder, sorted; none where it cannot be looked at.
std::vector<std::string> names_if_any(const fs::path& folder);

/// Makes a folder, and those above it that are not there; one that is there stays as it is. False,
/// with errno, where that cannot be.
bool make_folders(const fs::path& path);

/// Removes a folder with all that is in it, as far as the system lets.
void remove_whole(const fs::path& folder);

/// What is added to a name to make it one that nothing has yet. Only small letters and digits, for
/// some systems do not tell small letters from capital ones.
inline constexpr std::size_t random_letters_in_name = 6;
std::string random_letters();

}  // namespace cchc::host
