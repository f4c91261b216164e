#include "command/digest.hpp"

#include <algorithm>
#include <set>

namespace cchc::command {

Digest& Digest::add(std::string_view bytes) {
    sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return *this;
}

std::string sha256(const diag::Bytes& bytes) {
    Digest digest;
    std::string room;
    for (std::size_t at = 0; at < bytes.view().size(); at += diag::bytes_of_part) {
        digest.add(bytes.part(at, diag::bytes_of_part, room));
    }
    return digest.text();
}

std::string Digest::text() {
    std::uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&context_, sizeof digest, digest);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const auto byte : digest) text += {digits[byte >> 4], digits[byte & 15]};
    return text;
}

std::vector<InputDigest> digests(const Dataset& dataset) {
    std::set<const diag::Source*> unread;
    for (const UnreadFile& file : dataset.unread) unread.insert(file.source);
    std::vector<InputDigest> inputs;
    std::set<std::string_view> workbooks;  // each of which may be several sources
    for (const diag::Source& source : dataset.sources.all()) {
        if (unread.contains(&source)) continue;
        if (source.sheet && !workbooks.insert(source.path).second) continue;
        inputs.push_back({source.name, sha256(source.bytes)});
    }
    std::ranges::stable_sort(inputs, {}, &InputDigest::name);  // whatever order they were named in
    return inputs;
}

}  // namespace cchc::command
