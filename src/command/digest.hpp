#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/dataset.hpp"
#include "model/report.hpp"

namespace cchc::command {

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The SHA-256 of every text that was read, in reading order, as 64 hexadecimal digits.
std::vector<InputDigest> digests(const Dataset& dataset);

}  // namespace cchc::command
