#include "measure/effects.hpp"

#include <algorithm>

#include "exact/fraction.hpp"

namespace cchc::measure {

using exact::Fraction;

namespace {

/// A number of 128 bits that throws where a result does not fit.
struct Checked {
    Integer number = 0;

    Checked(Integer of) : number(of) {}
    Checked operator+(Checked other) const { return exact::add(number, other.number); }
    Checked operator-(Checked other) const { return exact::subtract(number, other.number); }
    Checked operator*(Checked other) const { return exact::multiply(number, other.number); }
};

/// A quotient in grains, rounded down; `below` > 0.
Integer in_grains(Checked above, Checked below) {
    const Integer millionths = exact::multiply(above.number, Decimal::one);
    const Integer whole = exact::floor_divide(millionths, below.number);
    const Integer rest = millionths - whole * below.number;
    return exact::add(exact::multiply(whole, grains), exact::multiply(rest, grains) / below.number);
}
Integer in_grains(const Fraction& above, const Fraction& below) {
    return (above * Fraction{Decimal::one} * Fraction{grains} / below).floor();
}

/// The figures of one change in numbers that hold products of several of them.
template <typename Number>
struct Change {
    Number n0, d0, n1, d1, all0, all1, factor, divisor;

    Change(const Cases& before, const Cases& after, const Cases& scope_before,
           const Cases& scope_after, const Ratio& factor_)
        : n0(before.above),
          d0(before.below),
          n1(after.above),
          d1(after.below),
          all0(scope_before.below),
          all1(scope_after.below),
          factor(factor_.numerator()),
          divisor(factor_.denominator()) {}

    FineEffects of_stayed() const {
        const Number halves = Number{2} * all0 * all1 * d0 * d1 * divisor;
        const Number shares = d0 * all1 + d1 * all0, moved = d1 * all0 - d0 * all1;
        const Number ratios = n0 * d1 + n1 * d0, risen = n1 * d0 - n0 * d1;
        return {.within = in_grains(factor * shares * risen, halves),
                .between = in_grains(factor * ratios * moved, halves)};
    }
    FineEffects of_entered_or_left() const {
        return {.entered_or_left =
                    in_grains(factor * (n1 * all0 - n0 * all1), all0 * all1 * divisor)};
    }
    FineEffects of(Presence presence) const {
        return presence == Presence::stayed ? of_stayed() : of_entered_or_left();
    }
};

}  // namespace

FineEffects& FineEffects::operator+=(const FineEffects& other) {
    within = exact::add(within, other.within);
    between = exact::add(between, other.between);
    entered_or_left = exact::add(entered_or_left, other.entered_or_left);
    return *this;
}

Presence presence_of(const Cases& before, const Cases& after) {
    if (before.below == 0) return Presence::entered;
    return after.below == 0 ? Presence::left : Presence::stayed;
}

FineEffects effects_of(const Cases& before, const Cases& after, const Cases& scope_before,
                       const Cases& scope_after, const Ratio& factor) {
    const Presence presence = presence_of(before, after);
    try {  // most figures are small
        return Change<Checked>{before, after, scope_before, scope_after, factor}.of(presence);
    } catch (const exact::Overflow&) {
        return Change<Fraction>{before, after, scope_before, scope_after, factor}.of(presence);
    }
}

std::vector<Effects> round_to_sum(const std::vector<FineEffects>& effects, Decimal change,
                                  int places) {
    Integer unit = Decimal::one;  // in millionths
    for (int i = 0; i < places; ++i) unit /= 10;
    struct Part {
        Decimal* to;
        Integer rest;
        bool negative;
    };
    std::vector<Effects> rounded(effects.size());
    std::vector<Part> parts;
    Integer missing = change.count() / unit;
    const auto cut = [&](Integer exact_effect, Decimal& to) {
        const Integer whole = exact::floor_divide(exact_effect, unit * grains);
        to = Decimal::millionths(whole * unit);
        missing = exact::subtract(missing, whole);
        parts.push_back({&to, exact_effect - whole * unit * grains, exact_effect < 0});
    };
    for (std::size_t i = 0; i < effects.size(); ++i) {
        cut(effects[i].within, rounded[i].within);
        cut(effects[i].between, rounded[i].between);
        cut(effects[i].entered_or_left, rounded[i].entered_or_left);
    }
    std::ranges::stable_sort(parts, [](const Part& a, const Part& b) {
        return a.rest != b.rest ? a.rest > b.rest : a.negative > b.negative;
    });
    for (std::size_t i = 0; missing > 0 && !parts.empty(); ++i, --missing) {
        Decimal& to = *parts[i % parts.size()].to;
        to = to + Decimal::millionths(unit);
    }
    return rounded;
}

}  // namespace cchc::measure
