#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "host/system.hpp"

namespace cchc::host {

namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

Entry entry_of(const struct stat& status) {
    const auto kind = S_ISREG(status.st_mode)   ? Entry::Kind::file
                      : S_ISDIR(status.st_mode) ? Entry::Kind::folder
                      : S_ISLNK(status.st_mode) ? Entry::Kind::link
                                                : Entry::Kind::other;
    return {kind,
            {.device = status.st_dev,
             .number = status.st_ino,
             .size = status.st_size,
             .modified = nanoseconds(status.st_mtim),
             .changed = nanoseconds(status.st_ctim)},
            status.st_nlink};
}

struct Way {
    int flags;
    mode_t mode = 0;  ///< of a new file
};

Way way_of(Opening opening) {
    switch (opening) {
        case Opening::to_read:
            return {O_RDONLY | O_NONBLOCK};
        case Opening::to_read_itself:
            return {O_RDONLY | O_NONBLOCK | O_NOFOLLOW};
        case Opening::to_write_in_place:
            return {O_WRONLY};
        case Opening::new_file:
            return {O_WRONLY | O_CREAT | O_EXCL, 0666};
        case Opening::new_private_file:
            return {O_WRONLY | O_CREAT | O_EXCL, 0600};
        case Opening::to_append:
            return {O_WRONLY | O_CREAT | O_APPEND, 0666};
        case Opening::new_lock:
            return {O_RDWR | O_CREAT | O_EXCL | O_APPEND, 0600};
        case Opening::lock:
            break;
    }
    return {O_RDWR | O_APPEND | O_NOFOLLOW};
}

/// Waits until a stream has something to read, or ended; false where that fails.
bool wait_for(int descriptor) {
    pollfd until{descriptor, POLLIN, 0};
    while (::poll(&until, 1, -1) < 0) {
        if (errno != EINTR) return false;
    }
    return true;
}

/// The permissions that the user keeps from new files.
mode_t present_mask() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
}

}  // namespace

command::FileError last_error() {
    return {.reason = std::strerror(errno), .is_absent = errno == ENOENT};
}

bool Descriptor::close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
}

std::optional<Entry> entry_at(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
    return entry_of(status);
}

std::optional<Entry> entry_behind(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return entry_of(status);
}

std::optional<Entry> entry_of(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return std::nullopt;
    return entry_of(status);
}

Descriptor open_file(const fs::path& path, Opening opening) {
    const Way way = way_of(opening);
    int number = -1;
    do {
        number = ::open(path.c_str(), way.flags | O_CLOEXEC, way.mode);
    } while (number < 0 && errno == EINTR);
    Descriptor file{number};
    if (opening != Opening::to_read || !file.opened()) return file;
    struct stat status {};
    // not through a link: /dev/fd/63 is a pipe whose writer may have come and gone
    if (::lstat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode)) wait_for(number);
    return file;
}

std::ptrdiff_t read_some(int descriptor, char* to, std::size_t count) {
    for (;;) {
        const auto n = ::read(descriptor, to, count);
        if (n >= 0) return n;
        const bool again = errno == EINTR || (errno == EAGAIN && wait_for(descriptor));
        if (!again) return -1;
    }
}

std::ptrdiff_t read_some_at(int descriptor, char* to, std::size_t count, std::int64_t offset) {
    for (;;) {
        const auto n = ::pread(descriptor, to, count, offset);
        if (n >= 0 || errno != EINTR) return n;
    }
}

std::int64_t position_of(int descriptor) {
    return std::max<off_t>(::lseek(descriptor, 0, SEEK_CUR), 0);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool lock_file(int descriptor, Waiting waiting) {
    const int how = LOCK_EX | (waiting == Waiting::not_at_all ? LOCK_NB : 0);
    for (;;) {
        if (::flock(descriptor, how) == 0) return true;
        if (errno != EINTR || waiting == Waiting::not_at_all) return false;
    }
}

bool may_write(const fs::path& path) {
    return ::access(path.c_str(), W_OK) == 0;
}

bool set_rights(int descriptor, const fs::path& former) {
    struct stat status {};
    const bool exists = ::stat(former.c_str(), &status) == 0;
    return ::fchmod(descriptor, exists ? status.st_mode & 07777 : 0666 & ~present_mask()) == 0;
}

}  // namespace cchc::host
