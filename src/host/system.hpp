#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "command/world.hpp"
#include "host/descriptor.hpp"
#include "host/file_state.hpp"

/// The calls for files and folders that differ from system to system: posix/ and windows/ each
/// implement them, and whatever else is in host/ is the same everywhere. A call that fails says so
/// by false, nothing or a descriptor that is not opened, and sets errno.
namespace cchc::host {

namespace fs = std::filesystem;

/// A path as the program writes it (UTF-8, forward slashes), and as the system does.
fs::path path_of(std::string_view text);
std::string text_of(const fs::path& path);

/// What lies under a name.
struct Entry {
    enum class Kind { file, folder, link, other };
    Kind kind = Kind::other;
    FileState state;
    std::uint64_t names = 1;  ///< that the file has on its disk (hard links)
};

/// The entry of a folder, of a link the link itself; nothing, with errno, where there is none.
std::optional<Entry> entry_at(const fs::path& path);
/// What a path leads to, through links.
std::optional<Entry> entry_behind(const fs::path& path);
/// What a descriptor leads to.
std::optional<Entry> entry_of(int descriptor);

/// What a file is opened for.
enum class Opening {
    to_read,            ///< of a FIFO, when its writer comes
    to_read_itself,     ///< the same, but no link is followed and nobody waited for
    to_write_in_place,  ///< a stream or device
    new_file,           ///< where nothing may stand
    new_private_file,   ///< the same, for this user alone
    to_append,          ///< a new one where there is none
    new_lock,           ///< where nothing may stand, to read and append to
    lock,               ///< the same of one that is there; no link is followed
};
Descriptor open_file(const fs::path& path, Opening opening);

/// One read from where the descriptor stands, or one at an offset, however often it is interrupted
/// or there is nothing yet: the number of bytes, 0 at the end, negative where it fails.
std::ptrdiff_t read_some(int descriptor, char* to, std::size_t count);
std::ptrdiff_t read_some_at(int descriptor, char* to, std::size_t count, std::int64_t offset);
/// Where a descriptor stands; 0 where that cannot be told.
std::int64_t position_of(int descriptor);
/// Writes all of it.
bool write_all(int descriptor, std::string_view bytes);
/// Locks a file against other runs until the descriptor is closed.
enum class Waiting { until_free, not_at_all };
bool lock_file(int descriptor, Waiting waiting);

/// What lies in a folder; an error where the system does not tell what an entry is: it may be a
/// folder full of files.
std::variant<std::vector<command::FolderEntry>, command::FileError> entries_in(
    const fs::path& folder);
/// The names of what lies in a folder, sorted.
std::optional<std::vector<std::string>> names_in(const fs::path& folder);

/// Makes a folder, for this user alone or with the rights of any new one.
enum class For { all, this_user };
bool make_folder(const fs::path& path, For whom = For::all);
bool remove_file(const fs::path& path);
bool remove_folder(const fs::path& path);  ///< an empty one

/// Gives a file a second name; EEXIST where something has it.
bool link_file(const fs::path& from, const fs::path& to);
/// Gives a file or folder another name; of a file it may be that of another file, which is gone.
bool move_over(const fs::path& from, const fs::path& to);
/// The same where nothing may have the name: EEXIST.
bool move_to_free_place(const fs::path& from, const fs::path& to);
/// The name of a file in a folder that another program has open, so that the folder cannot be
/// moved; nothing where there is none, or where the system moves folders whoever looks into them.
std::optional<std::string> held_file_in(const fs::path& folder);
/// Exchanges two folders in one step; false also where the file system cannot (is_unsupported).
bool exchange_folders(const fs::path& one, const fs::path& other);
/// Whether the last call failed because the file system knows no such step.
bool is_unsupported();

/// Whether the user may write to what is there.
bool may_write(const fs::path& path);
/// Gives a new file the rights of the one whose place it will take, or those of any new file where
/// there is none. On Windows files and folders have those of the folder that they lie in.
bool set_rights(int descriptor, const fs::path& former);
/// Gives a folder the group and mode of the one it will replace, as far as the system lets.
void take_over_rights(const fs::path& from, const fs::path& to);

/// Where a path leads: absolute, without links, `.` and `..`, as far as it exists.
fs::path resolved_path(const fs::path& path);
/// The folder for files that are only needed for a while; nothing, with errno, where there is none.
std::optional<fs::path> folder_of_temporaries();

}  // namespace cchc::host
