#include "digest/sha256.hpp"

#ifdef __x86_64__

#include <cpuid.h>
#include <immintrin.h>

#include "digest/sha256_constants.hpp"

// Rounds two at a time by the SHA instructions of x86-64. They hold the state as two vectors, named
// after what is in them from the highest part on: ABEF and CDGH.

namespace cchc::digest {

bool Sha256::has_instructions() {
    static const bool has = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        const bool sse_4_1 = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & bit_SSE4_1) != 0;
        return sse_4_1 && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
    }();
    return has;
}

[[gnu::target("sha,sse4.1")]] void Sha256::work_by_instructions(State& state,
                                                                const unsigned char* blocks,
                                                                std::size_t count) {
    const auto vector_at = [](auto* place) { return reinterpret_cast<const __m128i*>(place); };
    // ABCD and EFGH, the first part lowest, to ABEF and CDGH
    const __m128i dcba = _mm_loadu_si128(vector_at(state.data()));
    const __m128i hgfe = _mm_loadu_si128(vector_at(state.data() + 4));
    const __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
    const __m128i big_endian = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
    for (; count > 0; --count, blocks += block_size) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i words[4];  // the last 16 of the schedule
        for (int i = 0; i < 16; ++i) {
            __m128i& next = words[i % 4];
            if (i < 4) {
                next = _mm_shuffle_epi8(_mm_loadu_si128(vector_at(blocks + 16 * i)), big_endian);
            } else {
                const __m128i before = words[(i + 3) % 4];
                const __m128i seven_before = _mm_alignr_epi8(before, words[(i + 2) % 4], 4);
                next = _mm_add_epi32(_mm_sha256msg1_epu32(next, words[(i + 1) % 4]), seven_before);
                next = _mm_sha256msg2_epu32(next, before);
            }
            const __m128i constants = _mm_loadu_si128(vector_at(round_constants.data() + 4 * i));
            const __m128i sums = _mm_add_epi32(next, constants);
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    const auto to = [&](std::size_t at) { return reinterpret_cast<__m128i*>(state.data() + at); };
    _mm_storeu_si128(to(0), _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(to(4), _mm_alignr_epi8(dchg, feba, 8));
}

}  // namespace cchc::digest

#else

namespace cchc::digest {

bool Sha256::has_instructions() {
    return false;
}

void Sha256::work_by_instructions(State& state, const unsigned char* blocks, std::size_t count) {
    work_portably(state, blocks, count);
}

}  // namespace cchc::digest

#endif
