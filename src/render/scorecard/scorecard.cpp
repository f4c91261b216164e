#include "render/scorecard/scorecard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/scorecard/appraisal.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

const Target& target_of(const Report& report, const TargetResult& result) {
    return report.programme->indicators[result.indicator].targets[result.target];
}

std::vector<Year> scored_horizons(const std::vector<Score>& scores) {
    std::set<Year> horizons;
    for (const Score& score : scores) horizons.insert(score.horizon);
    return {horizons.begin(), horizons.end()};
}

/// Whether a year is judged by the targets of its own horizon alone.
bool says_the_same(const Score& now, const YearScore& year) {
    return now.targets == year.targets && now.pending == year.pending && year.open == 0 &&
           now.score == year.score && now.attained_share == year.attained_share;
}

std::vector<std::string> sentences(const std::vector<HorizonSummary>& horizons,
                                   const std::optional<YearSummary>& year, Language language) {
    std::vector<std::string> sentences;
    for (const HorizonSummary& at : horizons) {
        sentences.push_back(at.sentence + "." +
                            (at.score ? " " + at.overall.line(language) + "." : ""));
    }
    if (year) {
        sentences.push_back(
            fmt::format("{}: {}. {}.", year->heading, year->counts, year->overall.line(language)));
    }
    return sentences;
}

}  // namespace

const Indicator& counted_indicator(const Programme& programme, const Indicator& indicator) {
    return indicator.same_as ? programme.indicators[*indicator.same_as] : indicator;
}

std::string name_of_indicator(const Programme& programme, const Indicator& indicator,
                              Language language) {
    const Indicator& named =
        indicator.name.empty() ? counted_indicator(programme, indicator) : indicator;
    return clean(named.name.in(language));
}

Scorecards::Scorecards(const Report& report, Language language, Horizons horizons)
    : report_(report), language_(language), horizons_(std::move(horizons)) {
    for (const Indicator& indicator : report.programme->indicators) {
        ids_.push_back(clean(indicator.id));
        names_.push_back(name_of_indicator(*report.programme, indicator, language));
    }
}

bool Scorecards::shows(const TargetResult& result) const {
    return shows(target_of(report_, result).horizon);
}

std::string OverallText::line(Language language) const {
    const Words& w = words(language);
    std::string line = fmt::format("{} {} · {} {}", w.score, number, share_of, attained_share);
    if (!grade.empty()) line += fmt::format(" · {} {}", w.grade, grade);
    if (!rank.empty()) line += fmt::format(" · {} {}", w.rank, rank);
    for (const std::string& remark : {ungraded, incomplete}) {
        if (!remark.empty()) line += " · " + remark;
    }
    return line;
}

template <typename Overall>
OverallText Scorecards::overall_text(const Overall& overall, LevelIndex level,
                                     std::optional<Year> horizon) const {
    OverallText text;
    text.number = number(overall.score, language_, 2);
    text.attained_share = number(overall.attained_share, language_, 2) + std::string{percent_sign};
    text.share_of = horizon ? words(language_).attained_share : words(language_).path_share;
    const auto& grades = report_.programme->grades;
    if (overall.grade) text.grade = clean(grades[*overall.grade].name.in(language_));
    const std::uint32_t ranked = report_.ranked(level, horizon);
    // a rank among one unit says nothing
    if (overall.rank && ranked > 1) text.rank = fmt::format("{}/{}", *overall.rank, ranked);
    const bool over = horizon.value_or(report_.period) <= report_.period;
    if (over && !overall.grade && !grades.empty()) {
        text.ungraded =
            ungraded(overall.targets, overall.pending, report_.programme->settings, language_);
    }
    if (!overall.complete) text.incomplete = words(language_).silence_counts;
    return text;
}

std::optional<YearSummary> Scorecards::year_of(const UnitReport& unit) const {
    const YearScore* score = unit.overall_of_year();
    if (!shows_year() || score == nullptr) return std::nullopt;
    if (const Score* now = unit.overall(report_.period); now && says_the_same(*now, *score))
        return std::nullopt;
    return YearSummary{score, words(language_).year_standing(report_.period),
                       year_counts(*score, language_),
                       overall_text(*score, (*report_.units)[unit.unit].level, std::nullopt)};
}

std::vector<HorizonSummary> Scorecards::horizons_of(const UnitReport& unit) const {
    std::vector<HorizonSummary> horizons;
    for (const StatusCounts& counts : unit.counts) {
        const Year horizon = counts.horizon;
        if (!shows(horizon)) continue;
        HorizonSummary& at = horizons.emplace_back();
        at.horizon = horizon;
        at.counts = counts;
        at.score = unit.overall(horizon);
        at.sentence = horizon_sentence(counts, language_);
        at.not_counted = not_counted(counts, language_);
        at.heading = fmt::format("{} {}", words(language_).by, horizon);
        if (horizon < report_.period)
            at.heading += fmt::format(" ({})", words(language_).final_horizon);
        if (at.score) {
            at.overall = overall_text(*at.score, (*report_.units)[unit.unit].level, horizon);
        }
    }
    return horizons;
}

std::vector<std::string> Scorecards::sentences_of(const UnitReport& unit) const {
    return sentences(horizons_of(unit), year_of(unit), language_);
}

std::vector<AreaRows> Scorecards::areas_of(const UnitDetail& unit) const {
    const Programme& programme = *report_.programme;
    std::vector<AreaRows> areas;
    const Area* area = nullptr;
    const Indicator* last = nullptr;
    for (const TargetResult& result : unit.targets) {
        if (!shows(result)) continue;
        // A target that an exemption takes away is still told, with the decision that did it.
        if (result.status == Status::not_applicable && result.exemption == nullptr) continue;
        const Indicator& indicator = programme.indicators[result.indicator];
        if (area != &programme.areas[indicator.area]) {
            area = &programme.areas[indicator.area];
            areas.push_back({clean(area->id), clean(area->name.in(language_)), {}});
        }
        auto& indicators = areas.back().indicators;
        if (last != &indicator) {
            last = &indicator;
            indicators.push_back(
                {&indicator, ids_[result.indicator], names_[result.indicator], {}});
        }
        indicators.back().targets.push_back(target_row(report_, unit, result, language_));
    }
    return areas;
}

std::string Scorecards::not_applicable_to(const UnitDetail& unit) const {
    std::string ids;
    const Indicator* last = nullptr;
    for (const TargetResult& result : unit.targets) {
        if (!shows(result) || result.status != Status::not_applicable || result.exemption) continue;
        const Indicator& indicator = report_.programme->indicators[result.indicator];
        if (last == &indicator) continue;
        last = &indicator;
        ids += (ids.empty() ? "" : ", ") + ids_[result.indicator];
    }
    return ids.empty() ? ids : fmt::format("{}: {}", words(language_).not_applicable, ids);
}

std::optional<Grid> Scorecards::context_of(const UnitDetail& unit) const {
    if (unit.context.empty()) return std::nullopt;
    const Words& w = words(language_);
    Grid grid;
    grid.heading = w.context;
    grid.columns = {{w.id, false, false},    {w.indicator, false, true},
                    {w.result, true, false}, {w.previous, true, false},
                    {w.change, true, false}, {w.direction, false, false}};
    for (const ContextResult& result : unit.context) {
        const Indicator& indicator = report_.programme->indicators[result.indicator];
        // with as many decimals as tell the one value from the other
        const auto shown = [&](const Ratio& figure, const std::optional<Ratio>& other) {
            return told(figure.rounded(), {other.value_or(figure).rounded()});
        };
        const auto text = [&](const Shown& figure) { return value(figure, indicator, language_); };
        const bool pending = indicator.published_later && !report_.final_figures &&
                             result.direction == Direction::no_data;
        const std::string previous =
            result.previous_value && result.previous_period
                ? fmt::format("{} ({})", text(shown(*result.previous_value, result.value)),
                              *result.previous_period)
                : "";
        grid.rows.push_back(
            {{ids_[result.indicator], Tone::plain},
             {names_[result.indicator], Tone::plain},
             result.value ? Cell{text(shown(*result.value, result.previous_value)), Tone::plain,
                                 shown(*result.value, result.previous_value)}
                          : Cell{"…"},
             {previous, Tone::plain},
             {result.change ? change(*result.change, language_) : "", Tone::plain},
             pending ? Cell{fmt::format("{} {}", sign(Status::pending),
                                        label(Status::pending, indicator.kind, language_)),
                            tone(Status::pending)}
                     : Cell{fmt::format("{} {}", sign(result.direction),
                                        label(result.direction, language_)),
                            tone(result.direction)}});
    }
    return grid;
}

ScoreGrid Scorecards::scores_of(const UnitReport& unit, Year horizon) const {
    const Words& w = words(language_);
    const Programme& programme = *report_.programme;
    ScoreGrid grid;
    grid.horizon = horizon;
    grid.heading = w.score_at_horizon(horizon);
    grid.columns = {{w.area, false, true},
                    {w.targets, true, false},
                    {w.with_value, true, false},
                    {w.attained, true, false},
                    {w.share_heading, true, false},
                    {w.score, true, false},
                    {std::string{w.score} + " (1)", true, false}};
    std::uint32_t in_areas = 0, overall = 0;
    for (const Score& score : unit.scores) {
        if (score.horizon != horizon) continue;
        (score.area ? in_areas : overall) += score.targets;
        if (!score.area) grid.targets = score.targets;
        const std::string area = score.area ? clean(programme.areas[*score.area].name.in(language_))
                                            : std::string{w.overall};
        const auto attained = score.statuses[static_cast<std::size_t>(Status::attained)];
        grid.rows.push_back(
            {{.text = area, .area = score.area},
             {std::to_string(score.targets), Tone::plain},
             {std::to_string(score.with_value), Tone::plain},
             {std::to_string(attained), Tone::plain},
             {number(score.attained_share, language_, 2) + std::string{percent_sign}},
             {number(score.score, language_, 2), Tone::plain},
             {score.score_reported ? number(*score.score_reported, language_, 2) : "…",
              Tone::plain}});
    }
    grid.remarks.push_back(fmt::format("(1) {}", w.score_reported));
    if (in_areas != overall) grid.remarks.emplace_back(w.counted_once);
    return grid;
}

ScoreGrid Scorecards::scores_of_year(const UnitReport& unit) const {
    const Words& w = words(language_);
    const Programme& programme = *report_.programme;
    ScoreGrid grid;
    grid.heading = w.year_standing(report_.period);
    grid.columns = {{w.area, false, true},
                    {w.targets, true, false},
                    {w.with_value, true, false},
                    {w.path_share_heading, true, false},
                    {w.score, true, false}};
    for (const YearScore& score : unit.year) {
        if (!score.area) grid.targets = score.targets;
        grid.rows.push_back(
            {{.text =
                  score.area ? clean(programme.areas[*score.area].name.in(language_)) : w.overall,
              .area = score.area},
             {std::to_string(score.targets)},
             {std::to_string(score.with_value)},
             {number(score.attained_share, language_, 2) + std::string{percent_sign}},
             {number(score.score, language_, 2)}});
    }
    return grid;
}

std::map<LevelIndex, std::vector<const UnitReport*>> Scorecards::below(
    const UnitReport& unit) const {
    std::map<LevelIndex, std::vector<const UnitReport*>> by_level;
    for (const UnitIndex child : unit.children) {
        if (const UnitReport* below = report_.find(child)) {
            by_level[(*report_.units)[child].level].push_back(below);
        }
    }
    return by_level;
}

std::vector<Grid> Scorecards::verified_below(const UnitReport& unit) const {
    std::vector<Grid> grids;
    if (!report_.verified) return grids;
    for (const auto& [level, units] : below(unit)) {
        auto grid = scores_reported_and_verified(report_, units, league_horizon(level), language_);
        if (grid) grids.push_back(std::move(*grid));
    }
    return grids;
}

std::vector<Grid> Scorecards::leagues_below(const UnitReport& unit) const {
    std::vector<Grid> leagues;
    for (const auto& [level, units] : below(unit)) {
        const auto horizon = league_horizon(level);
        const bool any = std::ranges::any_of(units, [&](const UnitReport* below) {
            return horizon ? below->overall(*horizon) != nullptr
                           : below->overall_of_year() != nullptr;
        });
        if (any) leagues.push_back(league_of(units, horizon));
    }
    return leagues;
}

Scorecard Scorecards::of(const UnitDetail& unit) const {
    const Words& w = words(language_);
    const Unit& who = (*report_.units)[unit.unit];
    Scorecard card;
    card.title =
        fmt::format("{}, {} {}", is_of_reform(*report_.programme) ? w.scorecard : w.other_scorecard,
                    w.year, report_.period);
    card.unit = clean(who.name.in(language_));
    card.unit_line = fmt::format("{} · {}", clean(who.code),
                                 report_.programme->levels[who.level].name.in(language_));
    card.programme = clean(report_.programme->title.in(language_));
    card.final_figures = final_figures(report_, language_);
    card.horizons = horizons_of(unit);
    card.provisional = std::ranges::any_of(unit.targets, [&](const TargetResult& result) {
        return shows(result) && result.scored && !result.complete();
    });
    card.year = year_of(unit);
    card.sentences = sentences(card.horizons, card.year, language_);
    card.areas = areas_of(unit);
    card.not_applicable = not_applicable_to(unit);
    card.context = context_of(unit);
    if (card.year) card.scores.push_back(scores_of_year(unit));
    for (const Year horizon : scored_horizons(unit.scores)) {
        if (shows(horizon)) card.scores.push_back(scores_of(unit, horizon));
    }
    card.leagues = leagues_below(unit);
    card.verified = reported_and_verified(report_, unit, *this, language_);
    card.verified_below = verified_below(unit);
    return card;
}

std::vector<std::string> Scorecards::remarks_on(const TargetRow& row,
                                                const UnitDetail& unit) const {
    return target_remarks(report_, unit, *row.of, language_);
}

std::optional<Year> Scorecards::league_horizon(LevelIndex level) const {
    if (!horizons_.all()) return by_urgency(horizons_.asked, report_.period).front();
    return report_.ranked_at(level);
}

Grid Scorecards::league_of(const std::vector<const UnitReport*>& units,
                           std::optional<Year> horizon) const {
    return league(report_, units, horizon, language_);
}

bool counts_in(const Programme& programme, const TargetResult& result,
               std::optional<Year> horizon) {
    if (!horizon) return result.year_mark.has_value();
    return result.scored &&
           programme.indicators[result.indicator].targets[result.target].horizon == *horizon;
}

std::vector<Year> by_urgency(std::vector<Year> horizons, Year period) {
    std::ranges::sort(horizons);
    const auto next = std::ranges::lower_bound(horizons, period);
    std::reverse(horizons.begin(), next);
    std::rotate(horizons.begin(), next, horizons.end());
    return horizons;
}

}  // namespace cchc::render
