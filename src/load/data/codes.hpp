#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

/// The codes that rows name units and indicators by.
namespace cchc::load {

/// No code is longer; what is, is some other text.
inline constexpr std::size_t longest_code = 200;

/// Whether a cell calls its row one of totals: "Tổng cộng", "* Cộng các xã", "Toàn tỉnh", "Total" …
bool is_total(std::string_view text);

/// Finds positions by code, and remembers the spellings that it met: folding a code takes longer
/// than reading its row.
class CodeIndex {
  public:
    /// Adds a code; of equal ones (but for case and surrounding spaces) the first is found, unless
    /// a later one is spelt exactly so.
    void add(std::string_view code, std::uint32_t position);
    /// The position of a code, or nothing.
    std::optional<std::uint32_t> find(std::string_view code);

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Positions = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
    Positions by_spelling_;
    Positions by_folded_;
};

}  // namespace cchc::load
