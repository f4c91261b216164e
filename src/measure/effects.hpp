#pragma once

#include <vector>

#include "exact/ratio.hpp"
#include "model/moves.hpp"

/// The arithmetic of `model/moves.hpp`: exact effects, and their rounding to a given sum.
namespace cchc::measure {

using exact::Integer;
using exact::Ratio;

/// The figures of a unit, or of a scope, in one period: its value is factor · above / below.
struct Cases {
    Integer above = 0, below = 0;

    void add(const Cases& other) {
        above = exact::add(above, other.above);
        below = exact::add(below, other.below);
    }
    bool operator==(const Cases&) const = default;
};

/// Effects as `Effects` has them, in grains: 2⁻³² of a millionth, cut off downwards. So fine that
/// the sum of a million of them is cut off by less than a millionth.
struct FineEffects {
    Integer within = 0, between = 0, entered_or_left = 0;

    bool none() const { return within == 0 && between == 0 && entered_or_left == 0; }
    Integer total() const { return exact::add(exact::add(within, between), entered_or_left); }
    FineEffects& operator+=(const FineEffects& other);
};
inline constexpr Integer grains = Integer{1} << 32;  ///< in a millionth

/// Where a unit has cases (method, section 3: without a denominator there is no ratio).
Presence presence_of(const Cases& before, const Cases& after);

/// What one unit adds to the change of a scope's value. `factor` as in `Cases`; the scope's figures
/// have denominators above 0.
FineEffects effects_of(const Cases& before, const Cases& after, const Cases& scope_before,
                       const Cases& scope_after, const Ratio& factor);

/// Rounds effects to so many decimals, each down or up, so that they add up to `change`: up where
/// the remainder is largest (of equal ones the negative first, then in their order).
/// Precondition: they come from the change between two values, not below 0, that round to values
/// `change` apart.
std::vector<Effects> round_to_sum(const std::vector<FineEffects>& effects, Decimal change,
                                  int places);

}  // namespace cchc::measure
