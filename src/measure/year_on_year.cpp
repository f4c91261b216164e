#include "measure/year_on_year.hpp"

namespace cchc::measure {

namespace {

template <typename Overall>
ScoreThenAndNow then_and_now(std::optional<Year> horizon, const Overall* was, const Overall* is) {
    ScoreThenAndNow score;
    score.horizon = horizon;
    if (was) {
        score.was = was->score;
        score.share_was = was->attained_share;
        score.rank_was = was->rank;
    }
    if (is) {
        score.is = is->score;
        score.share_is = is->attained_share;
        score.rank_is = is->rank;
    }
    return score;
}

}  // namespace

std::optional<YearOnYear> year_on_year(const Report& report, const UnitDetail& unit,
                                       const Report& before) {
    const UnitReport* then = before.find(unit.unit);
    if (then == nullptr) return std::nullopt;
    YearOnYear changes;
    const auto add = [&](const ScoreThenAndNow& score) {
        if (score.was || score.is) changes.scores.push_back(score);
    };
    add(then_and_now(std::nullopt, then->overall_of_year(), unit.overall_of_year()));
    for (const Year horizon : report.programme->horizons())
        add(then_and_now(horizon, then->overall(horizon), unit.overall(horizon)));
    for (std::size_t i = 0; i < unit.targets.size(); ++i) {
        const Brief& was = then->briefs[i];  // the same programme: the same order
        const TargetResult& is = unit.targets[i];
        if (is.status == was.status) continue;
        StatusChange& change = changes.targets.emplace_back(StatusChange{i, was, {}});
        if (is.value && was.shown()) change.difference = is.shown.number - was.number;
    }
    return changes;
}

}  // namespace cchc::measure
