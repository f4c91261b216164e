#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "load/fast/code_table.hpp"

/// Digits read eight at a time.
namespace cchc::load {

static_assert(std::endian::native == std::endian::little, "texts are read as numbers");

/// Eight bytes that are all `c`.
constexpr std::uint64_t every_byte(char c) {
    return std::uint64_t{0x0101'0101'0101'0101} * static_cast<unsigned char>(c);
}

/// The eight bytes from a place on, the first of them the lowest.
inline std::uint64_t eight_bytes(const char* text) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/// Digits at the front of eight bytes of text.
class Digits {
  public:
    /// The first byte of the text is the lowest.
    explicit Digits(std::uint64_t bytes) : offsets_(bytes ^ every_byte('0')) {
        const std::uint64_t others =
            (offsets_ | (offsets_ + every_byte(0x76))) & every_byte('\x80');
        if (others != 0) [[likely]]
            bits_ = static_cast<unsigned>(std::countr_zero(others)) & ~7u;
    }
    unsigned count() const { return bits_ / 8; }
    /// The number that they are; at least 1 of them.
    std::uint32_t number() const {
        std::uint64_t sum = offsets_ << (64 - bits_);
        // pairs, fours, eight: each step joins neighbours
        sum = sum * (1 + (10 << 8)) >> 8;
        sum = (sum & 0x00FF'00FF'00FF'00FF) * (1 + (100ull << 16)) >> 16;
        sum = (sum & 0x0000'FFFF'0000'FFFF) * (1 + (10'000ull << 32)) >> 32;
        return static_cast<std::uint32_t>(sum);
    }
    /// These and others behind them, at least 1 of each and together at most 8.
    Digits followed_by(const Digits& others) const {
        Digits joined = others;
        joined.offsets_ = (offsets_ & ShortText::first_bytes(count())) | others.offsets_ << bits_;
        joined.bits_ += bits_;
        return joined;
    }

  private:
    std::uint64_t offsets_;  ///< of each byte from '0'
    unsigned bits_ = 64;     ///< of the digits
};

}  // namespace cchc::load
