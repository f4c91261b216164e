#include "render/scorecard/appraisal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// The score and rank that count.
struct CountedScore {
    std::optional<Decimal> score;
    std::optional<std::uint32_t> rank;
};

CountedScore counted_score(const UnitReport& unit, std::optional<Year> horizon) {
    const auto of = [](const auto* overall) {
        return overall ? CountedScore{overall->score, overall->rank} : CountedScore{};
    };
    return horizon ? of(unit.overall(*horizon)) : of(unit.overall_of_year());
}

/// The figures of one unit.
class VerifiedFigures {
  public:
    VerifiedFigures(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                    Language language)
        : report_(report),
          unit_(unit),
          cards_(cards),
          language_(language),
          words_(words(language)) {}

    Grid table() const {
        Grid grid;
        grid.heading = words_.reported_and_verified;
        add_rows(grid);
        if (!grid.rows.empty()) {
            grid.columns = {{words_.id},
                            {words_.indicator_and_appraisers_note, false, true},
                            {words_.year_heading, true},
                            {words_.as_reported_heading, true},
                            {words_.counted_heading, true},
                            {words_.difference, true},
                            {words_.basis_heading}};
        }
        grid.remarks.push_back(own_figures());
        for (std::string& sentence : scores()) grid.remarks.push_back(std::move(sentence));
        return grid;
    }

  private:
    /// A figure stands once, however many horizons it is held against.
    void add_rows(Grid& grid) const {
        std::set<std::pair<IndicatorIndex, Year>> told;
        for (const TargetResult& result : unit_.targets) {
            const Indicator& indicator = report_.programme->indicators[result.indicator];
            const bool verified = result.reported && result.reported->basis &&
                                  result.reported->basis != Basis::reported;
            if (!verified || indicator.same_as || !cards_.shows(result)) continue;
            if (told.emplace(result.indicator, result.judged).second)
                grid.rows.push_back(row(result, indicator));
        }
        for (const ContextResult& result : unit_.context) {
            const auto& reported = result.reported;
            if (reported && reported->basis && *reported->basis != Basis::reported)
                grid.rows.push_back(row(result));
        }
    }

    /// Both figures with as many decimals as tell them apart.
    std::vector<Cell> row(const ContextResult& result) const {
        const ReportedFigure& reported = *result.reported;
        const Indicator& indicator = report_.programme->indicators[result.indicator];
        const auto cell = [&](const std::optional<Ratio>& of, const std::optional<Ratio>& other) {
            if (!of) return Cell{};
            const Shown shown = told(of->rounded(), {other.value_or(*of).rounded()});
            return Cell{.text = value(shown, indicator, language_), .value = shown};
        };
        return {{clean(indicator.id)},
                {name_of_indicator(*report_.programme, indicator, language_) +
                 appraisers_notes(result.indicator, report_.period)},
                {std::to_string(report_.period)},
                cell(reported.value, result.value),
                cell(result.value, reported.value),
                {reported.difference ? change(*reported.difference, language_) : ""},
                {std::string{label(*reported.basis, language_)}}};
    }

    std::vector<Cell> row(const TargetResult& result, const Indicator& indicator) const {
        const ReportedFigure& reported = *result.reported;
        const auto cell = [&](bool any, const Shown& shown) {
            return result_cell(any ? std::optional{shown} : std::nullopt, indicator, language_);
        };
        const bool in_numbers = indicator.kind != Kind::milestone && reported.difference;
        return {
            {.text = clean(indicator.id), .target = TargetPlace{result.indicator, result.target}},
            {name_of_indicator(*report_.programme, indicator, language_) +
             appraisers_notes(result.indicator, result.judged)},
            {std::to_string(result.judged)},
            cell(reported.value.has_value(), reported.shown),
            cell(result.value.has_value(), result.shown),
            {.text = in_numbers ? change(*reported.difference, language_) : ""},
            {std::string{label(*reported.basis, language_)}}};
    }

    /// " · ý kiến thẩm định: …" of each; of the unit's own rows.
    std::string appraisers_notes(IndicatorIndex indicator, Year year) const {
        std::string text;
        for (const OwnNote& note : unit_.notes) {
            const bool about = note.by_appraiser && note.indicator == indicator &&
                               note.period == year && !note.note.empty();
            if (about) text += fmt::format(" · {}: {}", words_.appraisers_note, clean(note.note));
        }
        return text;
    }

    /// What was found of the unit's own figures.
    std::string own_figures() const {
        const Appraisal& appraisal = *unit_.appraisal;
        if (appraisal.verified == 0) return fmt::format("{}.", words_.no_figure_verified);
        return words_.figures_found(words_.figures_verified(appraisal.verified, appraisal.verified),
                                    appraisal.overstated, appraisal.understated,
                                    appraisal.unreported) +
               ".";
    }

    /// The scores that are not as reported.
    std::vector<std::string> scores() const {
        std::vector<std::string> sentences;
        for (const ReportedScore& score : unit_.appraisal->scores) {
            const bool shown = score.horizon ? cards_.shows(*score.horizon) : cards_.shows_year();
            const CountedScore counted = counted_score(unit_, score.horizon);
            const bool same = score.score == counted.score && score.rank == counted.rank;
            if (shown && !same) sentences.push_back(score_text(score, counted));
        }
        if (sentences.empty()) sentences.push_back(fmt::format("{}.", words_.scores_as_reported));
        return sentences;
    }

    std::string score_text(const ReportedScore& score, const CountedScore& counted) const {
        const auto told = [&](const std::optional<Decimal>& of) {
            return of ? number(*of, language_, 2) : "…";
        };
        std::string text =
            words_.score_as_reported(score.horizon ? words_.score_at_horizon(*score.horizon)
                                                   : words_.year_standing(report_.period),
                                     told(score.score), told(counted.score));
        if (score.difference) text += fmt::format(" ({})", change(*score.difference, language_));
        if (score.rank && counted.rank && score.rank != counted.rank)
            text += "; " + words_.rank_from_to(*score.rank, *counted.rank);
        return text + ".";
    }

    const Report& report_;
    const UnitDetail& unit_;
    const Scorecards& cards_;
    Language language_;
    const Words& words_;
};

/// The scores of many units.
class VerifiedScores {
  public:
    VerifiedScores(const Report& report, std::optional<Year> horizon, Language language)
        : report_(report), horizon_(horizon), language_(language), words_(words(language)) {}

    std::optional<Grid> table(const std::vector<const UnitReport*>& units) const {
        std::vector<const UnitReport*> told;
        std::ranges::copy_if(units, std::back_inserter(told),
                             [&](const UnitReport* unit) { return is_told(*unit); });
        if (told.empty()) return std::nullopt;
        const bool others_moved = std::ranges::any_of(units, [&](const UnitReport* unit) {
            const ReportedScore* reported = unit->appraisal->at(horizon_);
            return !is_told(*unit) && reported &&
                   reported->rank != counted_score(*unit, horizon_).rank;
        });
        std::ranges::stable_sort(told, [&](const UnitReport* a, const UnitReport* b) {
            const auto left = difference(*a), right = difference(*b);
            if (left.has_value() != right.has_value()) return left.has_value();
            if (left && *left != *right) return *left < *right;
            return a->appraisal->verified > 0 && b->appraisal->verified == 0;
        });
        Grid grid;
        const LevelIndex level = (*report_.units)[told.front()->unit].level;
        grid.heading = words_.scores_reported_and_verified(
            report_.programme->levels[level].name.in(language_) + ", " +
            (horizon_ ? fmt::format("{} {}", words_.by_year, *horizon_)
                      : words_.year_standing(report_.period)));
        grid.columns = {{words_.unit, false, true},
                        {words_.as_reported_heading, true},
                        {words_.counted_heading, true},
                        {words_.difference, true},
                        {words_.rank, true},
                        {words_.verified_figures, true},
                        {words_.reported_better, true},
                        {words_.reported_worse, true},
                        {words_.verified_not_reported, true}};
        for (const UnitReport* unit : told) {
            grid.rows.push_back(row(*unit));
            grid.units.push_back(unit->unit);
        }
        grid.remarks.emplace_back(words_.table_of_verified);
        if (others_moved) grid.remarks.emplace_back(words_.other_ranks_moved);
        return grid;
    }

  private:
    std::optional<Decimal> difference(const UnitReport& unit) const {
        const ReportedScore* score = unit.appraisal->at(horizon_);
        return score ? score->difference : std::nullopt;
    }

    bool is_told(const UnitReport& unit) const {
        if (unit.appraisal->verified > 0) return true;
        const ReportedScore* reported = unit.appraisal->at(horizon_);
        const CountedScore now = counted_score(unit, horizon_);
        return reported && reported->score != now.score;
    }

    std::vector<Cell> row(const UnitReport& unit) const {
        const Appraisal& appraisal = *unit.appraisal;
        const ReportedScore* reported = appraisal.at(horizon_);
        const CountedScore now = counted_score(unit, horizon_);
        const auto score = [&](const std::optional<Decimal>& of) {
            if (!of) return Cell{};
            return Cell{.text = number(*of, language_, 2), .value = Shown{*of, 2}};
        };
        const auto change_of = difference(unit);
        const auto count = [](std::uint32_t of, Tone tone) {
            return Cell{std::to_string(of), of > 0 ? tone : Tone::plain};
        };
        return {{clean((*report_.units)[unit.unit].name.in(language_))},
                score(reported ? reported->score : std::nullopt),
                score(now.score),
                {change_of ? change(*change_of, language_) : ""},
                {ranks(reported ? reported->rank : std::nullopt, now.rank)},
                count(appraisal.verified, Tone::plain),
                count(appraisal.overstated, Tone::bad),
                count(appraisal.understated, Tone::plain),
                count(appraisal.unreported, Tone::plain)};
    }

    /// "3 → 6"; one alone where it is the same, or there is no other.
    static std::string ranks(std::optional<std::uint32_t> was, std::optional<std::uint32_t> is) {
        if (was && is && *was != *is) return fmt::format("{} → {}", *was, *is);
        const auto either = is ? is : was;
        return either ? std::to_string(*either) : "";
    }

    const Report& report_;
    std::optional<Year> horizon_;
    Language language_;
    const Words& words_;
};

}  // namespace

std::optional<Grid> reported_and_verified(const Report& report, const UnitDetail& unit,
                                          const Scorecards& cards, Language language) {
    if (!unit.appraisal) return std::nullopt;
    return VerifiedFigures{report, unit, cards, language}.table();
}

std::optional<Grid> scores_reported_and_verified(const Report& report,
                                                 const std::vector<const UnitReport*>& units,
                                                 std::optional<Year> horizon, Language language) {
    if (!report.verified) return std::nullopt;
    return VerifiedScores{report, horizon, language}.table(units);
}

}  // namespace cchc::render
