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
#include <fstream>
#include <utility>

#include "host/descriptor.hpp"
#include "host/reading.hpp"
#include "host/temporary_folder.hpp"
#include "unicode/unicode.hpp"

namespace cchc::host {

namespace {

using command::FileError;
namespace fs = std::filesystem;

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

/// Streams and devices are written in place: there is nothing to rename over them.
bool is_special(const std::string& path) {
    std::error_code ignored;
    const auto status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status);
}

/// The permissions that the user keeps from new files.
mode_t present_mask() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
}

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) {
    interrupted = 1;
}

/// Gives a folder the group and mode of the one it will replace, as far as the system lets.
void take_over_rights(const fs::path& from, const std::string& to) {
    struct stat status {};
    if (::stat(from.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return;
    const bool same_group = ::chown(to.c_str(), static_cast<uid_t>(-1), status.st_gid) == 0;
    if (same_group) ::chmod(to.c_str(), status.st_mode & 07777);
}

/// A folder beside the one it will be.
class DiskDraft final : public command::FolderDraft {
  public:
    DiskDraft(fs::path target, fs::path draft)
        : target_(std::move(target)), draft_(std::move(draft)) {}
    DiskDraft(const DiskDraft&) = delete;
    DiskDraft& operator=(const DiskDraft&) = delete;
    ~DiskDraft() override {
        std::error_code ignored;
        fs::remove_all(draft_, ignored);
    }

    std::optional<FileError> write(const std::string& name, std::string_view bytes) override {
        const fs::path former = target_ / name;
        if (!interrupted && holds(former, bytes)) {
            std::error_code error;
            fs::create_hard_link(former, draft_ / name, error);
            if (!error) return std::nullopt;
        }
        return put(name, bytes, O_EXCL);
    }

    std::optional<FileError> append(const std::string& name, std::string_view bytes) override {
        return put(name, bytes, O_APPEND);
    }

    std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> temporary_folder() override {
        return TemporaryFolder::in(draft_.string());
    }

    std::optional<FileError> publish() override {
        if (interrupted) return end();
        std::error_code error;
        if (!fs::exists(target_)) {
            fs::rename(draft_, target_, error);
            if (error) return FileError{error.message()};
            return std::nullopt;
        }
        // The two change places at once; the destructor takes the old one away.
        if (::renameat2(AT_FDCWD, draft_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0)
            return std::nullopt;
        const bool cannot_exchange = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
        return cannot_exchange ? exchange_in_steps() : last_error();
    }

  private:
    static FileError end() { return {std::strerror(EINTR), true}; }

    /// Where the file system cannot exchange two folders at once; the old one comes back if the new
    /// one cannot take its place.
    std::optional<FileError> exchange_in_steps() {
        const fs::path old = draft_.string() + ".old";
        std::error_code error, ignored;
        fs::rename(target_, old, error);
        if (error) return FileError{error.message()};
        fs::rename(draft_, target_, error);
        if (error) {
            fs::rename(old, target_, ignored);
            return FileError{error.message()};
        }
        fs::remove_all(old, ignored);
        return std::nullopt;
    }

    std::optional<FileError> put(const std::string& name, std::string_view bytes, int how) {
        if (interrupted) return end();
        const std::string path = (draft_ / name).string();
        Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666)};
        if (!file.opened() || !write_all(file.number(), bytes) || !file.close())
            return last_error();
        return std::nullopt;
    }

    /// Whether a regular file holds just these bytes.
    static bool holds(const fs::path& path, std::string_view bytes) {
        std::error_code error;
        if (!fs::is_regular_file(fs::symlink_status(path, error)) ||
            fs::file_size(path, error) != bytes.size())
            return false;
        std::string former(bytes.size(), '\0');
        std::ifstream file{path, std::ios::binary};
        return file.read(former.data(), static_cast<std::streamsize>(former.size())) &&
               former == bytes;
    }

    fs::path target_, draft_;
};

}  // namespace

std::variant<std::string, FileError> Disk::read(const std::string& path) const {
    const Descriptor file{open_to_read(path)};
    if (!file.opened()) return last_error();
    return read_to_end(file.number());
}

std::variant<diag::Bytes, FileError> Disk::show(const std::string& path) const {
    Descriptor file{open_to_read(path)};
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

std::variant<std::vector<std::string>, FileError> Disk::list(const std::string& folder,
                                                             std::string_view extension) const {
    std::error_code error;
    std::vector<std::string> paths;
    for (auto entry = fs::directory_iterator{folder, error};
         !error && entry != fs::directory_iterator{}; entry.increment(error)) {
        if (extension.empty() || unicode::folded(entry->path().extension().string()) == extension) {
            paths.push_back(entry->path().string());
        }
    }
    if (error) return FileError{error.message()};
    std::ranges::sort(paths);
    return paths;
}

std::optional<FileError> Disk::write(const std::string& path, std::string_view bytes) {
    if (is_special(path)) {
        Descriptor file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
        if (!file.opened() || !write_all(file.number(), bytes) || !file.close())
            return last_error();
        return std::nullopt;
    }
    std::error_code ignored;
    const fs::path behind_links = fs::canonical(path, ignored);
    const std::string target = behind_links.empty() ? path : behind_links.string();
    struct stat former {};
    const bool exists = ::stat(target.c_str(), &former) == 0;
    if (exists && ::access(target.c_str(), W_OK) != 0) return last_error();
    std::string draft = target + ".XXXXXX";
    Descriptor file{::mkostemp(draft.data(), O_CLOEXEC)};
    if (!file.opened()) return last_error();
    const mode_t mode = exists ? former.st_mode & 07777 : 0666 & ~present_mask();
    const bool written = ::fchmod(file.number(), mode) == 0 && write_all(file.number(), bytes) &&
                         file.close() && ::rename(draft.c_str(), target.c_str()) == 0;
    if (written) return std::nullopt;
    const FileError error = last_error();
    ::unlink(draft.c_str());
    return error;
}

bool Disk::is_within(const std::string& path, const std::string& folder) const {
    std::error_code error;
    const fs::path inner = fs::weakly_canonical(path, error),
                   outer = fs::weakly_canonical(folder, error);
    if (error) return false;
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
           outer.end();
}

bool Disk::is_occupied(const std::string& path) const {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return false;
    return !fs::is_directory(path, ignored) || !fs::is_empty(path, ignored);
}

std::variant<std::unique_ptr<command::FolderDraft>, FileError> Disk::draft_folder(
    const std::string& path) {
    fs::path target = fs::path{path}.lexically_normal();
    if (!target.has_filename()) target = target.parent_path();  // "scorecards/"
    std::error_code ignored;
    // a link stays, and leads to the new folder
    if (fs::is_symlink(target, ignored)) target = fs::weakly_canonical(target, ignored);
    std::string draft = target.string() + ".XXXXXX";
    if (::mkdtemp(draft.data()) == nullptr) return last_error();
    ::chmod(draft.c_str(), 0777 & ~present_mask());
    take_over_rights(target, draft);
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
    return std::make_unique<DiskDraft>(target, draft);
}

int terminal_columns(int descriptor) {
    winsize size{};
    const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

}  // namespace cchc::host
