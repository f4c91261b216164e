#include "host/disk.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "host/descriptor.hpp"
#include "host/folder_draft.hpp"
#include "host/reading.hpp"
#include "host/temporary_folder.hpp"
#include "unicode/unicode.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderEntry;
namespace fs = std::filesystem;

std::optional<command::FileIdentity> identity_of(const struct stat& status) {
    if (!S_ISREG(status.st_mode)) return std::nullopt;
    return command::FileIdentity{status.st_dev, status.st_ino};
}

/// Streams and devices are written in place: there is nothing to rename over them.
bool is_special(const std::string& path) {
    std::error_code ignored;
    const auto status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status);
}

/// Whether a path is a link whose target is not there, such as a disk that is not mounted.
bool is_dangling(const std::string& path) {
    std::error_code ignored;
    return fs::is_symlink(fs::symlink_status(path, ignored)) &&
           fs::status(path, ignored).type() == fs::file_type::not_found;
}

/// What an entry of a folder is; of a link, what it leads to. An error where the system does not
/// tell: that entry may be a folder full of files.
FolderEntry::Kind kind_of(const fs::directory_entry& entry, std::error_code& error) {
    const bool is_link = entry.is_symlink(error);
    const bool is_folder = !error && entry.is_directory(error);
    // of a link that leads nowhere, or a file that was just removed, reading says why
    if (is_link || error == std::errc::no_such_file_or_directory) error.clear();
    if (is_folder) return is_link ? FolderEntry::Kind::link_to_folder : FolderEntry::Kind::folder;
    std::error_code ignored;
    return entry.is_other(ignored) ? FolderEntry::Kind::other : FolderEntry::Kind::file;
}

/// The permissions that the user keeps from new files.
mode_t present_mask() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
}

}  // namespace

std::variant<std::string, FileError> Disk::read(const std::string& path) const {
    const Descriptor file = open_to_read(path);
    if (!file.opened()) return last_error();
    return read_to_end(file.number());
}

std::variant<diag::Bytes, FileError> Disk::show(const std::string& path) const {
    Descriptor file = open_to_read(path);
    struct stat status {};
    if (!file.opened() || ::fstat(file.number(), &status) != 0) return last_error();
    const bool large = S_ISREG(status.st_mode) && status.st_size >= least_shown_bytes_ &&
                       status.st_size <= static_cast<off_t>(most_bytes);
    if (large) {
        Mapping mapping{file.number(), static_cast<std::size_t>(status.st_size)};
        if (mapping.memory() != nullptr) {
            const auto shown =
                std::make_shared<const ShownFile>(path, std::move(file), std::move(mapping));
            shown_.push_back({path, FileState{status}, &shown->stretch()});
            return diag::Bytes{shown, shown->bytes()};
        }
    }
    auto content = read_to_end(file.number());
    if (auto* error = std::get_if<FileError>(&content)) return std::move(*error);
    return diag::Bytes{std::get<std::string>(std::move(content))};
}

std::optional<command::ChangedFile> Disk::changed() const {
    for (const auto& [path, state, stretch] : shown_) {
        struct stat now {};
        const bool is_there = ::stat(path.c_str(), &now) == 0;
        if (!is_there || FileState{now} != state)
            return command::ChangedFile{path, changed_while_read()};
        if (stretch->is_lost) return command::ChangedFile{path, {std::strerror(EIO)}};
    }
    return std::nullopt;
}

bool Disk::is_directory(const std::string& path) const {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::variant<std::vector<FolderEntry>, FileError> Disk::list(const std::string& folder) const {
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
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
}

std::string Disk::common_name(const std::string& path) const {
    struct stat status {};
    // where files have one name only, their numbers are not to be trusted (network, FAT)
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink > 1)
        return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
    std::error_code error;
    const fs::path canonical = fs::canonical(path, error);
    return error ? fs::path{path}.lexically_normal().string() : canonical.string();
}

namespace {

/// The name of a file in the making, which is taken away unless the file was put in its place.
class DraftName {
  public:
    explicit DraftName(const std::string& target) : name_(target + ".XXXXXX") {}
    DraftName(const DraftName&) = delete;
    DraftName& operator=(const DraftName&) = delete;
    ~DraftName() {
        if (made_) ::unlink(name_.c_str());
    }
    Descriptor make() {
        Descriptor file{::mkostemp(name_.data(), O_CLOEXEC)};
        made_ = file.opened();
        return file;
    }
    bool rename_to(const std::string& target) {
        const bool renamed = ::rename(name_.c_str(), target.c_str()) == 0;
        if (renamed) made_ = false;
        return renamed;
    }

  private:
    std::string name_;
    bool made_ = false;
};

/// Writes a file whole or not at all; `write_content` writes what it holds to a descriptor.
template <typename WriteContent>
std::optional<FileError> write_whole(const std::string& path, WriteContent write_content) {
    if (is_special(path)) {
        Descriptor file = open_file(path, O_WRONLY | O_CLOEXEC);
        if (!file.opened() || !write_content(file.number()) || !file.close()) return last_error();
        return std::nullopt;
    }
    if (is_dangling(path)) return leads_nowhere();
    std::error_code ignored;
    const fs::path behind_links = fs::canonical(path, ignored);
    const std::string target = behind_links.empty() ? path : behind_links.string();
    struct stat former {};
    const bool exists = ::stat(target.c_str(), &former) == 0;
    if (exists && ::access(target.c_str(), W_OK) != 0) return last_error();
    DraftName draft{target};
    Descriptor file = draft.make();
    if (!file.opened()) return last_error();
    const mode_t mode = exists ? former.st_mode & 07777 : 0666 & ~present_mask();
    const bool written = ::fchmod(file.number(), mode) == 0 && write_content(file.number()) &&
                         file.close() && draft.rename_to(target);
    if (!written) return last_error();
    return std::nullopt;
}

}  // namespace

std::optional<FileError> Disk::write(const std::string& path, std::string_view bytes) {
    return write_whole(path, [&](int descriptor) { return write_all(descriptor, bytes); });
}

std::optional<FileError> Disk::write_parts(const std::string& path, const NextPart& next) {
    return write_whole(path, [&](int descriptor) {
        for (std::string part; next(part);) {
            if (!write_all(descriptor, part)) return false;
        }
        return true;
    });
}

std::optional<FileError> Disk::make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error && !fs::is_directory(path)) return FileError{error.message()};
    return std::nullopt;
}

std::optional<command::FileIdentity> Disk::identity(const std::string& path) const {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return identity_of(status);
}

std::string Disk::resolved(const std::string& path) const {
    std::error_code error, ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    fs::path whole = fs::weakly_canonical(absolute, error);
    if (error) whole = absolute.lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "scorecards/"
    return whole.string();
}

bool Disk::is_occupied(const std::string& path) const {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return false;
    return !fs::is_directory(path, ignored) || !fs::is_empty(path, ignored);
}

std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> Disk::temporary_folder() {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error) return FileError{error.message()};
    return TemporaryFolder::in(parent.string());
}

std::variant<std::unique_ptr<command::FolderDraft>, FileError> Disk::draft_folder(
    const std::string& path) {
    if (is_dangling(path)) return leads_nowhere();
    return make_folder_draft(path);
}

std::optional<command::FileIdentity> identity_of(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return std::nullopt;
    return identity_of(status);
}

int terminal_columns(int descriptor) {
    winsize size{};
    const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

}  // namespace cchc::host
