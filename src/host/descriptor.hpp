#pragma once

#include <string>
#include <string_view>
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
    ~Descriptor();
    int number() const { return number_; }
    bool opened() const { return number_ >= 0; }
    /// Closes now; false where the system could not finish writing.
    bool close();

  private:
    int number_;
};

/// Opens a file as open(2) does, however often that is interrupted.
Descriptor open_file(const std::string& path, int how, unsigned mode = 0);

/// Writes all of it; false where the system could not.
bool write_all(int descriptor, std::string_view bytes);

}  // namespace cchc::host
