#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exact/decimal.hpp"
#include "model/programme.hpp"

/// What moved a ratio: the change of a scope's value between two periods, unit by unit.
namespace cchc {

/// On which side of the change a unit has cases.
enum class Presence : std::uint8_t { stayed, entered, left };
/// `stayed`, `entered`, `left`.
std::string_view word(Presence presence);

/// What adds to a change, in the unit of the value (percentage points). `w` is a unit's share of
/// the scope's denominator, `r` its ratio, 0 the earlier and 1 the later period.
struct Effects {
    Decimal within;           ///< ½(w0 + w1)(r1 − r0): the unit's own ratio is another one
    Decimal between;          ///< ½(r0 + r1)(w1 − w0): its share is another one
    Decimal entered_or_left;  ///< w1·r1 of a unit that entered, −w0·r0 of one that left

    Decimal total() const { return within + between + entered_or_left; }
    Effects& operator+=(const Effects& other) {
        within = within + other.within;
        between = between + other.between;
        entered_or_left = entered_or_left + other.entered_or_left;
        return *this;
    }
};

/// One unit's part of a change: with the units that it answers for in the later period, whose
/// figures are its own. Heirs of a divided unit are one part.
struct Move {
    /// Codes, in the order of the units file; mostly one. Where nobody in the scope but the scope
    /// itself answers for the rows: whose rows they are.
    std::vector<std::string> units;
    std::vector<std::string> predecessors;  ///< codes of the others whose rows are in it
    Presence presence = Presence::stayed;
    Decimal share_before, share_after;                 ///< in percent, 6 decimals; 0: no cases
    std::optional<Decimal> ratio_before, ratio_after;  ///< 6 decimals; absent: no cases
    Effects effects;
};

/// The change of one value of a scope, and what adds up to it. All figures but shares and ratios
/// are rounded to the same number of decimals: `change` is the difference of the two values so
/// rounded, and each effect is the exact one rounded down or up, those with the largest remainders
/// up, so that they add up to `change`.
struct Moves {
    std::string unit;       ///< the code of the scope
    std::string indicator;  ///< its id
    Year period_before = 0, period_after = 0;
    int places = Decimal::places;  ///< decimals of the values and effects, 2 to 6
    Decimal before, after;         ///< the values
    Decimal change;
    Effects all;               ///< of all units together: its total is `change`
    std::vector<Move> units;   ///< the largest total first, whichever way it goes, then as in the
                               ///< units file; without those that add nothing
    std::uint32_t others = 0;  ///< how many are not among `units`, where only the largest are told
    Effects of_others;         ///< of those together
};

}  // namespace cchc
