#include "faults/system.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <new>
#include <utility>

namespace cchc::testing {

namespace {

/// Calls of a kind, and what is done with one of them.
struct Watch {
    std::atomic<bool> on{false};
    std::atomic<std::size_t> calls{0};
    FaultyCall faulty;

    void begin(FaultyCall which) {
        faulty = std::move(which);
        calls = 0;
        on = true;
    }
    /// Counts a call, and says what becomes of it.
    Fault next() {
        if (!on) return Fault::none;
        const std::size_t number = ++calls;
        if (number == faulty.number && faulty.before) faulty.before();
        const bool befallen =
            number == faulty.number || (faulty.and_all_behind && number > faulty.number);
        return befallen ? faulty.fault : Fault::none;
    }
};

Watch reading, memory;

int failed(int error) {
    errno = error;
    return -1;
}

}  // namespace

WatchedReading::WatchedReading(FaultyCall faulty) {
    reading.begin(std::move(faulty));
}
WatchedReading::~WatchedReading() {
    reading.on = false;
}
std::size_t WatchedReading::calls() const {
    return reading.calls;
}

WatchedMemory::WatchedMemory(FaultyCall faulty) {
    memory.begin(std::move(faulty));
}
WatchedMemory::~WatchedMemory() {
    memory.on = false;
}
std::size_t WatchedMemory::calls() const {
    return memory.calls;
}

}  // namespace cchc::testing

// What the linker puts in the place of the system's functions, and calls those by.

using cchc::testing::Fault, cchc::testing::failed, cchc::testing::memory, cchc::testing::reading;

extern "C" {

int __real_open(const char* path, int how, ...);
int __real_fstat(int descriptor, struct stat* status);
int __real_stat(const char* path, struct stat* status);
ssize_t __real_read(int descriptor, void* to, std::size_t count);
ssize_t __real_pread(int descriptor, void* to, std::size_t count, off_t offset);
void* __real_mmap(void* address, std::size_t size, int protection, int how, int file, off_t offset);

int __wrap_open(const char* path, int how, ...) {
    std::va_list rest;
    va_start(rest, how);
    const mode_t mode = (how & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const Fault fault = (how & O_ACCMODE) == O_RDONLY ? reading.next() : Fault::none;
    if (fault == Fault::fails) return failed(EIO);
    if (fault == Fault::is_interrupted) return failed(EINTR);
    return __real_open(path, how, mode);
}

int __wrap_fstat(int descriptor, struct stat* status) {
    return reading.next() == Fault::fails ? failed(EIO) : __real_fstat(descriptor, status);
}

int __wrap_stat(const char* path, struct stat* status) {
    return reading.next() == Fault::fails ? failed(EIO) : __real_stat(path, status);
}

ssize_t __wrap_read(int descriptor, void* to, std::size_t count) {
    const Fault fault = reading.next();
    if (fault == Fault::fails) return failed(EIO);
    if (fault == Fault::is_interrupted) return failed(EINTR);
    return __real_read(descriptor, to, fault == Fault::is_short ? 1 : count);
}

ssize_t __wrap_pread(int descriptor, void* to, std::size_t count, off_t offset) {
    const Fault fault = reading.next();
    if (fault == Fault::fails) return failed(EIO);
    if (fault == Fault::is_interrupted) return failed(EINTR);
    return __real_pread(descriptor, to, fault == Fault::is_short ? 1 : count, offset);
}

void* __wrap_mmap(void* address, std::size_t size, int protection, int how, int file,
                  off_t offset) {
    if (file < 0 || reading.next() != Fault::fails)
        return __real_mmap(address, size, protection, how, file, offset);
    errno = ENOMEM;
    return MAP_FAILED;
}

}  // extern "C"

void* operator new(std::size_t size) {
    void* const made = memory.next() == Fault::fails ? nullptr : std::malloc(size);
    if (made != nullptr) return made;
    if (const auto handler = std::get_new_handler()) handler();  // which throws
    throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return memory.next() == Fault::fails ? nullptr : std::malloc(size);
}
void* operator new[](std::size_t size) {
    return ::operator new(size);
}
void operator delete(void* made) noexcept {
    std::free(made);
}
void operator delete(void* made, std::size_t) noexcept {
    std::free(made);
}
void operator delete[](void* made) noexcept {
    std::free(made);
}
void operator delete[](void* made, std::size_t) noexcept {
    std::free(made);
}
