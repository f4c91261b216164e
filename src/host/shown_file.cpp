#include "host/shown_file.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <mutex>

#include "command/stop.hpp"
#include "host/reading.hpp"

namespace cchc::host {

namespace {

std::atomic<ShownStretch*> stretches{nullptr};

/// Puts zeros in the place of what cannot be read, from the page of an address to the end of its
/// stretch; false where the address is in none.
bool show_zeros(char* address) {
    for (ShownStretch* stretch = stretches; stretch != nullptr; stretch = stretch->next) {
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

ShownStretch* enter_stretch(const Mapping& mapping) {
    auto* const stretch = new ShownStretch;
    stretch->begin = mapping.memory();
    stretch->size = mapping.size();
    stretch->next = stretches;
    while (!stretches.compare_exchange_weak(stretch->next, stretch)) {
    }
    return stretch;
}

}  // namespace

Mapping::Mapping(int descriptor, std::size_t size) : memory_(nullptr), size_(size) {
    void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (memory != MAP_FAILED) memory_ = static_cast<char*>(memory);
}

Mapping::~Mapping() {
    if (memory_ != nullptr) ::munmap(memory_, size_);
}

ShownFile::ShownFile(std::string path, Descriptor file, Mapping mapping)
    : path_(std::move(path)),
      file_(std::move(file)),
      mapping_(std::move(mapping)),
      stretch_(enter_stretch(mapping_)) {
    handle_lost_bytes();
    if (!leaves_room(file_.number())) file_.close();
}

bool ShownFile::copy(std::string_view wanted, std::string& room) const {
    if (!file_.opened()) return false;
    std::size_t count = wanted.size();
    if (room.size() < count) room.resize(count);
    char* to = room.data();
    auto offset = static_cast<off_t>(wanted.data() - mapping_.memory());
    while (count > 0) {
        const auto n = ::pread(file_.number(), to, count, offset);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw command::cannot_read(path_, last_error().reason);
        if (n == 0) throw command::cannot_read(path_, changed_while_read().reason);
        to += n;
        offset += n;
        count -= static_cast<std::size_t>(n);
    }
    return true;
}

}  // namespace cchc::host
