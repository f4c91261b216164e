#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "command/world.hpp"

/// Reading without losing anything: what cannot be read to its end is an error.
namespace cchc::host {

/// No file of data is larger; devices and pipes that never end are.
inline constexpr std::size_t most_bytes = (std::size_t{1} << 32) - 1;
inline constexpr std::size_t most_streamed_bytes = std::size_t{1} << 29;

/// Why a file is not what it was when it was opened.
command::FileError changed_while_read();

/// The bytes from where a descriptor stands to the end of its file or stream. A read that fails, a
/// file that is too large or was written to meanwhile, and too little memory are errors.
std::variant<std::string, command::FileError> read_to_end(int descriptor);

/// The same of a file, or of a FIFO when its writer comes.
std::variant<std::string, command::FileError> read_whole(const std::string& path);

}  // namespace cchc::host
