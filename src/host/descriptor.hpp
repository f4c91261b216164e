#pragma once

#include <utility>

#include "command/world.hpp"

namespace cchc::host {

/// What the system said of the last call that failed.
command::FileError last_error();

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }
    int number() const { return number_; }
    bool opened() const { return number_ >= 0; }
    /// Closes now; false where the system could not finish writing.
    bool close();

  private:
    int number_;
};

}  // namespace cchc::host
