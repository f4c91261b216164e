#pragma once

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

    /// The `length` bytes from `offset` of a text; precondition: length <= longest.
    static ShortText of(std::string_view text, std::size_t offset, std::size_t length) {
        ShortText made;
        if (text.size() - offset >= longest) {
            std::memcpy(&made.head, text.data() + offset, 8);
            std::memcpy(&made.tail, text.data() + offset + 8, 8);
            made.head &= first_bytes(length < 8 ? length : 8);
            made.tail &= first_bytes(length < 8 ? 0 : length - 8);
        } else {
            char bytes[longest] = {};
            std::memcpy(bytes, text.data() + offset, length);
            std::memcpy(&made.head, bytes, 8);
            std::memcpy(&made.tail, bytes + 8, 8);
        }
        return made;
    }

    /// The first eight of `length` bytes from `offset` of a text, and whatever stands behind them.
    static std::uint64_t eight(std::string_view text, std::size_t offset, std::size_t length) {
        std::uint64_t bytes = 0;
        if (text.size() - offset >= sizeof bytes) {
            std::memcpy(&bytes, text.data() + offset, sizeof bytes);
        } else {
            std::memcpy(&bytes, text.data() + offset, length < 8 ? length : 8);
        }
        return bytes;
    }

    /// A number with its `count` first bytes set, 0 to 8; little-endian.
    static constexpr std::uint64_t first_bytes(std::size_t count) {
        return count == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * count);
    }
};

/// Codes of at most 16 bytes and their positions, by exact spelling.
class CodeTable {
  public:
    static constexpr std::uint32_t unknown = 0xFFFF'FFFF;

    explicit CodeTable(std::size_t codes) {
        std::size_t size = 16;
        for (; size < 4 * codes; size *= 2) --shift_;
        entries_.resize(size);
    }
    /// Longer codes are passed over; of equal ones the first stays.
    void add(std::string_view code, std::uint32_t position) {
        if (code.size() > ShortText::longest) return;
        const ShortText key = ShortText::of(code, 0, code.size());
        Entry& entry = entries_[slot(key)];
        if (entry.position == unknown) entry = {key, position};
    }
    /// The position of a code, or unknown.
    std::uint32_t find(const ShortText& key) const { return entries_[slot(key)].position; }

  private:
    struct Entry {
        ShortText key;
        std::uint32_t position = unknown;
    };

    /// Where the key is, or would be.
    std::size_t slot(const ShortText& key) const {
        // the highest bits of a product depend on every byte, the lowest on the first alone
        const std::uint64_t mixed =
            (key.head ^ (key.tail * 0x9E37'79B9'7F4A'7C15)) * 0xD6E8'FEB8'6659'FD93;
        std::size_t at = mixed >> shift_;
        while (entries_[at].position != unknown && entries_[at].key != key) {
            at = (at + 1) & (entries_.size() - 1);
        }
        return at;
    }

    unsigned shift_ = 60;  ///< leaves as many bits as number the entries
    std::vector<Entry> entries_;
};

}  // namespace cchc::load
