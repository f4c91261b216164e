#pragma once

#include <string>

namespace cchc {

/// A file the report was made from.
struct InputDigest {
    std::string name;
    std::string sha256;  ///< 64 hexadecimal digits
};

}  // namespace cchc
