#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "exact/fraction.hpp"
#include "exact/ratio.hpp"
#include "measure/status.hpp"
#include "model/report.hpp"

/// What scores are added up of (method, section 9).
namespace cchc::measure {

inline const Decimal full = Decimal::whole(100);  ///< an attainment, in percent

/// 99.99 while one of the terms is not 100: 100 means all of it.
inline Decimal held_below_100(Decimal score, bool all_full) {
    return all_full ? score : std::min(score, Decimal::millionths(99'990'000));
}

/// Σ weight · attainment · share, exactly. Shares of many different reporters have no common
/// denominator that 128 bits hold, so only they go to an unbounded fraction.
class WeightedSum {
  public:
    /// `attainment` in percent, of which the share `counted` of `due` counts.
    void add(Decimal weight, Decimal attainment, std::uint32_t counted, std::uint32_t due) {
        weights_ = exact::add(weights_, weight.count());
        const auto term = exact::multiply(weight.count(), attainment.count());
        if (counted == due) {
            whole_ = exact::add(whole_, term);
        } else if (counted > 0) {
            parts_ = parts_.value_or(exact::Fraction{}) +
                     exact::Fraction{term} * exact::Fraction{counted, due};
        }
        all_full_ = all_full_ && attainment == full && counted == due;
        empty_ = false;
    }

    bool empty() const { return empty_; }

    /// The mean, with 2 decimals.
    Decimal score() const { return held_below_100(rounded(2), all_full_); }

    /// The mean, rounded to so many decimals.
    Decimal rounded(int places) const {
        if (!parts_)
            return exact::Ratio{whole_, exact::multiply(weights_, Decimal::one)}.rounded(places);
        exact::Integer unit = Decimal::one;  // in millionths
        for (int i = 0; i < places; ++i) unit /= 10;
        // half up: scores are never negative
        const exact::Fraction steps = mean() / exact::Fraction{unit} + exact::Fraction{1, 2};
        return Decimal::millionths(steps.floor() * unit);
    }

    /// Whether the mean has no more than 6 decimals.
    bool is_decimal() const { return mean().is_whole(); }

    /// The mean as a fraction in lowest terms: "2345/27", or "86".
    std::string fraction() const { return (mean() / exact::Fraction{Decimal::one}).text(); }

  private:
    /// In millionths.
    exact::Fraction mean() const {
        return (exact::Fraction{whole_} + parts_.value_or(exact::Fraction{})) /
               exact::Fraction{weights_};
    }

    exact::Integer weights_ = 0;            ///< millionths
    exact::Integer whole_ = 0;              ///< millionths · millionths
    std::optional<exact::Fraction> parts_;  ///< if any share is one
    bool all_full_ = true;
    bool empty_ = true;
};

/// The part of a target that counts: all of it where nobody is silent of whom nothing is known; all
/// of a milestone, whose count holds the silent (method, section 9).
struct Share {
    std::uint32_t counted = 1, due = 1;
};

inline Share share_of(const Indicator& indicator, const Mark& mark) {
    if (indicator.kind == Kind::milestone) return {};
    return {mark.counted(), mark.due};
}

/// An attainment as the scores take it: nothing below the floor.
inline Decimal above_floor(std::int32_t attainment, Decimal floor) {
    const Decimal percent = Decimal::millionths(attainment);
    return percent < floor ? Decimal{} : percent;
}

/// A score in the making; the attained share is that of the terms that are 100.
struct Sum {
    WeightedSum all, attained;
    std::uint32_t targets = 0, with_value = 0, pending = 0, no_cases = 0;
    bool complete = true;

    /// `at_worst` in percent, as it counts.
    void add(const Indicator& indicator, const Mark& mark, Decimal at_worst) {
        ++targets;
        if (mark.has_value) ++with_value;
        complete = complete && mark.submitted >= mark.due;
        const Share share = share_of(indicator, mark);
        all.add(indicator.weight, at_worst, share.counted, share.due);
        attained.add(indicator.weight, at_worst == full ? full : Decimal{}, share.counted,
                     share.due);
    }

    /// Counts what would be a term but for its status.
    void leave_out(const Mark& mark) {
        pending += mark.pending ? 1 : 0;
        no_cases += mark.no_cases ? 1 : 0;
    }

    /// Where nothing is a term: what would be one.
    void note_left_out(std::optional<Year> horizon, UnitReport& report) const {
        if (pending + no_cases > 0) report.left_out.push_back({horizon, pending, no_cases});
    }

    template <typename Result>
    void give(Result& result) const {
        result.targets = targets;
        result.with_value = with_value;
        result.pending = pending;
        result.no_cases = no_cases;
        result.complete = complete;
        result.score = all.score();
        result.attained_share = attained.score();
    }
};

}  // namespace cchc::measure
