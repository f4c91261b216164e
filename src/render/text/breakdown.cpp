#include "render/text/breakdown.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

const Decimal full = Decimal::whole(100);

/// Writes a breakdown score by score.
class BreakdownText {
  public:
    BreakdownText(const Breakdown& breakdown, const Report& report, Language language)
        : breakdown_(breakdown),
          report_(report),
          programme_(*report.programme),
          unit_(*report.find(breakdown.unit)),
          language_(language),
          words_(words(language)) {}

    Document tell() {
        const Unit& unit = (*report_.units)[unit_.unit];
        document_.title = fmt::format("{} ({}), {} {}", clean(unit.name.in(language_)),
                                      clean(unit.code), words_.year, report_.period);
        document_.add(std::string{final_figures(report_, language_)});
        if (breakdown_.sums.empty()) {
            document_.add(words_.no_target_counts);
            const LeftOut* left_out = unit_.all_left_out(std::nullopt);
            if (left_out && left_out->pending > 0)
                document_.add(ungraded(0, left_out->pending, programme_.settings, language_));
        }
        const bool repeats = year_repeats_horizon();
        for (const ScoreSum& sum : breakdown_.sums) {
            if (sum.horizon || !repeats) {
                tell(sum);
            } else if (!sum.area) {
                document_.add_heading(heading(sum));
                document_.add(words_.same_as_at_horizon(report_.period));
            }
        }
        tell_other_horizons();
        return std::move(document_);
    }

  private:
    std::string figure(Decimal figure) const { return number(figure, language_); }
    std::string percent(Decimal figure) const {
        return number(figure, language_, 2) + std::string{percent_sign};
    }
    std::string points(const Ratio& points) const { return figure(points.rounded()); }

    /// Whether the year is judged by the targets of the period's own horizon, with their points.
    bool year_repeats_horizon() const {
        const auto overall = [&](std::optional<Year> horizon) {
            return std::ranges::find_if(breakdown_.sums, [&](const ScoreSum& sum) {
                return !sum.area && sum.horizon == horizon;
            });
        };
        const auto at_horizon = overall(report_.period), of_year = overall(std::nullopt);
        const auto end = breakdown_.sums.end();
        return at_horizon != end && of_year != end &&
               std::ranges::equal(at_horizon->terms, of_year->terms,
                                  [](const ScoreTerm& a, const ScoreTerm& b) {
                                      return a.place.indicator == b.place.indicator &&
                                             a.points == b.points && a.points_max == b.points_max;
                                  });
    }

    void tell(const ScoreSum& sum) {
        document_.add_heading(heading(sum));
        if (!sum.area) document_.add(result(sum));
        document_.add(grid(sum));
        document_.add(addition(sum));
    }

    std::string heading(const ScoreSum& sum) const {
        const std::string what = sum.horizon ? words_.score_at_horizon(*sum.horizon)
                                             : words_.year_standing(report_.period);
        if (!sum.area) return fmt::format("{}: {}", what, figure_of(sum.score));
        const Area& area = programme_.areas[*sum.area];
        return fmt::format("{}, {} {}: {}", what, clean(area.id), clean(area.name.in(language_)),
                           figure_of(sum.score));
    }

    std::string figure_of(Decimal score) const { return number(score, language_, 2); }

    /// "Tỷ lệ mục tiêu đạt: 62,50% · Xếp loại: Tốt · Xếp hạng: 3": what else is made of an overall
    /// score.
    template <typename Overall>
    std::string result_of(const Overall& score, std::optional<Year> horizon) const {
        std::string text =
            fmt::format("{}: {}", horizon ? words_.attained_share : words_.path_share,
                        percent(score.attained_share));
        if (score.grade) {
            text += fmt::format(" · {}: {}", words_.grade,
                                clean(programme_.grades[*score.grade].name.in(language_)));
        }
        // a rank among one unit says nothing
        const LevelIndex level = (*report_.units)[unit_.unit].level;
        if (score.rank && report_.ranked(level, horizon) > 1)
            text += fmt::format(" · {}: {}/{}", words_.rank, *score.rank,
                                report_.ranked(level, horizon));
        const bool over = horizon.value_or(report_.period) <= report_.period;
        if (over && !score.grade && !programme_.grades.empty())
            text += " · " + ungraded(score.targets, score.pending, programme_.settings, language_);
        return text;
    }
    std::string result(const ScoreSum& sum) const {
        if (sum.horizon) return result_of(*unit_.overall(*sum.horizon), sum.horizon);
        const YearScore& year = *unit_.overall_of_year();
        return result_of(year, std::nullopt) + " · " + year_counts(year, language_);
    }

    Grid grid(const ScoreSum& sum) const {
        Grid grid;
        grid.columns = {{words_.target},
                        {words_.points_heading, true},
                        {words_.points_most, true},
                        {words_.points_lost, true},
                        {words_.why, false, true}};
        for (const ScoreTerm& term : sum.terms) {
            grid.rows.push_back({{id(term)},
                                 {points(term.points)},
                                 {points(term.points_max)},
                                 {term.lost().is_zero() ? "" : points(term.lost())},
                                 {why(term, sum.horizon.has_value())}});
        }
        grid.rows.push_back({{words_.sum},
                             {figure(sum.rounded)},
                             {figure(full)},
                             {sum.rounded == full ? "" : figure(full - sum.rounded)},
                             {""}});
        if (!sum.area) add_remarks(sum, grid);
        return grid;
    }

    std::string id(const ScoreTerm& term) const {
        const Indicator& indicator = programme_.indicators[term.place.indicator];
        return fmt::format("{} ({})", clean(indicator.id),
                           indicator.targets[term.place.target].horizon);
    }

    /// "Tỷ lệ hồ sơ …: Không đạt, 57,84%, xấu nhất 40,12% × 41/45".
    std::string why(const ScoreTerm& term, bool of_horizon) const {
        const Indicator& printed = programme_.indicators[term.place.indicator];
        const Indicator& indicator = counted_indicator(programme_, printed);
        std::string text = fmt::format("{}: {}", name_of_indicator(programme_, printed, language_),
                                       label(term.status, indicator.kind, language_));
        const std::string made_of = term_in_words(term, of_horizon, language_);
        if (made_of.empty()) return text;
        const bool begins_with_figure = made_of.front() >= '0' && made_of.front() <= '9';
        return text + (begins_with_figure ? ", " : " ") + made_of;
    }

    void add_remarks(const ScoreSum& sum, Grid& grid) const {
        const auto any = [&](auto is_one) { return std::ranges::any_of(sum.terms, is_one); };
        if (any([](const ScoreTerm& term) { return term.at_worst != term.attainment; })) {
            grid.remarks.emplace_back(words_.at_worst_explained);
        }
        if (any([](const ScoreTerm& term) {
                return term.share != Ratio{1, 1} && !term.counted.is_zero();
            })) {
            grid.remarks.emplace_back(words_.share_of_reports_explained);
        }
        if (any([](const ScoreTerm& term) { return term.counted != term.at_worst; })) {
            grid.remarks.emplace_back(words_.floor_explained);
        }
    }

    /// "Tổng điểm = 2345/27 ≈ 86,851852; điểm 86,85".
    std::string addition(const ScoreSum& sum) const {
        const std::string sum_of_points = figure(sum.rounded);
        const std::string exactly =
            sum.is_decimal ? sum_of_points : fmt::format("{} ≈ {}", sum.exact, sum_of_points);
        const std::string text = words_.sum_of_points(exactly, figure_of(sum.score));
        const bool held = sum.rounded.rounded(2) > sum.score;
        return held ? fmt::format("{}: {}", text, words_.held_below_100) : text;
    }

    /// What --horizon would show.
    void tell_other_horizons() {
        std::vector<Year> others;
        for (const Score& score : unit_.scores) {
            const bool shown = std::ranges::any_of(
                breakdown_.sums, [&](const ScoreSum& sum) { return sum.horizon == score.horizon; });
            if (!score.area && !shown) others.push_back(score.horizon);
        }
        if (others.empty()) return;
        document_.add(words_.other_horizons(fmt::format("{}", fmt::join(others, ", "))));
    }

    const Breakdown& breakdown_;
    const Report& report_;
    const Programme& programme_;
    const UnitReport& unit_;
    Language language_;
    const Words& words_;
    Document document_;
};

}  // namespace

std::string term_in_words(const ScoreTerm& term, bool of_horizon, Language language) {
    const Words& w = words(language);
    const auto percent = [&](Decimal figure) {
        return number(figure, language, 2) + std::string{percent_sign};
    };
    std::vector<std::string> parts;
    const bool partial = term.at_worst != full || term.attainment != full;
    const bool has_value = term.status != Status::no_data && term.status != Status::no_baseline;
    if (partial && has_value) {
        parts.push_back(percent(term.attainment));
        const bool on_path = term.status == Status::on_track || term.status == Status::at_risk ||
                             term.status == Status::off_track;
        if (!of_horizon && term.attainment != full && on_path)
            parts.back() += std::string{" "} + w.of_the_path;
    }
    if (term.at_worst != term.attainment) parts.push_back(w.at_worst(percent(term.at_worst)));
    if (term.counted != term.at_worst) parts.emplace_back(w.counts_as_zero);
    std::string text = fmt::format("{}", fmt::join(parts, ", "));
    const auto behind = [&](const std::string& what) { text += (text.empty() ? "" : " ") + what; };
    if (term.share != Ratio{1, 1} && !term.counted.is_zero())
        behind(fmt::format("× {}/{}", term.due - term.silent_unknown, term.due));
    if (term.weight != Decimal::whole(1)) behind(w.with_weight(number(term.weight, language)));
    return text;
}

Document breakdown_document(const Breakdown& breakdown, const Report& report, Language language) {
    return BreakdownText{breakdown, report, language}.tell();
}

}  // namespace cchc::render
