#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace cchc::load {

/// A short text as two numbers, its bytes in the order of the text, zeros behind.
struct ShortText {
    static constexpr std::size_t longest = 16;
    std::uint64_t head = 0, tail = 0;

    bool operator==(const ShortText&) const = default;

    /// The `length` bytes at the front of a text; as many as the longest has are looked at.
    static ShortText of(const char* text, std::size_t length) {
        ShortText made;
        std::memcpy(&made.head, text, 8);
        std::memcpy(&made.tail, text + 8, 8);
        made.head &= masks[8 + length];
        made.tail &= masks[length];
        return made;
    }
    static ShortText of(std::string_view text) {
        char bytes[longest] = {};
        std::memcpy(bytes, text.data(), text.size() < longest ? text.size() : longest);
        return of(bytes, longest);
    }

    /// A number with its `count` first bytes set, 0 to 8; little-endian.
    static constexpr std::uint64_t first_bytes(std::size_t count) { return masks[8 + count]; }

  private:
    /// Numbers with their first bytes set: as many as the position is above 8, at most all.
    static constexpr std::array<std::uint64_t, 25> masks = [] {
        std::array<std::uint64_t, 25> made{};
        for (std::size_t i = 9; i < made.size(); ++i) made[i] = made[i - 1] << 8 | 0xFF;
        return made;
    }();
};

/// Codes of at most 16 bytes and their positions, by exact spelling.
class CodeTable {
  public:
    static constexpr std::uint32_t unknown = 0xFFFF'FFFF;

    explicit CodeTable(std::size_t codes) {
        std::size_t size = 16;
        for (; size < 2 * codes; size *= 2) --shift_;
        slots_.resize(size, unknown);
        codes_.reserve(codes);
    }
    /// Gives a code the next position. Longer codes are not found, nor those that hold what ends
    /// cells or looks like no byte at all. No two
    /// are equal.
    void add(std::string_view code) {
        using namespace std::literals;
        const bool is_short = code.size() <= ShortText::longest &&
                              code.find_first_of("\",;\t\r\n\0"sv) == std::string_view::npos;
        codes_.push_back(is_short ? ShortText::of(code) : ShortText{});
        lengths_.push_back(static_cast<std::uint8_t>(is_short ? code.size() : 0));
        if (!is_short || code.empty()) return;
        std::uint32_t& slot = slots_[slot_of(codes_.back())];
        if (slot == unknown) slot = static_cast<std::uint32_t>(codes_.size() - 1);
    }
    /// The position of a code, or unknown.
    std::uint32_t find(const ShortText& code) const { return slots_[slot_of(code)]; }
    /// The length of the code at a position where a text begins with it, else 0; as many bytes of
    /// the text as the longest has are looked at.
    std::size_t length_at(std::uint32_t position, const char* text) const {
        if (position >= codes_.size()) return 0;
        const std::size_t length = lengths_[position];
        return ShortText::of(text, length) == codes_[position] ? length : 0;
    }

  private:
    /// Where the code is, or would be.
    std::size_t slot_of(const ShortText& code) const {
        // the highest bits of a product depend on every byte, the lowest on the first alone
        const std::uint64_t mixed =
            (code.head ^ (code.tail * 0x9E37'79B9'7F4A'7C15)) * 0xD6E8'FEB8'6659'FD93;
        std::size_t at = mixed >> shift_;
        while (slots_[at] != unknown && codes_[slots_[at]] != code) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return at;
    }

    unsigned shift_ = 60;  ///< leaves as many bits as number the slots
    std::vector<std::uint32_t> slots_;
    std::vector<ShortText> codes_;       ///< by position
    std::vector<std::uint8_t> lengths_;  ///< beside them; 0: not to be found
};

}  // namespace cchc::load
