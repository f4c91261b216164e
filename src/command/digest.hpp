#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>
#include <vector>

#include "command/dataset.hpp"
#include "diag/bytes.hpp"
#include "model/input_digest.hpp"
#include "model/report.hpp"

namespace cchc::command {

/// A SHA-256 in the making.
class Digest {
  public:
    Digest() { sha256_init(&context_); }
    Digest& add(std::string_view bytes);
    /// Of all bytes so far, as 64 hexadecimal digits; begins anew.
    std::string text();

  private:
    sha256_ctx context_;
};

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
std::string sha256(const diag::Bytes& bytes);
inline std::string sha256(std::string_view bytes) {
    return Digest{}.add(bytes).text();
}

/// The SHA-256 of every text that was read, in reading order, as 64 hexadecimal digits.
std::vector<InputDigest> digests(const Dataset& dataset);

}  // namespace cchc::command
