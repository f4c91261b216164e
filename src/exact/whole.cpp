#include "exact/whole.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "exact/decimal.hpp"

namespace cchc::exact {

namespace {

using Limb = std::uint64_t;
using Limbs = std::vector<Limb>;
using View = std::span<const Limb>;  // the lowest first, the highest not 0
__extension__ using Double = unsigned __int128;

constexpr int limb_bits = 64;

constexpr Limb low(Double d) {
    return static_cast<Limb>(d);
}
constexpr Limb high(Double d) {
    return static_cast<Limb>(d >> limb_bits);
}

constexpr Double size_of(Integer n) {
    return n < 0 ? Double{0} - static_cast<Double>(n) : static_cast<Double>(n);
}

std::strong_ordering order(View a, View b) {
    if (a.size() != b.size()) return a.size() <=> b.size();
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i]) return a[i] <=> b[i];
    }
    return std::strong_ordering::equal;
}

Limbs sum(View a, View b) {
    if (a.size() < b.size()) std::swap(a, b);
    Limbs result(a.size() + 1);
    Limb carry = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Double all = Double{a[i]} + (i < b.size() ? b[i] : 0) + carry;
        result[i] = low(all);
        carry = high(all);
    }
    result.back() = carry;
    return result;
}

/// a - b; a >= b.
Limbs difference(View a, View b) {
    Limbs result(a.size());
    Limb borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Double all = Double{a[i]} - (i < b.size() ? b[i] : 0) - borrow;
        result[i] = low(all);
        borrow = high(all) & 1;
    }
    return result;
}

Limbs product(View a, View b) {
    Limbs result(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        Limb carry = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const Double all = Double{a[i]} * b[j] + result[i + j] + carry;
            result[i + j] = low(all);
            carry = high(all);
        }
        result[i + b.size()] = carry;
    }
    return result;
}

/// Divides by a single limb, from the highest on; what remains.
Limb divide_by_limb(Limbs& limbs, Limb divisor) {
    Limb rest = 0;
    for (std::size_t i = limbs.size(); i-- > 0;) {
        const Double head = (Double{rest} << limb_bits) | limbs[i];
        limbs[i] = low(head / divisor);
        rest = low(head % divisor);
    }
    return rest;
}

Limb rest_by_limb(View limbs, Limb divisor) {
    Limb rest = 0;
    for (std::size_t i = limbs.size(); i-- > 0;)
        rest = low(((Double{rest} << limb_bits) | limbs[i]) % divisor);
    return rest;
}

/// The limbs moved up by less than a limb, with one more above them.
Limbs moved_up(View limbs, int bits) {
    Limbs moved(limbs.size() + 1);
    for (std::size_t i = 0; i < limbs.size(); ++i) {
        const Double part = Double{limbs[i]} << bits;
        moved[i] |= low(part);
        moved[i + 1] = high(part);
    }
    return moved;
}

void move_down(Limbs& limbs, int bits) {
    for (std::size_t i = 0; i < limbs.size(); ++i) {
        const Limb above = i + 1 < limbs.size() ? limbs[i + 1] : 0;
        limbs[i] = low(((Double{above} << limb_bits) | limbs[i]) >> bits);
    }
}

/// A digit of a quotient, from the three highest limbs of what is divided and the two highest of
/// the divisor: right or too large by one.
Limb guess_digit(const Limb* head, const Limb* divisor) {
    const Double two = (Double{head[2]} << limb_bits) | head[1];
    Double digit = two / divisor[1], rest = two % divisor[1];
    while (high(digit) != 0 || digit * divisor[0] > ((rest << limb_bits) | head[0])) {
        --digit;
        rest += divisor[1];
        if (high(rest) != 0) break;
    }
    return low(digit);
}

/// Takes a digit times the divisor from as many limbs and one; whether that was too much.
bool take_off(Limb* from, Limb digit, View divisor) {
    Limb carry = 0, borrow = 0;
    for (std::size_t i = 0; i < divisor.size(); ++i) {
        const Double part = Double{digit} * divisor[i] + carry;
        carry = high(part);
        const Double left = Double{from[i]} - low(part) - borrow;
        from[i] = low(left);
        borrow = high(left) & 1;
    }
    const Double left = Double{from[divisor.size()]} - carry - borrow;
    from[divisor.size()] = low(left);
    return high(left) != 0;
}

void put_back(Limb* to, View divisor) {
    Limb carry = 0;
    for (std::size_t i = 0; i < divisor.size(); ++i) {
        const Double all = Double{to[i]} + divisor[i] + carry;
        to[i] = low(all);
        carry = high(all);
    }
    to[divisor.size()] += carry;
}

struct Quotient {
    Limbs whole, rest;
};

/// Long division in limbs (Knuth, The Art of Computer Programming, 4.3.1, algorithm D); a >= b, and
/// b has two limbs or more.
Quotient long_division(View a, View b) {
    const int bits = std::countl_zero(b.back());  // the divisor's highest bit comes to stand first
    Limbs divisor = moved_up(b, bits);
    divisor.pop_back();
    Quotient result{Limbs(a.size() - b.size() + 1), moved_up(a, bits)};
    for (std::size_t i = result.whole.size(); i-- > 0;) {
        Limb* const from = result.rest.data() + i;
        Limb digit = guess_digit(from + divisor.size() - 2, divisor.data() + divisor.size() - 2);
        if (take_off(from, digit, divisor)) {
            --digit;
            put_back(from, divisor);
        }
        result.whole[i] = digit;
    }
    result.rest.resize(b.size());
    move_down(result.rest, bits);
    return result;
}

}  // namespace

/// The limbs of any number's magnitude, which must outlive it.
class Whole::Magnitude {
  public:
    explicit Magnitude(const Whole& of) : view_(of.limbs_) {
        if (!of.is_small()) return;
        const Double size = size_of(of.small_);
        halves_ = {low(size), high(size)};
        view_ = View{halves_}.first(halves_[1] != 0 ? 2 : halves_[0] != 0 ? 1 : 0);
    }
    Magnitude(const Magnitude&) = delete;
    Magnitude& operator=(const Magnitude&) = delete;
    operator View() const { return view_; }
    std::size_t size() const { return view_.size(); }
    Limb lowest() const { return view_.front(); }

  private:
    std::array<Limb, 2> halves_{};
    View view_;
};

Whole Whole::of(Limbs limbs, bool negative) {
    while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
    Whole result;
    if (limbs.size() <= 2) {
        limbs.resize(2);
        const Double size = (Double{limbs[1]} << limb_bits) | limbs[0];
        const auto number = static_cast<Integer>(negative ? Double{0} - size : size);
        if (number == 0 || (number < 0) == negative) return number;
    }
    result.limbs_ = std::move(limbs);
    result.negative_ = negative;
    return result;
}

std::string Whole::text() const {
    if (is_small()) return to_text(small_);
    constexpr Limb part = 10'000'000'000'000'000'000u;  // 19 digits
    constexpr std::size_t digits = 19;
    Limbs rest = limbs_;
    std::string text;
    while (!rest.empty()) {
        std::string next = to_text(Integer{divide_by_limb(rest, part)});
        while (!rest.empty() && rest.back() == 0) rest.pop_back();
        if (!rest.empty()) next.insert(0, digits - next.size(), '0');
        text.insert(0, next);
    }
    return negative_ ? "-" + text : text;
}

Whole Whole::large_sum(const Whole& other, bool other_negative) const {
    const Magnitude a{*this}, b{other};
    if (is_negative() == other_negative) return of(sum(a, b), other_negative);
    return order(a, b) >= 0 ? of(difference(a, b), is_negative())
                            : of(difference(b, a), other_negative);
}

Whole Whole::large_product(const Whole& other) const {
    return of(product(Magnitude{*this}, Magnitude{other}), is_negative() != other.is_negative());
}

Whole::Division Whole::divide_down(const Whole& divisor) const {
    if (both_small(divisor)) {
        const auto [whole, rest] = divide(small_, divisor.small_);
        return rest < 0 ? Division{whole - 1, rest + divisor.small_} : Division{whole, rest};
    }
    const Division result = large_division(divisor);
    if (!is_negative()) return result;
    // what was divided is the magnitude
    if (result.rest.is_zero()) return {-result.quotient, 0};
    return {-result.quotient - 1, divisor - result.rest};
}

Whole::Division Whole::large_division(const Whole& divisor) const {
    const Magnitude a{*this}, b{divisor};
    if (order(a, b) < 0) return {0, of({View{a}.begin(), View{a}.end()}, false)};
    if (b.size() == 1) {
        Limbs whole(View{a}.begin(), View{a}.end());
        const Limb rest = divide_by_limb(whole, b.lowest());
        return {of(std::move(whole), false), Integer{rest}};
    }
    Quotient result = long_division(a, b);
    return {of(std::move(result.whole), false), of(std::move(result.rest), false)};
}

std::strong_ordering Whole::large_order(const Whole& other) const {
    if (is_negative() != other.is_negative()) return other.is_negative() <=> is_negative();
    const Magnitude a{*this}, b{other};
    return is_negative() ? order(b, a) : order(a, b);
}

Whole gcd(Whole a, Whole b) {
    while (!b.is_zero()) {
        const Whole::Magnitude divisor{b};
        if (divisor.size() == 1) {
            const Limb limb = divisor.lowest();
            return Integer{std::gcd(limb, rest_by_limb(Whole::Magnitude{a}, limb))};
        }
        Whole rest = a.divide_down(b).rest;
        a = std::exchange(b, std::move(rest));
    }
    return a;
}

}  // namespace cchc::exact
