#include "measure/scores.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "exact/ratio.hpp"
#include "measure/losses.hpp"
#include "measure/score_sum.hpp"

namespace cchc::measure {

namespace {

using exact::Ratio;

/// Ranks from 1, ties sharing the better one.
template <typename Result>
void rank(std::vector<Result*>& results, RankBy by) {
    const auto key = [by](const Result* result) {
        const Decimal share = by == RankBy::attained ? result->attained_share : Decimal{};
        return std::pair{share, result->score};
    };
    std::ranges::stable_sort(results, std::ranges::greater{}, key);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const bool tied = i > 0 && key(results[i]) == key(results[i - 1]);
        results[i]->rank = tied ? *results[i - 1]->rank : static_cast<std::uint32_t>(i + 1);
    }
}

/// Grades and ranks the overall results of units by what they are compared in.
template <typename Result>
class Ranking {
  public:
    explicit Ranking(const Programme& programme) : programme_(programme) {}

    /// Takes a result in; one that is not `final` has neither grade nor rank.
    void add(LevelIndex level, std::optional<Year> horizon, bool final, Result& result) {
        auto& field = fields_[{level, horizon}];
        const auto least = static_cast<std::uint32_t>(programme_.settings.grade_min_targets);
        if (!final || result.targets < least || result.pending > 0) return;
        const auto grade = std::ranges::find_if(programme_.grades, [&](const Grade& band) {
            return result.score >= band.from && result.attained_share >= band.attained;
        });
        if (grade != programme_.grades.end())
            result.grade = static_cast<std::uint16_t>(grade - programme_.grades.begin());
        field.push_back(&result);
    }

    void finish(std::vector<RankedField>& fields) {
        for (auto& [field, results] : fields_) {
            rank(results, programme_.settings.rank_by);
            fields.push_back(
                {field.first, field.second, static_cast<std::uint32_t>(results.size())});
        }
    }

  private:
    const Programme& programme_;
    std::map<std::pair<LevelIndex, std::optional<Year>>, std::vector<Result*>> fields_;
};

}  // namespace

Scoring::Scoring(const Programme& programme, Year period)
    : programme_(programme), period_(period), horizons_(programme.horizons()) {
    for (const Indicator& indicator : programme.indicators) {
        for (const Target& target : indicator.targets) {
            const auto at = std::ranges::find(horizons_, target.horizon) - horizons_.begin();
            positions_.push_back(static_cast<std::size_t>(at));
        }
    }
}

/// Calls `use` with every target, its place in the marks, its horizon's place among the horizons
/// and its area.
template <typename Use>
void Scoring::each_target(Use use) const {
    std::size_t place = 0;
    for (const Indicator& indicator : programme_.indicators) {
        for (const Target& target : indicator.targets) {
            use(indicator, target, place, positions_[place]);
            ++place;
        }
    }
}

bool Scoring::has_score(const Unit& unit, const Target& target) const {
    return unit.exists_at_end(std::min(period_, target.horizon));
}

void Scoring::score(const Unit& unit, std::span<const Mark> marks, UnitReport& report) const {
    // areas come before the overall score
    const std::size_t overall = programme_.areas.size(), fields = overall + 1;
    struct Field : Sum {
        Score score;
        WeightedSum reported;
    };
    std::vector<Field> all(horizons_.size() * fields);
    each_target([&](const Indicator& indicator, const Target& target, std::size_t place,
                    std::size_t horizon) {
        const Mark& mark = marks[place];
        const bool left_out = mark.pending || mark.no_cases;
        if (!(mark.scored || left_out) || !has_score(unit, target)) return;
        const Decimal floor = programme_.zero_below(indicator);
        const auto add = [&](Field& field) {
            if (left_out) return field.leave_out(mark);
            field.add(indicator, mark, above_floor(mark.at_worst, floor));
            ++field.score.statuses[static_cast<std::size_t>(mark.status)];
            if (mark.has_value)
                field.reported.add(indicator.weight, above_floor(mark.attainment, floor), 1, 1);
        };
        add(all[horizon * fields + indicator.area]);
        if (!indicator.same_as) add(all[horizon * fields + overall]);
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].targets == 0) {
            if (i % fields == overall) all[i].note_left_out(horizons_[i / fields], report);
            continue;
        }
        Score score = all[i].score;
        all[i].give(score);
        if (!all[i].reported.empty()) score.score_reported = all[i].reported.score();
        score.horizon = horizons_[i / fields];
        if (i % fields != overall) score.area = static_cast<std::uint16_t>(i % fields);
        report.scores.push_back(score);
    }
}

void Scoring::score_year(std::span<const Mark> marks, UnitReport& report) const {
    struct Field : Sum {
        std::uint32_t open = 0;
    };
    const std::size_t overall = programme_.areas.size();
    std::vector<Field> all(overall + 1);
    each_target([&](const Indicator& indicator, const Target&, std::size_t place, std::size_t) {
        const Mark& mark = marks[place];
        if (!mark.next || indicator.same_as) return;
        for (const std::size_t field : {std::size_t{indicator.area}, overall}) {
            if (mark.counts_in_year)
                all[field].add(indicator, mark, Decimal::millionths(mark.year_at_worst));
            all[field].open += mark.open ? 1 : 0;
            all[field].leave_out(mark);
        }
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].targets == 0) {
            if (i == overall) all[i].note_left_out(std::nullopt, report);
            continue;
        }
        YearScore& score = report.year.emplace_back();
        all[i].give(score);
        score.open = all[i].open;
        if (i != overall) score.area = static_cast<std::uint16_t>(i);
    }
}

void Scoring::count(std::span<const Mark> marks, UnitReport& report) const {
    std::vector<StatusCounts> all(horizons_.size());
    std::vector<bool> applies(horizons_.size());
    each_target(
        [&](const Indicator& indicator, const Target&, std::size_t place, std::size_t horizon) {
            const Status status = marks[place].status;
            if (status == Status::not_applicable) return;
            applies[horizon] = true;
            if (indicator.same_as) {
                ++all[horizon].repeated;
            } else {
                ++all[horizon].unscored[static_cast<std::size_t>(status)];
            }
        });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!applies[i]) continue;
        all[i].horizon = horizons_[i];
        if (const Score* score = report.overall(horizons_[i])) all[i].scored = score->statuses;
        for (std::size_t status = 0; status < scored_statuses; ++status)
            all[i].unscored[status] -= all[i].scored[status];
        report.counts.push_back(all[i]);
    }
}

void Scoring::share_points(const Unit& unit, std::span<const Mark> marks,
                           std::span<TargetResult> results) const {
    std::vector<exact::Integer> weights(horizons_.size(), 0);
    const auto counts = [&](const Indicator& indicator, const Target& target, const Mark& mark) {
        return mark.scored && !indicator.same_as && has_score(unit, target);
    };
    each_target([&](const Indicator& indicator, const Target& target, std::size_t place,
                    std::size_t horizon) {
        if (counts(indicator, target, marks[place]))
            weights[horizon] = exact::add(weights[horizon], indicator.weight.count());
    });
    each_target([&](const Indicator& indicator, const Target& target, std::size_t place,
                    std::size_t horizon) {
        const Mark& mark = marks[place];
        if (!counts(indicator, target, mark)) return;
        const Decimal attained = above_floor(mark.at_worst, programme_.zero_below(indicator));
        const Share share = share_of(indicator, mark);
        const Ratio part{indicator.weight.count(), weights[horizon]};
        results[place].points_max = (Ratio{100, 1} * part).rounded();
        results[place].points =
            (part * Ratio{attained} * Ratio{share.counted, share.due}).rounded();
    });
}

namespace {

/// What a target adds to a score; its points need the weights of all.
ScoreTerm term_of(const Indicator& indicator, const Mark& mark, bool of_year, Decimal floor) {
    ScoreTerm term;
    term.status = mark.status;
    term.weight = indicator.weight;
    term.attainment = Decimal::millionths(of_year ? mark.year : mark.attainment);
    term.at_worst = Decimal::millionths(of_year ? mark.year_at_worst : mark.at_worst);
    term.counted = of_year ? term.at_worst : above_floor(mark.at_worst, floor);
    const Share share = share_of(indicator, mark);
    term.share = Ratio{share.counted, share.due};
    term.due = mark.due;
    term.silent = mark.due - mark.submitted;
    term.silent_unknown = mark.due - mark.counted();
    return term;
}

/// Gives each term its points, and the largest loss the first place.
void share_out(std::vector<ScoreTerm>& terms) {
    exact::Integer weights = 0;
    for (const ScoreTerm& term : terms) weights = exact::add(weights, term.weight.count());
    for (ScoreTerm& term : terms) {
        const Ratio part{term.weight.count(), weights};
        term.points_max = Ratio{100, 1} * part;
        term.points = part * Ratio{term.counted} * term.share;
    }
    std::ranges::stable_sort(terms, std::ranges::greater{}, &ScoreTerm::lost);
}

}  // namespace

/// Calls `use` with every target that such a score counts, its mark and its place among all.
template <typename Use>
void Scoring::each_term(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                        std::optional<std::uint16_t> area, Use use) const {
    each_target([&](const Indicator& indicator, const Target& target, std::size_t place,
                    std::size_t) {
        const Mark& mark = marks[place];
        const bool counts = horizon ? target.horizon == *horizon && mark.scored &&
                                          has_score(unit, target) && (area || !indicator.same_as)
                                    : mark.counts_in_year && !indicator.same_as;
        if (counts && (!area || *area == indicator.area)) use(indicator, mark, place);
    });
}

ScoreSum Scoring::add_up(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                         std::optional<std::uint16_t> area) const {
    ScoreSum result;
    result.horizon = horizon;
    result.area = area;
    Sum sum;
    const auto add = [&](const Indicator& indicator, const Mark& mark, std::size_t place) {
        ScoreTerm term = term_of(indicator, mark, !horizon, programme_.zero_below(indicator));
        term.place = programme_.targets()[place];
        sum.add(indicator, mark, term.counted);
        result.terms.push_back(std::move(term));
    };
    each_term(unit, marks, horizon, area, add);
    if (result.terms.empty()) return result;
    share_out(result.terms);
    result.exact = sum.all.fraction();
    result.rounded = sum.all.rounded(Decimal::places);
    result.is_decimal = sum.all.is_decimal();
    result.score = sum.all.score();
    return result;
}

void Scoring::add_losses(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                         std::vector<ScoreLosses>& losses) const {
    exact::Integer weights = 0;
    each_term(unit, marks, horizon, std::nullopt, [&](const Indicator& indicator, auto&&...) {
        weights = exact::add(weights, indicator.weight.count());
    });
    Sum sum;
    std::vector<Loss> terms;
    const auto add = [&](const Indicator& indicator, const Mark& mark, std::size_t place) {
        const Decimal floor = programme_.zero_below(indicator);
        const ScoreTerm term = term_of(indicator, mark, !horizon, floor);
        sum.add(indicator, mark, term.counted);
        const Ratio part{indicator.weight.count(), weights};
        const Ratio reached{horizon ? above_floor(mark.attainment, floor) : term.attainment};
        terms.push_back({place, (part * (Ratio{full} - reached)).rounded(),
                         (part * (reached - Ratio{term.counted} * term.share)).rounded()});
    };
    each_term(unit, marks, horizon, std::nullopt, add);
    if (!terms.empty()) losses.push_back(told_losses(horizon, sum.all.score(), std::move(terms)));
}

void Scoring::find_losses(const Unit& unit, std::span<const Mark> marks, UnitDetail& detail) const {
    for (const Year horizon : horizons_) add_losses(unit, marks, horizon, detail.losses);
    add_losses(unit, marks, std::nullopt, detail.losses);
}

void grade_and_rank(const Programme& programme, const Units& units, Report& report) {
    Ranking<Score> horizons{programme};
    Ranking<YearScore> years{programme};
    for (UnitReport& unit : report.reports) {
        const LevelIndex level = units[unit.unit].level;
        for (Score& score : unit.scores) {
            if (!score.area)
                horizons.add(level, score.horizon, score.horizon <= report.period, score);
        }
        for (YearScore& score : unit.year) {
            if (!score.area) years.add(level, std::nullopt, true, score);
        }
    }
    years.finish(report.fields);
    horizons.finish(report.fields);
    std::ranges::sort(report.fields, {}, [](const RankedField& field) {
        return std::pair{field.level, field.horizon};
    });
}

}  // namespace cchc::measure
