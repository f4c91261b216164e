#include "render/memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

namespace cchc::render {

MemoryFile::MemoryFile() : number_(::memfd_create("cchc", MFD_CLOEXEC)) {
    if (number_ < 0) throw std::runtime_error{"no memory file"};
}

MemoryFile::~MemoryFile() {
    ::close(number_);
}

std::string MemoryFile::path() const {
    return fmt::format("/proc/self/fd/{}", number_);
}

std::string MemoryFile::content() const {
    const auto size = ::lseek(number_, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (::pread(number_, bytes.data(), bytes.size(), 0) != size)
        throw std::runtime_error{"memory file lost"};
    return bytes;
}

}  // namespace cchc::render
