#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Text looked at 64 bytes at a time: one bit a byte.
namespace cchc::unicode {

/// Bits of a block, the lowest for its first byte.
using Bits = std::uint64_t;

/// Every bit becomes the parity of the bits up to and with it: 1 inside of quotes.
inline Bits prefix_xor(Bits bits) {
    for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
    return bits;
}

/// 64 bytes of text, compared together.
class SixtyFour {
  public:
    static constexpr std::ptrdiff_t size = 64;

    /// Where the next ones begin, or the end of the text.
    static const char* next(const char* end, const char* bytes) {
        return end - bytes > size ? bytes + size : end;
    }
    /// Those from a place on; behind the end of the text blanks are seen.
    static SixtyFour before(const char* end, const char* bytes) {
        if (end - bytes >= size) return SixtyFour{bytes};
        char rest[size];
        std::memset(rest, ' ', sizeof rest);
        std::memcpy(rest, bytes, static_cast<std::size_t>(end - bytes));
        return SixtyFour{rest};
    }

#if defined(__SSE2__)
    explicit SixtyFour(const char* bytes) {
        for (int i = 0; i < 4; ++i) {
            parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        }
    }
    bool is_ascii() const {
        const __m128i any =
            _mm_or_si128(_mm_or_si128(parts_[0], parts_[1]), _mm_or_si128(parts_[2], parts_[3]));
        return _mm_movemask_epi8(any) == 0;
    }
    /// Bytes past ASCII.
    Bits wide() const {
        return bits([](__m128i part) { return part; });
    }
    Bits equal(char c) const {
        const __m128i all = _mm_set1_epi8(c);
        return bits([&](__m128i part) { return _mm_cmpeq_epi8(part, all); });
    }
    /// Bytes of this value (0 to 255) and above.
    Bits at_least(unsigned char byte) const {
        const __m128i least = _mm_set1_epi8(static_cast<char>(byte));
        return bits([&](__m128i part) { return _mm_cmpeq_epi8(_mm_max_epu8(part, least), part); });
    }
    /// Control characters of ASCII, and bytes that those past ASCII begin with.
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

    __m128i parts_[size / 16];
#else
    explicit SixtyFour(const char* bytes) {
        std::memcpy(bytes_, bytes, sizeof bytes_);
    }
    bool is_ascii() const {
        return wide() == 0;
    }
    Bits wide() const {
        return bits([](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    }
    Bits equal(char c) const {
        return bits([&](char byte) { return byte == c; });
    }
    Bits at_least(unsigned char least) const {
        return bits([&](char byte) { return static_cast<unsigned char>(byte) >= least; });
    }
    Bits controls_or_wide() const {
        return bits(
            [](char byte) { return (byte >= 0 && byte < 0x20) || byte == 0x7F || byte == '\xC2'; });
    }

  private:
    template <typename Test>
    Bits bits(Test&& test) const {
        Bits all = 0;
        for (int i = 0; i < size; ++i) all |= Bits{test(bytes_[i])} << i;
        return all;
    }

    char bytes_[size];
#endif
};

/// Whether the text has an odd number of quotes.
inline bool has_odd_quotes(std::string_view text) {
    Bits odd = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end; at = SixtyFour::next(end, at)) {
        odd ^= SixtyFour::before(end, at).equal('"');
    }
    return std::popcount(odd) % 2 != 0;
}

}  // namespace cchc::unicode
