#include "render/pages/pictures/lost_points.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/pictures/charts.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

const Decimal hundredth = Decimal::millionths(10'000);

double drawn(Decimal points) {
    return static_cast<double>(points.count());
}

/// Puts the losses of one score beside each other.
class LostPoints {
  public:
    LostPoints(const Report& report, const UnitDetail& unit, const ScoreLosses& losses,
               const Anchors& anchors, Language language)
        : report_(report),
          unit_(unit),
          losses_(losses),
          anchors_(anchors),
          language_(language),
          words_(words(language)) {}

    std::vector<LossView> views() {
        for (const auto& target : losses_.targets) add_target(target);
        if (losses_.other_targets > 0) {
            const auto n = losses_.other_targets;
            add({.name = words_.small_losses(n, n), .tone = Tone::aside}, losses_.other_lost);
        }
        if (losses_.silent_targets > 0) {
            const auto n = losses_.silent_targets;
            std::string name = words_.lost_by_silence(n, n);
            // which they are comes first: on a wide screen the row is cut where it is too long
            if (!losses_.silent.empty()) name = first_three(ids(losses_.silent)) + " · " + name;
            add({.name = std::move(name), .tone = Tone::missing}, losses_.silent_lost);
        }
        if (!losses_.rounding.is_zero()) {
            views_.push_back({.name = words_.lost_by_rounding,
                              .lost = signed_points(losses_.rounding),
                              .has_bar = false});
        }
        return std::move(views_);
    }

  private:
    /// "CQS-07 (2025)"; as it is named here, it leads to its row.
    std::string id_of(const TargetResult& result) const {
        const Indicator& indicator = report_.programme->indicators[result.indicator];
        return fmt::format("{} ({})", clean(indicator.id),
                           indicator.targets[result.target].horizon);
    }

    std::vector<std::string> ids(const std::vector<ScoreLosses::OfTarget>& targets) const {
        std::vector<std::string> ids;
        for (const auto& target : targets) ids.push_back(id_of(unit_.targets[target.place]));
        return ids;
    }

    void add_target(const ScoreLosses::OfTarget& target) {
        const TargetResult& result = unit_.targets[target.place];
        const Indicator& indicator = report_.programme->indicators[result.indicator];
        add({.anchor = anchors_.of({result.indicator, result.target}),
             .id = id_of(result),
             .name = name_of_indicator(*report_.programme, indicator, language_),
             .sign = sign(result.status),
             .status = label(result, indicator.kind, language_),
             .tone = tone(result)},
            target.lost);
    }

    /// The bar begins where the one before it ended, from 100 down.
    void add(LossView view, Decimal lost) {
        view.lost = signed_points(lost);
        view.to = share_left();
        taken_ = taken_ + lost;
        view.from = share_left();
        views_.push_back(std::move(view));
    }

    double share_left() const { return std::max(0.0, 1 - drawn(taken_) / drawn(losses_.lost)); }

    std::string signed_points(Decimal lost) const {
        if (lost.is_zero()) return "< " + number(hundredth, language_);
        return lost < Decimal{} ? "+" + number(Decimal{} - lost, language_, 2)
                                : std::string{minus} + number(lost, language_, 2);
    }

    const Report& report_;
    const UnitDetail& unit_;
    const ScoreLosses& losses_;
    const Anchors& anchors_;
    Language language_;
    const Words& words_;
    Decimal taken_;
    std::vector<LossView> views_;
};

}  // namespace

void LossView::draw_bar(Page& page) const {
    if (has_bar) draw_loss(from, to, tone, page);
}

LostPointsView lost_points(const Report& report, const UnitDetail& unit, const ScoreLosses& losses,
                           std::string_view score_of, const std::string& score,
                           const Anchors& anchors, Language language) {
    const Words& w = words(language);
    LostPointsView view{.heading = w.why_so_many_points(score),
                        .score_of = score_of,
                        .score = score,
                        .lost = number(losses.lost, language, 2),
                        .nothing_lost = losses.lost.is_zero() ? w.no_points_lost : "",
                        .losses = {}};
    if (!losses.lost.is_zero())
        view.losses = LostPoints{report, unit, losses, anchors, language}.views();
    return view;
}

}  // namespace cchc::render
