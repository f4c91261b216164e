#include "host/shown_file.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "command/stop.hpp"
#include "host/reading.hpp"
#include "host/system.hpp"

namespace cchc::host {

namespace {

/// A stretch of memory in which the system shows a file. It is never freed, so that the handler of
/// a signal may look through all of them.
struct Stretch {
    std::atomic<char*> begin{nullptr};
    std::atomic<std::size_t> size{0};
    std::atomic<bool> is_lost{false};
    Stretch* next = nullptr;
};

std::atomic<Stretch*> stretches{nullptr};

/// Puts zeros in the place of what cannot be read, from the page of an address to the end of its
/// stretch; false where the address is in none.
bool show_zeros(char* address) {
    for (Stretch* stretch = stretches; stretch != nullptr; stretch = stretch->next) {
        char* const begin = stretch->begin;
        char* const end = begin + stretch->size;
        if (address < begin || address >= end) continue;
        const auto page = static_cast<std::ptrdiff_t>(::sysconf(_SC_PAGESIZE));
        char* const first = begin + (address - begin) / page * page;
        void* const made = ::mmap(first, static_cast<std::size_t>(end - first), PROT_READ,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        if (made == MAP_FAILED) return false;
        stretch->is_lost = true;
        return true;
    }
    return false;
}

/// The system sends SIGBUS where a file has become shorter than it is shown, or its disk fails.
void go_on_with_zeros(int, siginfo_t* info, void*) {
    const int error = errno;
    // an address of somebody else faults again, and ends the program
    if (!show_zeros(static_cast<char*>(info->si_addr))) std::signal(SIGBUS, SIG_DFL);
    errno = error;
}

void handle_lost_bytes() {
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction action {};
        action.sa_sigaction = go_on_with_zeros;
        action.sa_flags = SA_SIGINFO;
        ::sigaction(SIGBUS, &action, nullptr);
    });
}

/// Whether half of the files that may be open are left for others.
bool leaves_room(int descriptor) {
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
           static_cast<rlim_t>(descriptor) < limit.rlim_cur / 2;
}

Stretch* enter_stretch(char* memory, std::size_t size) {
    auto* const stretch = new Stretch;
    stretch->begin = memory;
    stretch->size = size;
    stretch->next = stretches;
    while (!stretches.compare_exchange_weak(stretch->next, stretch)) {
    }
    return stretch;
}

/// Memory in which the system shows a file, given back at the end.
class Mapping {
  public:
    /// Empty where the system cannot show it.
    Mapping(int descriptor, std::size_t size) : size_(size) {
        void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (memory != MAP_FAILED) memory_ = static_cast<char*>(memory);
    }
    Mapping(Mapping&& other) noexcept
        : memory_(std::exchange(other.memory_, nullptr)), size_(other.size_) {}
    Mapping& operator=(Mapping&&) = delete;
    ~Mapping() {
        if (memory_ != nullptr) ::munmap(memory_, size_);
    }
    char* memory() const { return memory_; }  ///< null: empty
    std::size_t size() const { return size_; }

  private:
    char* memory_ = nullptr;
    std::size_t size_;
};

/// Keeps a mapping. What is asked for as a copy is read: where nobody has looked yet, the system
/// would be asked for every page by itself. Bytes that are looked at in place and can no longer be
/// read are zeros, and the stretch is lost.
class MappedFile final : public diag::Keeper {
  public:
    /// Precondition: `mapping` shows the file, and is not empty.
    MappedFile(std::string path, Descriptor file, Mapping mapping)
        : path_(std::move(path)),
          file_(std::move(file)),
          mapping_(std::move(mapping)),
          stretch_(enter_stretch(mapping_.memory(), mapping_.size())) {
        handle_lost_bytes();
        if (!leaves_room(file_.number())) file_.close();
    }
    ~MappedFile() override { stretch_->size = 0; }

    std::string_view bytes() const { return {mapping_.memory(), mapping_.size()}; }
    const std::atomic<bool>& is_lost() const { return stretch_->is_lost; }

    bool copy(std::string_view wanted, std::string& room) const override {
        if (!file_.opened()) return false;
        std::size_t count = wanted.size();
        if (room.size() < count) room.resize(count);
        char* to = room.data();
        auto offset = static_cast<std::int64_t>(wanted.data() - mapping_.memory());
        while (count > 0) {
            const auto n = read_some_at(file_.number(), to, count, offset);
            if (n < 0) throw command::cannot_read(path_, last_error().reason);
            if (n == 0) throw command::cannot_read(path_, changed_while_read().reason);
            to += n;
            offset += n;
            count -= static_cast<std::size_t>(n);
        }
        return true;
    }

  private:
    std::string path_;
    Descriptor file_;  ///< closed where too many are open: then nothing is copied
    Mapping mapping_;
    Stretch* stretch_;
};

}  // namespace

std::optional<ShownFile> show_file(const std::string& path, Descriptor& file, std::size_t size) {
    Mapping mapping{file.number(), size};
    if (mapping.memory() == nullptr) return std::nullopt;
    const auto mapped =
        std::make_shared<const MappedFile>(path, std::move(file), std::move(mapping));
    return ShownFile{diag::Bytes{mapped, mapped->bytes()}, &mapped->is_lost()};
}

}  // namespace cchc::host
