#include "host/reading.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>

#include "host/descriptor.hpp"

namespace cchc::host {

namespace {

using command::FileError;

/// So much is asked for at first where the size is not known.
constexpr std::size_t first_room = std::size_t{1} << 16;

/// One read, however often it is interrupted or there is nothing yet; -1 with errno where it fails.
ssize_t read_some(int descriptor, char* to, std::size_t count) {
    for (;;) {
        const auto n = ::read(descriptor, to, count);
        if (n >= 0) return n;
        if (errno == EAGAIN) {
            pollfd until{descriptor, POLLIN, 0};
            if (::poll(&until, 1, -1) < 0 && errno != EINTR) return -1;
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

FileError too_large(bool is_file) {
    return {is_file ? std::strerror(EFBIG) : "a stream of more than 512 MB; expected a file"};
}

/// Everything up to the end, at most `most` bytes; `expected`: how many there should be, or 0.
std::variant<std::string, FileError> read_all(int descriptor, std::size_t expected,
                                              std::size_t most, bool is_file) {
    std::string bytes(expected == 0 ? first_room : expected + 1, '\0');
    std::size_t used = 0;
    for (;;) {
        const auto n = read_some(descriptor, bytes.data() + used, bytes.size() - used);
        if (n < 0) return last_error();
        if (n == 0) break;
        used += static_cast<std::size_t>(n);
        if (used > most) return too_large(is_file);
        if (used == bytes.size()) bytes.resize(std::min(2 * bytes.size(), most + 1));
    }
    bytes.resize(used);
    return bytes;
}

std::variant<std::string, FileError> read_file(int descriptor, const struct stat& before) {
    const off_t begin = std::max<off_t>(::lseek(descriptor, 0, SEEK_CUR), 0);
    const auto expected = static_cast<std::size_t>(std::max<off_t>(before.st_size - begin, 0));
    if (expected > most_bytes) return too_large(true);
    auto content = read_all(descriptor, expected, most_bytes, true);
    const auto* bytes = std::get_if<std::string>(&content);
    if (!bytes) return content;
    struct stat after {};
    if (::fstat(descriptor, &after) != 0) return last_error();
    // some files of the system have no size
    const bool whole = before.st_size == 0 || bytes->size() == expected;
    if (!whole || FileState{before} != FileState{after}) return changed_while_read();
    return content;
}

}  // namespace

FileError leads_nowhere() {
    return {"a link that leads nowhere"};
}

FileError changed_while_read() {
    return {"the file was changed while it was read"};
}

Descriptor open_to_read(const std::string& path) {
    Descriptor descriptor = open_file(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status {};
    // not through a link: /dev/fd/63 is a pipe whose writer may have come and gone
    const bool is_fifo = ::lstat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
    if (descriptor.opened() && is_fifo) {
        pollfd until{descriptor.number(), POLLIN, 0};
        while (::poll(&until, 1, -1) < 0 && errno == EINTR) continue;
    }
    return descriptor;
}

std::variant<std::string, FileError> read_to_end(int descriptor) {
    try {
        struct stat status {};
        if (::fstat(descriptor, &status) != 0) return last_error();
        if (S_ISDIR(status.st_mode)) return FileError{std::strerror(EISDIR)};
        if (S_ISREG(status.st_mode)) return read_file(descriptor, status);
        return read_all(descriptor, 0, most_streamed_bytes, false);
    } catch (const std::bad_alloc&) {
        return FileError{std::strerror(ENOMEM)};
    }
}

}  // namespace cchc::host
