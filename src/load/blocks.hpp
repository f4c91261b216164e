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

/// How many bits are set. (std::popcount is a call on machines that any x86-64 may be.)
inline std::size_t count(Bits bits) {
    bits -= bits >> 1 & 0x5555'5555'5555'5555;
    bits = (bits & 0x3333'3333'3333'3333) + (bits >> 2 & 0x3333'3333'3333'3333);
    bits = (bits + (bits >> 4)) & 0x0F0F'0F0F'0F0F'0F0F;
    return bits * 0x0101'0101'0101'0101 >> 56;
}

#if defined(__SSE2__)
/// 64 bytes of text, compared together.
class SixtyFour {
  public:
    explicit SixtyFour(const char* bytes) {
        for (int i = 0; i < 4; ++i) {
            parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        }
    }
    Bits equal(char c) const {
        const __m128i all = _mm_set1_epi8(c);
        return bits([&](__m128i part) { return _mm_cmpeq_epi8(part, all); });
    }
    /// Control characters of ASCII.
    Bits controls() const {
        return bits([](__m128i part) { return is_control(part); });
    }
    /// The same, and bytes that control characters past ASCII begin with.
    Bits controls_or_wide() const {
        const __m128i wide = _mm_set1_epi8('\xC2');
        return bits([&](__m128i part) {
            return _mm_or_si128(is_control(part), _mm_cmpeq_epi8(part, wide));
        });
    }

  private:
    static __m128i is_control(__m128i part) {
        const __m128i is_low = _mm_cmpeq_epi8(_mm_min_epu8(part, _mm_set1_epi8(0x1F)), part);
        return _mm_or_si128(is_low, _mm_cmpeq_epi8(part, _mm_set1_epi8(0x7F)));
    }
    template <typename Test>
    Bits bits(Test&& test) const {
        Bits all = 0;
        for (int i = 0; i < 4; ++i) {
            const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(test(parts_[i])));
            all |= Bits{found} << (16 * i);
        }
        return all;
    }

    __m128i parts_[4];
};
#else
/// 64 bytes of text.
class SixtyFour {
  public:
    explicit SixtyFour(const char* bytes) { std::memcpy(bytes_, bytes, sizeof bytes_); }
    Bits equal(char c) const {
        return bits([&](char byte) { return byte == c; });
    }
    /// Control characters of ASCII.
    Bits controls() const { return bits(is_control); }
    /// The same, and bytes that control characters past ASCII begin with.
    Bits controls_or_wide() const {
        return bits([](char byte) { return is_control(byte) || byte == '\xC2'; });
    }

  private:
    static bool is_control(char byte) { return (byte >= 0 && byte < 0x20) || byte == 0x7F; }
    template <typename Test>
    Bits bits(Test&& test) const {
        Bits all = 0;
        for (int i = 0; i < 64; ++i) all |= Bits{test(bytes_[i])} << i;
        return all;
    }

    char bytes_[64];
};
#endif

/// Text in blocks; behind its end blanks are seen.
class BlockReader {
  public:
    BlockReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// What stands where in the 64 bytes from `offset`.
    Block at(std::size_t offset) const {
        const SixtyFour bytes = bytes_at(offset);
        Block block{bytes.equal(separator_), bytes.equal('\n'), bytes.equal('"'), 0};
        block.odd = bytes.controls_or_wide() & ~(block.newlines | block.separators);
        return block;
    }
    /// What is odd in the same bytes.
    OddBytes odd_at(std::size_t offset) const {
        const SixtyFour bytes = bytes_at(offset);
        OddBytes odd{bytes.equal('\r'), bytes.controls(), bytes.equal('\xC2')};
        odd.controls &= ~(odd.returns | bytes.equal('\n') | bytes.equal('\t'));
        return odd;
    }
    /// Whether the text has an odd number of quotes.
    bool has_odd_quotes() const {
        Bits odd = 0;
        for (std::size_t at = 0; at < text_.size(); at += 64) odd ^= bytes_at(at).equal('"');
        return count(odd) % 2 != 0;
    }

  private:
    SixtyFour bytes_at(std::size_t offset) const {
        if (text_.size() - offset >= 64) return SixtyFour{text_.data() + offset};
        char rest[64];
        std::memset(rest, ' ', sizeof rest);
        std::memcpy(rest, text_.data() + offset, text_.size() - offset);
        return SixtyFour{rest};
    }

    std::string_view text_;
    char separator_;
};

}  // namespace cchc::load
