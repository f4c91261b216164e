#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "command/world.hpp"

namespace cchc::host {

/// What the system says of the call that failed last.
inline command::FileError last_error() {
    return {.reason = std::strerror(errno), .is_absent = errno == ENOENT};
}

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool opened() const { return number_ >= 0; }
    /// Closes now; false where the system could not finish writing.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

}  // namespace cchc::host
