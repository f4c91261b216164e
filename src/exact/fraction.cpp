#include "exact/fraction.hpp"

#include <array>
#include <cstdint>

namespace cchc::exact {

namespace {

constexpr int half = 64;  // bits
__extension__ using Magnitude = unsigned __int128;
using Halves = std::array<std::uint64_t, 2>;  // the lower one first

}  // namespace

mpz_class Fraction::big(Integer n) {
    const auto size = n < 0 ? Magnitude{0} - static_cast<Magnitude>(n) : static_cast<Magnitude>(n);
    const Halves halves{static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(size >> half)};
    mpz_class number;
    mpz_import(number.get_mpz_t(), halves.size(), -1, sizeof halves[0], 0, 0, halves.data());
    return n < 0 ? mpz_class{-number} : number;
}

Integer Fraction::floor() const {
    mpz_class whole;
    mpz_fdiv_q(whole.get_mpz_t(), number_.get_num().get_mpz_t(), number_.get_den().get_mpz_t());
    if (mpz_sizeinbase(whole.get_mpz_t(), 2) >= 2 * half) throw Overflow{};
    Halves halves{};
    mpz_export(halves.data(), nullptr, -1, sizeof halves[0], 0, 0, whole.get_mpz_t());
    const auto size = static_cast<Integer>((Magnitude{halves[1]} << half) | halves[0]);
    return whole < 0 ? -size : size;
}

}  // namespace cchc::exact
