#include "render/pages/unit/first_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/pictures/charts.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_told = 5;

/// Puts together what stands first on one page.
class Maker {
  public:
    Maker(const Report& report, const Scorecard& card, const UnitDetail& unit,
          const Anchors& anchors, Language language)
        : report_(report),
          programme_(*report.programme),
          card_(card),
          unit_(unit),
          anchors_(anchors),
          language_(language),
          words_(words(language)) {}

    FirstScreen made() {
        FirstScreen first;
        first.cards = cards();
        if (const CardView* leading = first.leading()) {
            first.verdict = verdict(*leading);
            first.points = points(*leading);
            first.areas = areas(leading->horizon);
            const auto nearly = nearly_attained(leading->horizon);
            first.worries = told(largest_losses(leading->horizon, nearly));
            first.nearly = told(nearly);
        }
        return first;
    }

  private:
    using Places = std::vector<std::size_t>;

    std::vector<CountView> counts(const HorizonSummary& at) const {
        std::vector<CountView> counts;
        for (std::size_t i = 0; at.score && i < scored_statuses; ++i) {
            const auto count = at.score->statuses[i];
            if (count == 0) continue;
            const auto status = static_cast<Status>(i);
            counts.push_back({count, at.score->targets, class_of(tone(status)), sign(status),
                              label(status, Kind::ratio, language_)});
        }
        return counts;
    }

    const ScoreThenAndNow* then(std::optional<Year> horizon) const {
        if (!unit_.year_on_year) return nullptr;
        const auto& scores = unit_.year_on_year->scores;
        const auto found = std::ranges::find(scores, horizon, &ScoreThenAndNow::horizon);
        return found == scores.end() ? nullptr : &*found;
    }

    std::string before(std::optional<Year> horizon) const {
        const ScoreThenAndNow* score = then(horizon);
        if (score == nullptr || !score->was) return {};
        std::string text = words_.score_then(report_.period - 1, number(*score->was, language_, 2));
        return score->rank_was && is_ranked(horizon) ? words_.ranked_then(text, *score->rank_was)
                                                     : text;
    }

    bool is_ranked(std::optional<Year> horizon) const {
        return report_.ranked((*report_.units)[unit_.unit].level, horizon) > 1;
    }

    std::vector<CardView> cards() const {
        std::vector<CardView> cards;
        const auto add_year = [&] {
            cards.push_back({std::nullopt,
                             card_.year->heading,
                             &card_.year->overall,
                             false,
                             before(std::nullopt),
                             {},
                             card_.year->counts});
        };
        bool year_to_come = card_.year.has_value();
        for (const HorizonSummary& at : card_.horizons) {
            if (year_to_come && at.horizon >= report_.period) {
                add_year();
                year_to_come = false;
            }
            cards.push_back({at.horizon, at.heading, &at.overall, false, before(at.horizon),
                             counts(at), at.not_counted});
        }
        if (year_to_come) add_year();
        choose_leading(cards);
        return cards;
    }

    /// The horizon of the period, else the year, else the most urgent horizon; one with a score
    /// before those without.
    void choose_leading(std::vector<CardView>& cards) const {
        std::vector<Year> horizons;
        for (const HorizonSummary& at : card_.horizons) horizons.push_back(at.horizon);
        std::vector<std::optional<Year>> order{report_.period, std::nullopt};
        for (const Year horizon : by_urgency(horizons, report_.period)) order.push_back(horizon);
        for (const bool scored : {true, false}) {
            for (const auto horizon : order) {
                const auto card = std::ranges::find(cards, horizon, &CardView::horizon);
                if (card == cards.end() || (scored && card->overall->number.empty())) continue;
                card->leads = true;
                return;
            }
        }
    }

    const HorizonSummary& at(Year horizon) const {
        return *std::ranges::find(card_.horizons, horizon, &HorizonSummary::horizon);
    }

    std::string verdict(const CardView& card) const {
        const OverallText& overall = *card.overall;
        if (overall.number.empty())
            return card.horizon ? at(*card.horizon).sentence : std::string{card.heading};
        std::string text;
        if (card.horizon) {
            const Score& score = *at(*card.horizon).score;
            const auto count = [&](Status status) {
                return score.statuses[static_cast<std::size_t>(status)];
            };
            text = words_.verdict_at_horizon(card.heading, count(Status::attained), score.targets,
                                             overall.number);
            if (const auto late = count(Status::attained_late))
                text += ", " + counted(Status::attained_late, late, language_);
        } else {
            text = words_.verdict_in_year(card.heading, overall.attained_share, overall.number);
        }
        if (!overall.grade.empty()) text += "; " + words_.verdict_grade(overall.grade);
        if (!overall.rank.empty()) text += (overall.grade.empty() ? "; " : ", ") + rank(card);
        if (!overall.ungraded.empty()) text += "; " + overall.ungraded;
        text += ".";
        return overall.incomplete.empty() ? text : text + " " + overall.incomplete + ".";
    }

    std::string rank(const CardView& card) const {
        const ScoreThenAndNow* score = then(card.horizon);
        return score && score->rank_was
                   ? words_.verdict_rank_since(card.overall->rank, report_.period - 1,
                                               *score->rank_was)
                   : words_.verdict_rank(card.overall->rank);
    }

    const ScoreLosses* losses(std::optional<Year> horizon) const {
        const auto found = std::ranges::find(unit_.losses, horizon, &ScoreLosses::horizon);
        return found == unit_.losses.end() ? nullptr : &*found;
    }

    /// Why the score of a card is not 100; nothing without one.
    std::vector<LostPointsView> points(const CardView& card) const {
        const ScoreLosses* of = losses(card.horizon);
        if (of == nullptr || card.overall->number.empty()) return {};
        return {lost_points(report_, unit_, *of, card.heading, card.overall->number, anchors_,
                            language_)};
    }

    std::vector<AreaBarView> areas(std::optional<Year> horizon) const {
        std::vector<AreaBarView> areas;
        const auto add = [&](const auto& score, std::string attained) {
            if (!score.area) return;
            const Area& area = programme_.areas[*score.area];
            areas.push_back({anchors_.of_area(*score.area), clean(area.name.in(language_)),
                             number(score.score, language_, 2), std::move(attained), score.score});
        };
        if (horizon) {
            for (const Score& score : unit_.scores) {
                const auto attained = score.statuses[static_cast<std::size_t>(Status::attained)];
                if (score.horizon == *horizon)
                    add(score, fmt::format("{}/{}", attained, score.targets));
            }
        } else {
            for (const YearScore& score : unit_.year)
                add(score, number(score.attained_share, language_, 2) + std::string{percent_sign});
        }
        return areas;
    }

    /// The highest attainments of those that are not attained, from 90 per cent on.
    Places nearly_attained(std::optional<Year> horizon) const {
        Places places;
        for (std::size_t i = 0; i < unit_.targets.size(); ++i) {
            const TargetResult& result = unit_.targets[i];
            const bool repeated = programme_.indicators[result.indicator].same_as.has_value();
            const bool open = result.attained && !*result.attained && result.attainment &&
                              *result.attainment >= Decimal::whole(90);
            if (open && !repeated && counts_in(programme_, result, horizon)) places.push_back(i);
        }
        std::ranges::stable_sort(places, std::ranges::greater{},
                                 [&](std::size_t i) { return *unit_.targets[i].attainment; });
        places.resize(std::min(places.size(), most_told));
        return places;
    }

    /// What takes away most points, and is not nearly attained.
    Places largest_losses(std::optional<Year> horizon, const Places& nearly) const {
        Places places;
        const ScoreLosses* of = losses(horizon);
        if (of == nullptr) return places;
        for (const ScoreLosses::OfTarget& target : of->targets) {
            if (places.size() < most_told && std::ranges::count(nearly, target.place) == 0)
                places.push_back(target.place);
        }
        return places;
    }

    std::vector<GlanceView> told(const Places& places) const {
        std::vector<GlanceView> views;
        for (const std::size_t place : places) {
            const TargetResult& result = unit_.targets[place];
            const Indicator& indicator = programme_.indicators[result.indicator];
            const TargetRow row = target_row(report_, unit_, result, language_);
            const bool has_value = result.value && indicator.kind != Kind::milestone;
            views.push_back({.anchor = anchors_.of({result.indicator, result.target}),
                             .sign = sign(result.status),
                             .tone = class_of(tone(result)),
                             .id = clean(indicator.id),
                             .name = name_of_indicator(programme_, indicator, language_),
                             .result = has_value
                                           ? row.result
                                           : std::string{label(result, indicator.kind, language_)},
                             .must_reach = has_value ? row.must_reach : "",
                             .wanting = wanting(result, indicator)});
        }
        return views;
    }

    /// "còn thiếu 34 hồ sơ giải quyết trực tuyến"; else how far the value is; may be empty.
    std::string wanting(const TargetResult& result, const Indicator& indicator) const {
        const Year horizon = indicator.targets[result.target].horizon;
        if (result.need && result.binding && !result.attained.value_or(false)) {
            return need(result, counted_indicator(programme_, indicator), report_.period > horizon,
                        language_);
        }
        return target_details(report_, unit_, result, language_).wanting;
    }

    const Report& report_;
    const Programme& programme_;
    const Scorecard& card_;
    const UnitDetail& unit_;
    const Anchors& anchors_;
    Language language_;
    const Words& words_;
};

}  // namespace

void AreaBarView::draw_bar(Page& page) const {
    draw_share(percent, page);
}

const CardView* FirstScreen::leading() const {
    const auto found = std::ranges::find(cards, true, &CardView::leads);
    return found == cards.end() ? nullptr : &*found;
}

FirstScreen first_screen(const Report& report, const Scorecard& card, const UnitDetail& unit,
                         const Anchors& anchors, Language language) {
    return Maker{report, card, unit, anchors, language}.made();
}

}  // namespace cchc::render
