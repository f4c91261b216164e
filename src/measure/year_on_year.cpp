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

namespace {

std::optional<std::uint32_t> rank_of(const UnitReport& unit, std::optional<Year> horizon) {
    if (horizon) {
        const Score* score = unit.overall(*horizon);
        return score ? score->rank : std::nullopt;
    }
    const YearScore* year = unit.overall_of_year();
    return year ? year->rank : std::nullopt;
}

}  // namespace

void note_ranks(Report& report, const Report& before) {
    for (UnitReport& unit : report.reports) {
        const UnitReport* then = before.find(unit.unit);
        if (then == nullptr) continue;
        const LevelIndex level = (*report.units)[unit.unit].level;
        unit.rank_before = rank_of(*then, before.ranked_at(level));
        if (!unit.rank_before) continue;
        unit.ranked_before = before.ranked(level, before.ranked_at(level));
        const auto rank = rank_of(unit, report.ranked_at(level));
        // to be the 19th of 25 after the 37th of 60 is no climb
        if (!rank || unit.ranked_before != report.ranked(level, report.ranked_at(level))) continue;
        unit.climbed =
            static_cast<std::int32_t>(*unit.rank_before) - static_cast<std::int32_t>(*rank);
    }
}

namespace {

Year horizon_of(const Report& report, const TargetResult& result) {
    return report.programme->indicators[result.indicator].targets[result.target].horizon;
}

/// The value of the period; after the horizon what was judged then is another.
std::optional<Shown> value_now(const Report& report, const TargetResult& is) {
    if (horizon_of(report, is) < report.period)
        return is.current_value ? std::optional{is.current_shown} : std::nullopt;
    return is.value ? std::optional{is.shown} : std::nullopt;
}

/// The value of the year before, which a brief has up to the horizon only.
std::optional<Shown> value_before(const Report& report, const TargetResult& is, const Brief& was) {
    return horizon_of(report, is) < report.period - 1 ? std::nullopt : was.shown();
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
        StatusChange& change = changes.targets.emplace_back(
            StatusChange{i, was, value_before(report, is, was), value_now(report, is), {}});
        if (change.value_was && change.value_is)
            change.difference = change.value_is->number - change.value_was->number;
    }
    return changes;
}

}  // namespace cchc::measure
