#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "host/system.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderEntry;

/// What an entry of a folder is; of a link, what it leads to. An error where the system does not
/// tell.
FolderEntry::Kind kind_of(const fs::directory_entry& entry, std::error_code& error) {
    const bool is_link = entry.is_symlink(error);
    const bool is_folder = !error && entry.is_directory(error);
    // of a link that leads nowhere, or a file that was just removed, reading says why
    if (is_link || error == std::errc::no_such_file_or_directory) error.clear();
    if (is_folder) return is_link ? FolderEntry::Kind::link_to_folder : FolderEntry::Kind::folder;
    std::error_code ignored;
    return entry.is_other(ignored) ? FolderEntry::Kind::other : FolderEntry::Kind::file;
}

}  // namespace

fs::path path_of(std::string_view text) {
    return text;
}

std::string text_of(const fs::path& path) {
    return path.string();
}

std::variant<std::vector<FolderEntry>, FileError> entries_in(const fs::path& folder) {
    std::error_code error;
    std::vector<FolderEntry> entries;
    for (auto entry = fs::directory_iterator{folder, error};
         !error && entry != fs::directory_iterator{}; entry.increment(error)) {
        const auto kind = kind_of(*entry, error);
        if (error) break;
        std::error_code ignored;
        const bool is_link = kind == FolderEntry::Kind::file && entry->is_symlink(ignored);
        entries.push_back({entry->path().filename().string(), kind, is_link});
    }
    if (error) return FileError{error.message()};
    return entries;
}

std::optional<std::vector<std::string>> names_in(const fs::path& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (auto entry = fs::directory_iterator{folder, error};
         !error && entry != fs::directory_iterator{}; entry.increment(error))
        names.push_back(entry->path().filename().string());
    errno = error.value();
    if (error) return std::nullopt;
    std::ranges::sort(names);
    return names;
}

bool make_folder(const fs::path& path, For whom) {
    return ::mkdir(path.c_str(), whom == For::all ? 0777 : 0700) == 0;
}

bool remove_file(const fs::path& path) {
    return ::unlink(path.c_str()) == 0;
}

bool remove_folder(const fs::path& path) {
    return ::rmdir(path.c_str()) == 0;
}

bool link_file(const fs::path& from, const fs::path& to) {
    return ::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0;
}

bool move_over(const fs::path& from, const fs::path& to) {
    return ::rename(from.c_str(), to.c_str()) == 0;
}

bool move_to_free_place(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (!is_unsupported()) return false;
    // an older file system: a link is refused where something stands; a folder has no links
    const auto moved = entry_at(from);
    if (moved && moved->kind != Entry::Kind::folder) {
        if (link_file(from, to)) return remove_file(from);
        if (errno == EEXIST) return false;
    }
    if (entry_at(to)) {
        errno = EEXIST;
        return false;
    }
    return move_over(from, to);
}

std::optional<std::string> held_file_in(const fs::path&) {
    return std::nullopt;
}

bool exchange_folders(const fs::path& one, const fs::path& other) {
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

bool is_unsupported() {
    return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

void take_over_rights(const fs::path& from, const fs::path& to) {
    struct stat status {};
    if (::stat(from.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return;
    const bool same_group = ::chown(to.c_str(), static_cast<uid_t>(-1), status.st_gid) == 0;
    if (same_group) ::chmod(to.c_str(), status.st_mode & 07777);
}

fs::path resolved_path(const fs::path& path) {
    std::error_code error, ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    fs::path whole = fs::weakly_canonical(absolute, error);
    if (error) whole = absolute.lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();  // "scorecards/"
}

std::optional<fs::path> folder_of_temporaries() {
    std::error_code error;
    fs::path folder = fs::temp_directory_path(error);
    errno = error.value();
    if (error) return std::nullopt;
    return folder;
}

}  // namespace cchc::host
