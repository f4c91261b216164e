#pragma once

#include <cstdint>

namespace cchc::host {

/// Which file it is, and what of it changes when somebody writes to it or puts another in its
/// place: two states that are equal show the same bytes.
struct FileState {
    std::uint64_t device = 0, number = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0, changed = 0;  ///< times, in the unit of the system

    bool operator==(const FileState&) const = default;
    /// Whether it is the same file, under whatever name.
    bool is_of(const FileState& other) const {
        return device == other.device && number == other.number;
    }
    /// Whether it is the same file with the same content; other links to it may have come.
    bool is_as(const FileState& before) const {
        return is_of(before) && size == before.size && modified == before.modified;
    }
};

}  // namespace cchc::host
