#include "measure/scores.hpp"

#include <gmpxx.h>

#include <algorithm>
#include <map>
#include <optional>

#include "exact/ratio.hpp"

namespace cchc::measure {

namespace {

using exact::Ratio;

const Decimal full = Decimal::whole(100);

/// 99.99 while one of the terms is not 100: 100 means all of it.
Decimal held_below_100(Decimal score, bool all_full) {
    return all_full ? score : std::min(score, Decimal::millionths(99'990'000));
}

mpz_class big(exact::Integer n) {
    return mpz_class{exact::to_text(n)};
}

/// Σ weight · attainment · share, exactly. Shares of many different reporters have no common
/// denominator that 128 bits hold, so only they go to an unbounded fraction.
class WeightedSum {
  public:
    void add(Decimal weight, Decimal attainment, std::uint32_t submitted, std::uint32_t due) {
        weights_ = exact::add(weights_, weight.count());
        const auto term = exact::multiply(weight.count(), attainment.count());
        if (submitted == due) {
            whole_ = exact::add(whole_, term);
        } else if (submitted > 0) {
            mpq_class share{submitted, due};
            share.canonicalize();
            parts_ = parts_.value_or(mpq_class{}) + mpq_class{big(term)} * share;
        }
        all_full_ = all_full_ && attainment == full && submitted == due;
        empty_ = false;
    }

    bool empty() const { return empty_; }

    /// The mean, with 2 decimals.
    Decimal score() const {
        if (!parts_) {
            return held_below_100(Ratio{whole_, exact::multiply(weights_, Decimal::one)}.rounded(2),
                                  all_full_);
        }
        const mpq_class mean = (mpq_class{big(whole_)} + *parts_) / mpq_class{big(weights_)};
        // hundredths, half up: scores are never negative
        const mpq_class hundredths = mean / 10'000 + mpq_class{1, 2};
        const mpz_class floor = hundredths.get_num() / hundredths.get_den();
        return held_below_100(Decimal::millionths(exact::Integer{floor.get_si()} * 10'000),
                              all_full_);
    }

  private:
    exact::Integer weights_ = 0;      ///< millionths
    exact::Integer whole_ = 0;        ///< millionths · millionths
    std::optional<mpq_class> parts_;  ///< if any share is one
    bool all_full_ = true;
    bool empty_ = true;
};

/// A score in the making.
struct Sum {
    Score score;
    WeightedSum all, reported;

    void add(const Indicator& indicator, const Mark& result) {
        ++score.targets;
        ++score.statuses[static_cast<std::size_t>(result.status)];
        score.complete = score.complete && result.submitted >= result.due;
        const bool counted_in = indicator.kind == Kind::milestone;
        const auto due = counted_in ? 1 : result.due;
        const auto submitted = counted_in ? 1 : result.submitted;
        const Decimal attainment = Decimal::millionths(result.attainment);
        all.add(indicator.weight, attainment, submitted, due);
        if (!result.has_value) return;
        ++score.with_value;
        reported.add(indicator.weight, attainment, 1, 1);
    }

    Score finish() {
        score.score = all.score();
        if (!reported.empty()) score.score_reported = reported.score();
        return score;
    }
};

std::optional<std::uint16_t> grade_of(const Programme& programme, Decimal score) {
    const auto found = std::ranges::find_if(
        programme.grades, [&](const Grade& grade) { return score >= grade.from; });
    if (found == programme.grades.end()) return std::nullopt;
    return static_cast<std::uint16_t>(found - programme.grades.begin());
}

/// Ranks from 1, ties sharing the better one.
void rank(std::vector<Score*>& scores) {
    std::ranges::stable_sort(scores, std::ranges::greater{}, &Score::score);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const bool tied = i > 0 && scores[i]->score == scores[i - 1]->score;
        scores[i]->rank = tied ? *scores[i - 1]->rank : static_cast<std::uint32_t>(i + 1);
    }
}

}  // namespace

Scoring::Scoring(const Programme& programme, Year period)
    : programme_(programme), period_(period), horizons_(programme.horizons()) {}

void Scoring::score(const Unit& unit, std::span<const Mark> marks, UnitReport& report) const {
    // areas come before the overall score
    const std::size_t overall = programme_.areas.size(), fields = overall + 1;
    std::vector<Sum> sums(horizons_.size() * fields);
    auto mark = marks.begin();
    for (const Indicator& indicator : programme_.indicators) {
        for (const Target& target : indicator.targets) {
            const Mark& here = *mark++;
            const Year horizon = target.horizon;
            if (!here.scored || !unit.exists_at_end(std::min(period_, horizon))) continue;
            const auto at = std::ranges::find(horizons_, horizon) - horizons_.begin();
            Sum* const field = &sums[static_cast<std::size_t>(at) * fields];
            field[indicator.area].add(indicator, here);
            if (!indicator.same_as) field[overall].add(indicator, here);
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].score.targets == 0) continue;
        Score score = sums[i].finish();
        score.horizon = horizons_[i / fields];
        if (i % fields != overall) score.area = static_cast<std::uint16_t>(i % fields);
        report.scores.push_back(score);
    }
}

void grade_and_rank(const Programme& programme, const Units& units, Report& report) {
    std::map<std::pair<LevelIndex, Year>, std::vector<Score*>> fields;
    const auto least = static_cast<std::uint32_t>(programme.settings.grade_min_targets);
    for (UnitReport& unit : report.reports) {
        for (Score& score : unit.scores) {
            if (score.area) continue;
            auto& field = fields[{units[unit.unit].level, score.horizon}];
            if (score.horizon > report.period || score.targets < least) continue;
            score.grade = grade_of(programme, score.score);
            field.push_back(&score);
        }
    }
    for (auto& [field, scores] : fields) {
        rank(scores);
        report.fields.push_back(
            {field.first, field.second, static_cast<std::uint32_t>(scores.size())});
    }
}

}  // namespace cchc::measure
