#include "host/reading.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>

#include "host/system.hpp"

namespace cchc::host {

namespace {

using command::FileError;

/// So much is asked for at first where the size is not known.
constexpr std::size_t first_room = std::size_t{1} << 16;

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

std::variant<std::string, FileError> read_file(int descriptor, const FileState& before) {
    const auto expected =
        static_cast<std::size_t>(std::max<std::int64_t>(before.size - position_of(descriptor), 0));
    if (expected > most_bytes) return too_large(true);
    auto content = read_all(descriptor, expected, most_bytes, true);
    const auto* bytes = std::get_if<std::string>(&content);
    if (!bytes) return content;
    const auto after = entry_of(descriptor);
    if (!after) return last_error();
    // some files of the system have no size
    const bool whole = before.size == 0 || bytes->size() == expected;
    if (!whole || before != after->state) return changed_while_read();
    return content;
}

}  // namespace

FileError changed_while_read() {
    return {"the file was changed while it was read"};
}

std::variant<std::string, FileError> read_to_end(int descriptor) {
    try {
        const auto entry = entry_of(descriptor);
        if (!entry) return last_error();
        if (entry->kind == Entry::Kind::folder) return FileError{std::strerror(EISDIR)};
        if (entry->kind == Entry::Kind::file) return read_file(descriptor, entry->state);
        return read_all(descriptor, 0, most_streamed_bytes, false);
    } catch (const std::bad_alloc&) {
        return FileError{std::strerror(ENOMEM)};
    }
}

std::variant<std::string, FileError> read_whole(const std::string& path) {
    const Descriptor file = open_file(path_of(path), Opening::to_read);
    if (!file.opened()) return last_error();
    return read_to_end(file.number());
}

}  // namespace cchc::host
