#include "host/entries.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace cchc::host {

namespace fs = std::filesystem;

bool is_taken(const fs::path& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

bool is_folder(const fs::path& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// The names of what lies in a folder, sorted.
std::vector<std::string> names_in(const fs::path& folder, std::error_code& error) {
    std::vector<std::string> names;
    for (auto entry = fs::directory_iterator{folder, error};
         !error && entry != fs::directory_iterator{}; entry.increment(error))
        names.push_back(entry->path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::optional<FileState> state_of(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileState{status};
}

bool move_to_free_place(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return false;
    // an older file system: a link is refused where something stands; a folder has no links
    if (!is_folder(from)) {
        if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0)
            return ::unlink(from.c_str()) == 0;
        if (errno == EEXIST) return false;
    }
    if (is_taken(to)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace cchc::host
