#include "measure/losses.hpp"

#include <algorithm>
#include <functional>

#include "exact/integer.hpp"

namespace cchc::measure {

namespace {

/// How many of these, largest first, are told one by one: no small ones, unless one alone is left.
std::size_t told_alone(const std::vector<Loss>& losses) {
    constexpr std::size_t most = 8;
    constexpr exact::Integer small = 20;  ///< less than one part in so many of all
    exact::Integer all = 0;
    for (const Loss& loss : losses) all = exact::add(all, loss.by_value.count());
    const auto seen = [](const Loss& loss) { return !loss.by_value.rounded(2).is_zero(); };
    std::size_t alone = 0;
    while (alone < std::min(most, losses.size()) && seen(losses[alone]) &&
           exact::multiply(losses[alone].by_value.count(), small) >= all) {
        ++alone;
    }
    const bool one_left = alone + 1 == losses.size() && seen(losses.back());
    return one_left ? losses.size() : alone;
}

}  // namespace

ScoreLosses told_losses(std::optional<Year> horizon, Decimal score, std::vector<Loss> terms) {
    ScoreLosses shown;
    shown.horizon = horizon;
    shown.lost = Decimal::whole(100) - score;
    for (const Loss& term : terms) {
        if (term.by_silence.is_zero()) continue;
        ++shown.silent_targets;
        shown.silent_lost = shown.silent_lost + term.by_silence;
        if (const Decimal lost = term.by_silence.rounded(2); !lost.is_zero())
            shown.silent.push_back({term.place, lost});
    }
    std::ranges::stable_sort(shown.silent, std::ranges::greater{}, &ScoreLosses::OfTarget::lost);
    std::erase_if(terms, [](const Loss& term) { return term.by_value.is_zero(); });
    std::ranges::stable_sort(terms, std::ranges::greater{}, &Loss::by_value);
    const std::size_t alone = told_alone(terms);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (i < alone) {
            shown.targets.push_back({terms[i].place, terms[i].by_value.rounded(2)});
        } else {
            ++shown.other_targets;
            shown.other_lost = shown.other_lost + terms[i].by_value;
        }
    }
    shown.other_lost = shown.other_lost.rounded(2);
    shown.silent_lost = shown.silent_lost.rounded(2);
    shown.rounding = shown.lost - shown.other_lost - shown.silent_lost;
    for (const auto& target : shown.targets) shown.rounding = shown.rounding - target.lost;
    return shown;
}

}  // namespace cchc::measure
