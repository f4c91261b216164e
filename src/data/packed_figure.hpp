#pragma once

#include <atomic>
#include <cstdint>

#include "exact/decimal.hpp"

namespace cchc {

/// A figure in 4 bytes, absent while all are zero: its digits and how many of them are decimals,
/// or, of the few that are too large, a position in a list of such.
class PackedFigure {
  public:
    /// Digits without their decimal mark are packed below this.
    static constexpr std::uint32_t digits_end = 1u << 28;

    PackedFigure() = default;
    /// `digits` below digits_end, of which `places` (0 to 6) are decimals.
    PackedFigure(std::uint32_t digits, unsigned places) : code_((digits << 3 | places) + 1) {}
    /// The figure at a position among the large ones.
    static PackedFigure large(std::uint32_t position) { return {position, large_mark}; }

    bool is_absent() const { return code_ == 0; }
    bool is_large() const { return !is_absent() && places() == large_mark; }
    bool is_zero() const { return code_ - 1 < large_mark; }  // zero is never large
    /// Digits (of a large one its position) and decimals; precondition: not absent.
    std::uint32_t digits() const { return (code_ - 1) >> 3; }
    unsigned places() const { return (code_ - 1) & 7; }
    /// Whether it is there, without decimals and not large.
    bool is_whole() const { return (code_ & 7) == 1; }
    /// The number; precondition: neither absent nor large.
    exact::Decimal number() const {
        return exact::Decimal::millionths(std::int64_t{digits()} * unit());
    }
    /// Millionths in 1 of the last digit.
    std::int64_t unit() const {
        constexpr std::int64_t millionths[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
        return millionths[places()];
    }

    /// Takes the place of an absent figure, though other threads try the same; false where one was
    /// there first.
    bool try_become(PackedFigure figure) {
        std::uint32_t none = 0;
        return std::atomic_ref{code_}.compare_exchange_strong(none, figure.code_,
                                                              std::memory_order_relaxed);
    }

  private:
    static constexpr unsigned large_mark = 7;

    std::uint32_t code_ = 0;
};

}  // namespace cchc
