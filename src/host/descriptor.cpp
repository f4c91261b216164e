#include "host/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cchc::host {

command::FileError last_error() {
    return {.reason = std::strerror(errno), .is_absent = errno == ENOENT};
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

bool Descriptor::close() {
    return ::close(std::exchange(number_, -1)) == 0;
}

Descriptor open_file(const std::string& path, int how, unsigned mode) {
    for (;;) {
        const int descriptor = ::open(path.c_str(), how, mode);
        if (descriptor >= 0 || errno != EINTR) return Descriptor{descriptor};
    }
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

}  // namespace cchc::host
