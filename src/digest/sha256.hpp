#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cchc::digest {

/// A SHA-256 in the making (FIPS 180-4, section 6.2).
class Sha256 {
  public:
    /// How blocks are worked in: by the processor's own instructions where it has them.
    enum class Way { fastest, portable };

    explicit Sha256(Way way = Way::fastest);
    Sha256& add(std::string_view bytes);
    /// Of all bytes so far, as 64 hexadecimal digits; begins anew.
    std::string text();

  private:
    static constexpr std::size_t block_size = 64;
    using State = std::array<std::uint32_t, 8>;
    /// Works whole blocks into a state.
    using Work = void (*)(State& state, const unsigned char* blocks, std::size_t count);
    static void work_portably(State& state, const unsigned char* blocks, std::size_t count);
    static void work_by_instructions(State& state, const unsigned char* blocks, std::size_t count);
    static bool has_instructions();
    void begin();

    Work work_;
    State state_{};
    std::uint64_t length_ = 0;  ///< bytes so far
    std::array<unsigned char, block_size>
        begun_{};  ///< a block that is not full: length_ % 64 bytes
};

}  // namespace cchc::digest
