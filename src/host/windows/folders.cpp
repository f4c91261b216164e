#include <windows.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "host/system.hpp"
#include "host/windows/handle.hpp"
#include "host/windows/wide.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderEntry;

/// Hands each entry of a folder on; false, with errno, where it cannot be looked at to its end.
template <typename Take>
bool look_into(const fs::path& folder, Take take) {
    WIN32_FIND_DATAW entry{};
    const HANDLE search =
        ::FindFirstFileExW(for_system(folder / L"*").c_str(), FindExInfoBasic, &entry,
                           FindExSearchNameMatch, nullptr, FIND_FIRST_EX_LARGE_FETCH);
    if (search == INVALID_HANDLE_VALUE) {
        set_errno();
        const auto there = errno == ENOENT ? entry_behind(folder) : std::nullopt;
        if (there && there->kind == Entry::Kind::folder) return true;  // an empty drive
        errno = there ? ENOTDIR : errno;
        return false;
    }
    do {
        const std::wstring_view name{entry.cFileName};
        if (name != L"." && name != L"..") take(entry);
    } while (::FindNextFileW(search, &entry) != 0);
    const bool is_whole = ::GetLastError() == ERROR_NO_MORE_FILES;
    if (!is_whole) set_errno();
    ::FindClose(search);
    return is_whole;
}

bool is_folder(const WIN32_FIND_DATAW& entry) {
    return (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

/// Not what a cloud keeps elsewhere, which is a reparse point too.
bool is_link(const WIN32_FIND_DATAW& entry) {
    return (entry.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
           IsReparseTagNameSurrogate(entry.dwReserved0);
}

/// Whether another program has a file open in a way that keeps it in its place.
bool is_held(const fs::path& path) {
    const Handle handle{::CreateFileW(for_system(path).c_str(), DELETE, shared_by_all, nullptr,
                                      OPEN_EXISTING, FILE_FLAG_OPEN_REPARSE_POINT, nullptr)};
    return !handle.opened() && ::GetLastError() == ERROR_SHARING_VIOLATION;
}

/// Moves a file or folder. Where something stands in the way that another program has open, Windows
/// says that access is denied; then errno is EBUSY.
bool move_entry(const fs::path& from, const fs::path& to, DWORD how) {
    // whoever looks for viruses, or makes an index, has new files open for a moment
    for (const DWORD pause : {50, 100, 200, 400, 800, 0}) {
        if (::MoveFileExW(for_system(from).c_str(), for_system(to).c_str(), how) != 0) return true;
        set_errno();
        if (pause == 0 || (errno != EACCES && errno != EBUSY)) break;
        ::Sleep(pause);
    }
    const int error = errno;
    errno = error == EACCES && (is_held(from) || is_held(to)) ? EBUSY : error;
    return false;
}

std::wstring without_lead(std::wstring path) {
    constexpr std::wstring_view share = LR"(\\?\UNC\)", lead = LR"(\\?\)";
    if (path.starts_with(share)) return LR"(\\)" + path.substr(share.size());
    if (path.starts_with(lead)) return path.substr(lead.size());
    return path;
}

/// Where something that exists leads.
std::optional<std::wstring> final_path(const std::wstring& path) {
    const Handle handle{::CreateFileW(path.c_str(), 0, shared_by_all, nullptr, OPEN_EXISTING,
                                      FILE_FLAG_BACKUP_SEMANTICS, nullptr)};
    if (!handle.opened()) return std::nullopt;
    std::wstring whole(::GetFinalPathNameByHandleW(handle.get(), nullptr, 0, 0), L'\0');
    whole.resize(::GetFinalPathNameByHandleW(handle.get(), whole.data(),
                                             static_cast<DWORD>(whole.size()), 0));
    if (whole.empty()) return std::nullopt;
    return without_lead(whole);
}

}  // namespace

fs::path path_of(std::string_view text) {
    return to_wide(text);
}

std::string text_of(const fs::path& path) {
    std::string text = to_utf8(path.native());
    std::ranges::replace(text, '\\', '/');
    return text;
}

std::variant<std::vector<FolderEntry>, FileError> entries_in(const fs::path& folder) {
    using Kind = FolderEntry::Kind;
    std::vector<FolderEntry> entries;
    const bool is_whole = look_into(folder, [&](const WIN32_FIND_DATAW& entry) {
        const auto kind = !is_folder(entry) ? Kind::file
                          : is_link(entry)  ? Kind::link_to_folder
                                            : Kind::folder;
        entries.push_back({to_utf8(entry.cFileName), kind, is_link(entry) && !is_folder(entry)});
    });
    if (!is_whole) return last_error();
    return entries;
}

std::optional<std::vector<std::string>> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    const bool is_whole = look_into(
        folder, [&](const WIN32_FIND_DATAW& entry) { names.push_back(to_utf8(entry.cFileName)); });
    if (!is_whole) return std::nullopt;
    std::ranges::sort(names);
    return names;
}

bool make_folder(const fs::path& path, For) {
    if (::CreateDirectoryW(for_system(path).c_str(), nullptr) != 0) return true;
    set_errno();
    return false;
}

bool remove_file(const fs::path& path) {
    const std::wstring name = for_system(path);
    if (::DeleteFileW(name.c_str()) != 0) return true;
    set_errno();
    // elsewhere the rights of its folder decide; the file may stay under another name, read-only
    const Handle file{::CreateFileW(name.c_str(), FILE_READ_ATTRIBUTES | FILE_WRITE_ATTRIBUTES,
                                    shared_by_all, nullptr, OPEN_EXISTING,
                                    FILE_FLAG_OPEN_REPARSE_POINT, nullptr)};
    if (!file.opened()) return false;
    FILE_BASIC_INFO about{};
    bool removed = false;
    if (::GetFileInformationByHandleEx(file.get(), FileBasicInfo, &about, sizeof about) != 0 &&
        (about.FileAttributes & FILE_ATTRIBUTE_READONLY) != 0) {
        FILE_BASIC_INFO writable{};  // times of 0 stay as they are
        writable.FileAttributes =
            (about.FileAttributes & ~DWORD{FILE_ATTRIBUTE_READONLY}) | FILE_ATTRIBUTE_NORMAL;
        FILE_BASIC_INFO as_before{};
        as_before.FileAttributes = about.FileAttributes;
        ::SetFileInformationByHandle(file.get(), FileBasicInfo, &writable, sizeof writable);
        removed = ::DeleteFileW(name.c_str()) != 0;
        ::SetFileInformationByHandle(file.get(), FileBasicInfo, &as_before, sizeof as_before);
    }
    return removed;
}

bool remove_folder(const fs::path& path) {
    if (::RemoveDirectoryW(for_system(path).c_str()) != 0) return true;
    set_errno();
    return false;
}

bool link_file(const fs::path& from, const fs::path& to) {
    if (::CreateHardLinkW(for_system(to).c_str(), for_system(from).c_str(), nullptr) != 0)
        return true;
    set_errno();
    return false;
}

bool move_over(const fs::path& from, const fs::path& to) {
    return move_entry(from, to, MOVEFILE_REPLACE_EXISTING);
}

bool move_to_free_place(const fs::path& from, const fs::path& to) {
    return move_entry(from, to, 0);
}

std::optional<std::string> held_file_in(const fs::path& folder) {
    std::optional<std::string> held;
    look_into(folder, [&](const WIN32_FIND_DATAW& entry) {
        if (held) return;
        const std::string name = to_utf8(entry.cFileName);
        if (is_folder(entry) && !is_link(entry)) {
            if (const auto below = held_file_in(folder / entry.cFileName))
                held = name + "/" + *below;
        } else if (!is_folder(entry) && is_held(folder / entry.cFileName)) {
            held = name;
        }
    });
    return held;
}

bool exchange_folders(const fs::path&, const fs::path&) {
    errno = ENOTSUP;
    return false;
}

bool is_unsupported() {
    return errno == ENOTSUP;
}

void take_over_rights(const fs::path&, const fs::path&) {
    // a new folder has the rights of the one that it lies in
}

fs::path resolved_path(const fs::path& path) {
    fs::path whole = absolute_path(path), missing;
    for (;;) {
        if (const auto existing = final_path(for_system(whole))) {
            const fs::path resolved{*existing};
            return missing.empty() ? resolved : resolved / missing;
        }
        if (!whole.has_relative_path()) break;
        missing = missing.empty() ? whole.filename() : whole.filename() / missing;
        whole = whole.parent_path();
    }
    return absolute_path(path);
}

std::optional<fs::path> folder_of_temporaries() {
    std::array<wchar_t, MAX_PATH + 1> room{};
    const DWORD length = ::GetTempPathW(static_cast<DWORD>(room.size()), room.data());
    if (length == 0 || length > room.size()) {
        set_errno();
        return std::nullopt;
    }
    const fs::path folder{std::wstring_view{room.data(), length}};
    return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace cchc::host
