#pragma once

#include <string>

namespace cchc::render {

/// A file without a name in any folder, for libraries that write to files only. Throws
/// std::runtime_error where the system has none to give.
class MemoryFile {
  public:
    MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();

    /// Where a library can open it, as long as this object lives.
    std::string path() const;
    /// All bytes that were written. Throws std::runtime_error where they cannot be read back.
    std::string content() const;

  private:
    int number_;
};

}  // namespace cchc::render
