#include "digest/sha256.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "catch.hpp"

using cchc::digest::Sha256;
using Way = Sha256::Way;

namespace {

std::string sha256(Way way, std::string_view bytes) {
    return Sha256{way}.add(bytes).text();
}

}  // namespace

// both ways of working in a block; a processor without the instructions takes the portable one
// twice
TEST_CASE("SHA-256 of the standard's examples") {
    const Way way = GENERATE(Way::fastest, Way::portable);
    CHECK(sha256(way, "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256(way, "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256(way, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(way,
                 "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                 "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(way, std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// $ for n in $(seq 0 130); do head -c $n /dev/zero | tr '\0' a | sha256sum | cut -c1-64; done |
// sha256sum
TEST_CASE("SHA-256 of every length about a block and two is that of sha256sum") {
    const Way way = GENERATE(Way::fastest, Way::portable);
    std::string all;
    for (std::size_t length = 0; length <= 130; ++length)
        all += sha256(way, std::string(length, 'a')) + "\n";
    CHECK(sha256(way, all) == "e305d281b5e91e526de6d81d7e932de65476d923607ac69ac85275a676c49660");
}

TEST_CASE("SHA-256 does not depend on the pieces, and begins anew") {
    std::string bytes;
    for (int i = 0; i < 1'000; ++i) bytes += static_cast<char>(i * i);
    const std::string whole = sha256(Way::portable, bytes);
    Sha256 digest;
    for (const std::size_t piece : {1u, 3u, 55u, 56u, 63u, 64u, 65u, 127u, 128u, 129u, 999u}) {
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            digest.add(std::string_view{bytes}.substr(at, piece));
        if (digest.text() != whole) FAIL("in pieces of " << piece);
    }
}
