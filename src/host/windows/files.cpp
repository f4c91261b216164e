#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "host/system.hpp"
#include "host/windows/handle.hpp"
#include "host/windows/wide.hpp"

namespace cchc::host {

namespace {

std::int64_t joined(DWORD high, DWORD low) {
    return static_cast<std::int64_t>(std::uint64_t{high} << 32 | low);
}

std::optional<Entry> entry_of(HANDLE handle) {
    if (::GetFileType(handle) != FILE_TYPE_DISK) return Entry{};
    BY_HANDLE_FILE_INFORMATION about{};
    FILE_BASIC_INFO times{};
    const bool known =
        ::GetFileInformationByHandle(handle, &about) != 0 &&
        ::GetFileInformationByHandleEx(handle, FileBasicInfo, &times, sizeof times) != 0;
    if (!known) {
        set_errno();
        return std::nullopt;
    }
    const DWORD attributes = about.dwFileAttributes;
    FILE_ATTRIBUTE_TAG_INFO tag{};
    const bool is_link =
        (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
        ::GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &tag, sizeof tag) != 0 &&
        IsReparseTagNameSurrogate(tag.ReparseTag);
    const bool is_folder = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    const auto kind = is_link     ? Entry::Kind::link
                      : is_folder ? Entry::Kind::folder
                                  : Entry::Kind::file;
    return Entry{
        kind,
        {.device = about.dwVolumeSerialNumber,
         .number = static_cast<std::uint64_t>(joined(about.nFileIndexHigh, about.nFileIndexLow)),
         .size = joined(about.nFileSizeHigh, about.nFileSizeLow),
         .modified = times.LastWriteTime.QuadPart,
         .changed = times.ChangeTime.QuadPart},
        about.nNumberOfLinks};
}

/// What lies under a name; `how`: whether links are followed.
std::optional<Entry> entry_under(const fs::path& path, DWORD how) {
    if (is_device_name(text_of(path.filename()))) return Entry{};
    const Handle handle{::CreateFileW(for_system(path).c_str(), FILE_READ_ATTRIBUTES, shared_by_all,
                                      nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | how,
                                      nullptr)};
    if (!handle.opened()) {
        set_errno();
        return std::nullopt;
    }
    return entry_of(handle.get());
}

struct Way {
    DWORD access, creation;
    DWORD how = FILE_ATTRIBUTE_NORMAL;
    int flags = 0;  ///< of the descriptor
};

Way way_of(Opening opening) {
    switch (opening) {
        case Opening::to_read:
            return {GENERIC_READ, OPEN_EXISTING};
        case Opening::to_read_itself:
            return {GENERIC_READ, OPEN_EXISTING, FILE_FLAG_OPEN_REPARSE_POINT};
        case Opening::to_write_in_place:
            return {GENERIC_WRITE, OPEN_EXISTING};
        case Opening::new_file:
        case Opening::new_private_file:
            return {GENERIC_WRITE, CREATE_NEW};
        case Opening::to_append:
            return {GENERIC_WRITE, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, _O_APPEND};
        case Opening::new_lock:
            return {GENERIC_READ | GENERIC_WRITE, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, _O_APPEND};
        case Opening::lock:
            break;
    }
    return {GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING, FILE_FLAG_OPEN_REPARSE_POINT, _O_APPEND};
}

/// So much is read or written in one call.
int piece_of(std::size_t count) {
    return static_cast<int>(std::min(count, std::size_t{1} << 30));
}

}  // namespace

command::FileError last_error() {
    switch (errno) {
        case EBUSY:
            return {"it is open in another program, such as Excel; close it there"};
        case EINVAL:
            return {
                "Windows does not allow such a name: it has one of the characters < > : \" | ? *"};
        case ENXIO:
            return {"Windows keeps this name for a device; choose another"};
        case ENAMETOOLONG:
            return {"File name too long"};
        default:
            return {.reason = std::strerror(errno), .is_absent = errno == ENOENT};
    }
}

bool Descriptor::close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::_close(number) == 0;
}

std::optional<Entry> entry_at(const fs::path& path) {
    return entry_under(path, FILE_FLAG_OPEN_REPARSE_POINT);
}

std::optional<Entry> entry_behind(const fs::path& path) {
    return entry_under(path, 0);
}

std::optional<Entry> entry_of(int descriptor) {
    const HANDLE handle = handle_of(descriptor);
    if (handle == INVALID_HANDLE_VALUE) return std::nullopt;
    return entry_of(handle);
}

Descriptor open_file(const fs::path& path, Opening opening) {
    const std::string name = text_of(path.filename());
    if (is_device_name(name) && name.find('.') != name.npos) {
        errno = ENXIO;  // "CON.csv" would be the console
        return Descriptor{-1};
    }
    const Way way = way_of(opening);
    const HANDLE handle = ::CreateFileW(for_system(path).c_str(), way.access, shared_by_all,
                                        nullptr, way.creation, way.how, nullptr);
    if (handle == INVALID_HANDLE_VALUE) {
        set_errno();
        const int error = errno;
        const auto there = error == EACCES ? entry_behind(path) : std::nullopt;
        errno = there && there->kind == Entry::Kind::folder ? EISDIR : error;
        return Descriptor{-1};
    }
    return Descriptor{::_open_osfhandle(reinterpret_cast<std::intptr_t>(handle),
                                        way.flags | _O_BINARY | _O_NOINHERIT)};
}

std::ptrdiff_t read_some(int descriptor, char* to, std::size_t count) {
    return ::_read(descriptor, to, static_cast<unsigned>(piece_of(count)));
}

std::ptrdiff_t read_some_at(int descriptor, char* to, std::size_t count, std::int64_t offset) {
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(offset);
    place.OffsetHigh = static_cast<DWORD>(offset >> 32);
    DWORD read = 0;
    const auto wanted = static_cast<DWORD>(piece_of(count));
    if (::ReadFile(handle_of(descriptor), to, wanted, &read, &place) != 0) return read;
    if (::GetLastError() == ERROR_HANDLE_EOF) return 0;
    set_errno();
    return -1;
}

std::int64_t position_of(int descriptor) {
    return std::max<std::int64_t>(::_lseeki64(descriptor, 0, SEEK_CUR), 0);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const int n =
            ::_write(descriptor, bytes.data(), static_cast<unsigned>(piece_of(bytes.size())));
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool lock_file(int descriptor, Waiting waiting) {
    // nobody can read a stretch that another has locked: one behind all that the file will hold
    OVERLAPPED far_behind{};
    far_behind.OffsetHigh = std::numeric_limits<int>::max();
    const DWORD at_once = waiting == Waiting::not_at_all ? LOCKFILE_FAIL_IMMEDIATELY : 0;
    if (::LockFileEx(handle_of(descriptor), LOCKFILE_EXCLUSIVE_LOCK | at_once, 0, 1, 0,
                     &far_behind) != 0)
        return true;
    set_errno();
    return false;
}

bool may_write(const fs::path& path) {
    const DWORD attributes = ::GetFileAttributesW(for_system(path).c_str());
    const bool may =
        attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_READONLY) == 0;
    if (!may) errno = EACCES;
    return may;
}

bool set_rights(int, const fs::path&) {
    return true;  // a new file has those of its folder
}

}  // namespace cchc::host
