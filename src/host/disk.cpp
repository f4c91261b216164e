#include "host/disk.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "host/descriptor.hpp"
#include "host/folder_draft.hpp"
#include "unicode/unicode.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderEntry;
namespace fs = std::filesystem;

/// No data set is larger; devices and pipes that never end are.
constexpr std::size_t most_bytes = (std::size_t{1} << 32) - 1;
constexpr std::size_t most_streamed_bytes = std::size_t{1} << 29;

/// Smaller files are copied, so that nobody changes them while they are read.
constexpr off_t least_shown_bytes = off_t{1} << 22;

/// What a system sends whose file in memory has become shorter than it was.
void end_for_a_lost_file(int) {
    constexpr std::string_view message = "cchc: a file was cut short while it was read\n";
    const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(written > 0 ? 2 : 70);
}

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

/// A file as it lies in the system's memory. What is asked for as a copy is read: where nobody has
/// looked yet, the system would be asked for every page by itself.
class ShownFile final : public diag::Keeper {
  public:
    ShownFile(Descriptor file, void* memory, std::size_t size)
        : file_(std::move(file)), memory_(memory), size_(size) {
        if (!leaves_room(file_.number())) file_.close();
    }
    ShownFile(const ShownFile&) = delete;
    ShownFile& operator=(const ShownFile&) = delete;
    ~ShownFile() override { ::munmap(memory_, size_); }

    std::string_view bytes() const { return {static_cast<const char*>(memory_), size_}; }

    bool copy(std::string_view wanted, std::string& room) const override {
        if (!file_.opened()) return false;
        std::size_t count = wanted.size();
        if (room.size() < count) room.resize(count);
        char* to = room.data();
        auto offset = static_cast<off_t>(wanted.data() - bytes().data());
        while (count > 0) {
            const auto n = ::pread(file_.number(), to, count, offset);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return false;
            to += n;
            offset += n;
            count -= static_cast<std::size_t>(n);
        }
        return true;
    }

  private:
    /// Whether half of the files that may be open are left for others.
    static bool leaves_room(int descriptor) {
        rlimit limit{};
        return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
               static_cast<rlim_t>(descriptor) < limit.rlim_cur / 2;
    }

    Descriptor file_;  ///< closed where too many are open: then nothing is copied
    void* memory_;
    std::size_t size_;
};

}  // namespace

std::variant<std::string, FileError> Disk::read(const std::string& path) const {
    // opened without waiting, so that a FIFO nobody writes to does not hang the program
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file.opened()) return last_error();
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return last_error();
    if (S_ISDIR(status.st_mode)) return FileError{std::strerror(EISDIR)};
    const std::size_t most = S_ISREG(status.st_mode) ? most_bytes : most_streamed_bytes;
    if (status.st_size > static_cast<off_t>(most)) return FileError{std::strerror(EFBIG)};
    if (S_ISFIFO(status.st_mode)) ::fcntl(file.number(), F_SETFL, 0);

    const std::size_t expected = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1;
    std::string bytes(expected, '\0');
    std::size_t used = 0;
    for (;;) {
        const auto n = ::read(file.number(), bytes.data() + used, bytes.size() - used);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return last_error();
        if (n == 0) break;
        used += static_cast<std::size_t>(n);
        if (used > most) return FileError{std::strerror(EFBIG)};
        if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    }
    bytes.resize(used);
    return bytes;
}

std::variant<diag::Bytes, FileError> Disk::show(const std::string& path) const {
    struct stat status {};
    const bool large = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                       status.st_size >= least_shown_bytes &&
                       status.st_size <= static_cast<off_t>(most_bytes);
    if (!large) return Files::show(path);
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.opened()) return last_error();
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (memory == MAP_FAILED) return Files::show(path);
    std::signal(SIGBUS, end_for_a_lost_file);
    const auto shown = std::make_shared<const ShownFile>(std::move(file), memory, size);
    return diag::Bytes{shown, shown->bytes()};
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
        entries.push_back({entry->path().filename().string(), kind_of(*entry, error)});
        if (error) break;
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

std::variant<std::unique_ptr<command::FolderDraft>, FileError> Disk::draft_folder(
    const std::string& path) {
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
