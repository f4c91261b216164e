#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>

#include "diag/bytes.hpp"
#include "host/descriptor.hpp"

namespace cchc::host {

/// A file as it lies in the system's memory.
struct ShownFile {
    diag::Bytes bytes;
    /// Whether some of it could not be read any more, and is zeros. It is there until the program
    /// ends.
    const std::atomic<bool>* is_lost;
};

/// Shows a file of this size, above 0; nothing where the system cannot, or should not: Windows lets
/// nobody replace a file that is shown. The file is then still to be read. Copying its bytes throws
/// Stop where it cannot be read any more.
std::optional<ShownFile> show_file(const std::string& path, Descriptor& file, std::size_t size);

}  // namespace cchc::host
