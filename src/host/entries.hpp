#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

/// What lies in a folder, as the system names it; links are entries, not what they lead to.
namespace cchc::host {

/// Whether anything has that name.
bool is_taken(const std::filesystem::path& path);

/// Whether a folder has that name, and not a link to one.
bool is_folder(const std::filesystem::path& path);

/// The names of what lies in a folder, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder, std::error_code& error);

/// What of a file changes when somebody writes to it or puts another in its place.
struct FileState {
    std::uint64_t device = 0, number = 0;
    std::int64_t size = 0, modified = 0, changed = 0;  ///< times in nanoseconds

    bool operator==(const FileState&) const = default;
    /// Whether it is the same file with the same content; other links to it may have come.
    bool is_as(const FileState& before) const {
        return device == before.device && number == before.number && size == before.size &&
               modified == before.modified;
    }
};

/// Of a regular file; nothing where there is none, or a link.
std::optional<FileState> state_of(const std::filesystem::path& path);

/// Gives an entry of a folder another place, where nothing may stand. Sets errno and returns false
/// where it cannot: EEXIST where something stands there.
bool move_to_free_place(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace cchc::host
