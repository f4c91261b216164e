#include "host/windows/wide.hpp"

#include <windows.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace cchc::host {

namespace fs = std::filesystem;

namespace {

/// From so many characters on a path is given in its long form; the folder of a file must leave
/// room for a name of the old kind.
constexpr std::size_t least_long = 240;

int errno_of(DWORD error) {
    switch (error) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_DRIVE:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME:
            return ENOENT;
        case ERROR_INVALID_NAME:
            return EINVAL;
        case ERROR_ACCESS_DENIED:
            return EACCES;
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
        case ERROR_USER_MAPPED_FILE:
            return EBUSY;
        case ERROR_WRITE_PROTECT:
            return EROFS;
        case ERROR_FILE_EXISTS:
        case ERROR_ALREADY_EXISTS:
            return EEXIST;
        case ERROR_DIRECTORY:
            return ENOTDIR;
        case ERROR_DIR_NOT_EMPTY:
            return ENOTEMPTY;
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL:
            return ENOSPC;
        case ERROR_FILENAME_EXCED_RANGE:
        case ERROR_BUFFER_OVERFLOW:
            return ENAMETOOLONG;
        case ERROR_NOT_ENOUGH_MEMORY:
        case ERROR_OUTOFMEMORY:
            return ENOMEM;
        case ERROR_INVALID_HANDLE:
            return EBADF;
        case ERROR_INVALID_FUNCTION:
        case ERROR_NOT_SUPPORTED:
        case ERROR_TOO_MANY_LINKS:
            return ENOTSUP;
        default:
            return EIO;
    }
}

}  // namespace

std::wstring to_wide(std::string_view text) {
    const int length = static_cast<int>(text.size());
    const int room = ::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0);
    std::wstring wide(static_cast<std::size_t>(room), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, wide.data(), room);
    return wide;
}

std::string to_utf8(std::wstring_view text) {
    const int length = static_cast<int>(text.size());
    const int room =
        ::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
    std::string utf8(static_cast<std::size_t>(room), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, utf8.data(), room, nullptr, nullptr);
    return utf8;
}

fs::path absolute_path(const fs::path& path) {
    const DWORD room = ::GetFullPathNameW(path.c_str(), 0, nullptr, nullptr);
    std::wstring whole(room, L'\0');
    whole.resize(::GetFullPathNameW(path.c_str(), room, whole.data(), nullptr));
    const fs::path absolute{whole};
    return absolute.has_filename() ? absolute : absolute.parent_path();  // "scorecards\"
}

std::wstring for_system(const fs::path& path) {
    const std::wstring& given = path.native();
    const std::wstring whole = absolute_path(path).native();
    if (whole.starts_with(LR"(\\?\)") || whole.starts_with(LR"(\\.\)")) return whole;
    if (whole.size() < least_long) return given;
    if (whole.starts_with(LR"(\\)")) return LR"(\\?\UNC\)" + whole.substr(2);
    return LR"(\\?\)" + whole;
}

bool is_device_name(std::string_view name) {
    constexpr std::array<std::string_view, 6> devices{"con", "prn",    "aux",
                                                      "nul", "conin$", "conout$"};
    std::string stem{name.substr(0, name.find('.'))};
    while (stem.ends_with(' ')) stem.pop_back();
    for (char& c : stem) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                         stem[3] >= '1' && stem[3] <= '9';
    return is_port || std::ranges::count(devices, stem) > 0;
}

void set_errno() {
    errno = errno_of(::GetLastError());
}

}  // namespace cchc::host
