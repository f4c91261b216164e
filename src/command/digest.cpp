#include "command/digest.hpp"

#include <nettle/sha2.h>

namespace cchc::command {

std::string sha256(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&context, sizeof digest, digest);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const auto byte : digest) text += {digits[byte >> 4], digits[byte & 15]};
    return text;
}

std::vector<InputDigest> digests(const Dataset& dataset) {
    std::vector<InputDigest> inputs;
    for (const diag::Source& source : dataset.sources.all()) {
        inputs.push_back({source.name, sha256(source.bytes.empty() ? source.text : source.bytes)});
    }
    return inputs;
}

}  // namespace cchc::command
