#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "command/dataset.hpp"
#include "diag/bytes.hpp"
#include "digest/sha256.hpp"
#include "model/input_digest.hpp"
#include "model/report.hpp"

namespace cchc::command {

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
std::string sha256(const diag::Bytes& bytes);
inline std::string sha256(std::string_view bytes) {
    return digest::Sha256{}.add(bytes).text();
}

/// The SHA-256 of every file that was read, under the name that the command line gave it; by name.
std::vector<InputDigest> digests(const Dataset& dataset);

/// The files that were read, by names that do not depend on where they lie: from the last component
/// of DATA on, "data/2025.csv"; of files that would have the same, by their SHA-256, the second is
/// "data/2025.csv (2)".
struct NamedFiles {
    std::vector<InputDigest> digests;          ///< by name
    std::map<std::string, std::string> names;  ///< by the path of a source
};
NamedFiles named_files(const Dataset& dataset);

}  // namespace cchc::command
