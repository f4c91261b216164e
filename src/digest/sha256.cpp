#include "digest/sha256.hpp"

#include <algorithm>
#include <bit>

#include "digest/sha256_constants.hpp"

namespace cchc::digest {

namespace {

std::uint32_t big_endian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// the functions of section 4.1.2; "mixed" and "spread" stand for its large and small sigmas

std::uint32_t mixed(std::uint32_t x, int a, int b, int c) {
    return std::rotr(x, a) ^ std::rotr(x, b) ^ std::rotr(x, c);
}

std::uint32_t spread(std::uint32_t x, int a, int b, int shift) {
    return std::rotr(x, a) ^ std::rotr(x, b) ^ (x >> shift);
}

}  // namespace

void Sha256::work_portably(State& state, const unsigned char* blocks, std::size_t count) {
    for (; count > 0; --count, blocks += block_size) {
        std::array<std::uint32_t, 16> words;  // the last 16 of the schedule
        for (std::size_t i = 0; i < words.size(); ++i) words[i] = big_endian(blocks + 4 * i);
        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t i = 0; i < round_constants.size(); ++i) {
            std::uint32_t& word = words[i % 16];
            if (i >= 16) {
                word += spread(words[(i + 1) % 16], 7, 18, 3) + words[(i + 9) % 16] +
                        spread(words[(i + 14) % 16], 17, 19, 10);
            }
            const std::uint32_t first =
                h + mixed(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + round_constants[i] + word;
            const std::uint32_t second = mixed(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + first;
            d = c, c = b, b = a, a = first + second;
        }
        const State worked{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < state.size(); ++i) state[i] += worked[i];
    }
}

Sha256::Sha256(Way way)
    : work_(way == Way::fastest && has_instructions() ? work_by_instructions : work_portably) {
    begin();
}

void Sha256::begin() {
    state_ = initial_state;
    length_ = 0;
}

Sha256& Sha256::add(std::string_view bytes) {
    const auto held = static_cast<std::size_t>(length_ % block_size);
    length_ += bytes.size();
    if (held > 0) {
        const std::string_view part = bytes.substr(0, block_size - held);
        std::ranges::copy(part, begun_.begin() + static_cast<std::ptrdiff_t>(held));
        bytes.remove_prefix(part.size());
        if (held + part.size() < block_size) return *this;
        work_(state_, begun_.data(), 1);
    }
    const std::size_t whole = bytes.size() / block_size;
    work_(state_, bytes_of(bytes), whole);
    std::ranges::copy(bytes.substr(whole * block_size), begun_.begin());
    return *this;
}

std::string Sha256::text() {
    // a bit 1, then as many bits 0 as let the length in bits end a block (section 5.1.1)
    const std::uint64_t bits = length_ * 8;
    const auto held = static_cast<std::size_t>(length_ % block_size);
    std::string padding((held < 56 ? 56 : 120) - held, '\0');
    padding[0] = '\x80';
    for (int shift = 56; shift >= 0; shift -= 8) padding += static_cast<char>(bits >> shift & 255);
    add(padding);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint32_t word : state_) {
        for (int shift = 28; shift >= 0; shift -= 4) text += digits[word >> shift & 15];
    }
    begin();
    return text;
}

}  // namespace cchc::digest
