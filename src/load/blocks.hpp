#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Text looked at 64 bytes at a time: one bit a byte.
namespace cchc::load {

/// Bits of a block, the lowest for its first byte.
using Bits = std::uint64_t;

/// What stands where in 64 bytes of CSV.
struct Block {
    Bits separators = 0, newlines = 0, quotes = 0;
    Bits odd = 0;  ///< what is seldom: see OddBytes
};

/// Bytes that want a closer look.
struct OddBytes {
    Bits returns = 0;   ///< CR
    Bits controls = 0;  ///< other control characters of ASCII, but LF and tab
    Bits wide = 0;      ///< 0xC2, which begins the control characters past ASCII
};

/// Every bit becomes the parity of the bits up to and with it: 1 inside of quotes.
inline Bits prefix_xor(Bits bits) {
    for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
    return bits;
}

/// How many bits are set. (std::popcount calls a function on machines that every x86-64 is.)
inline std::size_t count(Bits bits) {
    bits -= bits >> 1 & 0x5555'5555'5555'5555;
    bits = (bits & 0x3333'3333'3333'3333) + (bits >> 2 & 0x3333'3333'3333'3333);
    bits = (bits + (bits >> 4)) & 0x0F0F'0F0F'0F0F'0F0F;
    return bits * 0x0101'0101'0101'0101 >> 56;
}

/// Where the 64 bytes from `offset` of a text differ; behind its end blanks are seen.
class BlockReader {
    template <typename Look>
    auto shown(std::size_t offset, Look&& look) const {
        if (text_.size() - offset >= 64) return look(text_.data() + offset);
        char rest[64];
        std::memset(rest, ' ', sizeof rest);
        std::memcpy(rest, text_.data() + offset, text_.size() - offset);
        return look(rest);
    }

  public:
    BlockReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    Block at(std::size_t offset) const {
        return shown(offset, [&](const char* bytes) { return seen(bytes); });
    }
    /// What is odd in the same bytes.
    OddBytes odd_at(std::size_t offset) const {
        return shown(offset, [](const char* bytes) {
            OddBytes odd;
            for (int i = 0; i < 64; ++i) {
                const auto byte = static_cast<unsigned char>(bytes[i]);
                const Bits bit = Bits{1} << i;
                if (byte == '\r') odd.returns |= bit;
                if (byte == 0xC2) odd.wide |= bit;
                const bool control = byte < 0x20 || byte == 0x7F;
                if (control && byte != '\r' && byte != '\n' && byte != '\t') odd.controls |= bit;
            }
            return odd;
        });
    }

  private:
#if defined(__SSE2__)
    Block seen(const char* bytes) const {
        const auto part = [&](int i) {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        };
        const __m128i parts[] = {part(0), part(1), part(2), part(3)};
        const auto bits = [&](auto&& test) {
            Bits all = 0;
            for (int i = 0; i < 4; ++i) {
                const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(test(parts[i])));
                all |= Bits{found} << (16 * i);
            }
            return all;
        };
        const auto equal = [&](char c) {
            const __m128i all = _mm_set1_epi8(c);
            return bits([&](__m128i p) { return _mm_cmpeq_epi8(p, all); });
        };
        const __m128i highest = _mm_set1_epi8(0x1F), erased = _mm_set1_epi8(0x7F),
                      wide = _mm_set1_epi8('\xC2');
        Block block;
        block.separators = equal(separator_);
        block.newlines = equal('\n');
        block.quotes = equal('"');
        const Bits odd = bits([&](__m128i p) {
            const __m128i is_low = _mm_cmpeq_epi8(_mm_min_epu8(p, highest), p);
            return _mm_or_si128(is_low, _mm_or_si128(_mm_cmpeq_epi8(p, erased),
                                                     _mm_cmpeq_epi8(p, wide)));
        });
        block.odd = odd & ~block.newlines & (separator_ == '\t' ? ~block.separators : ~Bits{0});
        return block;
    }
#else
    Block seen(const char* bytes) const {
        Block block;
        for (int i = 0; i < 64; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            const Bits bit = Bits{1} << i;
            if (bytes[i] == separator_) block.separators |= bit;
            else if (byte == '\n') block.newlines |= bit;
            else if (byte == '"') block.quotes |= bit;
            else if (byte < 0x20 || byte == 0x7F || byte == 0xC2) block.odd |= bit;
        }
        return block;
    }
#endif

    std::string_view text_;
    char separator_;
};

}  // namespace cchc::load
