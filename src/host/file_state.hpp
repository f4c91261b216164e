#pragma once

#include <sys/stat.h>

#include <cstdint>

namespace cchc::host {

/// Which file it is, and what of it changes when somebody writes to it or puts another in its
/// place: two states that are equal show the same bytes.
struct FileState {
    std::uint64_t device = 0, number = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0, changed = 0;  ///< times in nanoseconds

    FileState() = default;
    explicit FileState(const struct stat& status)
        : device(status.st_dev),
          number(status.st_ino),
          size(status.st_size),
          modified(nanoseconds(status.st_mtim)),
          changed(nanoseconds(status.st_ctim)) {}

    bool operator==(const FileState&) const = default;
    /// Whether it is the same file with the same content; other links to it may have come.
    bool is_as(const FileState& before) const {
        return device == before.device && number == before.number && size == before.size &&
               modified == before.modified;
    }

  private:
    static std::int64_t nanoseconds(const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    }
};

}  // namespace cchc::host
