#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/frame/page.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

/// What one target, or several together, take away from a score.
struct LossView {
    std::string_view anchor{};  ///< of the target's row; empty: there is none
    std::string id{};           ///< of one target: "TC-04 (2025)"; else empty
    std::string name{};
    std::string_view sign{}, status{};  ///< of one target; else empty
    Tone tone = Tone::plain;
    std::string lost{};       ///< "−3,23"
    double from = 0, to = 0;  ///< where the bar stands, see draw_loss
    bool has_bar = true;

    static void fields(auto&& see) {
        see("anchor", &LossView::anchor);
        see("id", &LossView::id);
        see("name", &LossView::name);
        see("sign", &LossView::sign);
        see("status", &LossView::status);
        see("tone", [](const LossView& v) { return class_of(v.tone); });
        see("lost", &LossView::lost);
        see("bar", &LossView::draw_bar);
    }
    void draw_bar(Page& page) const;
};

/// Why a score is not 100: the losses between them, largest first.
struct LostPointsView {
    std::string heading;
    std::string_view score_of;  ///< what the score is of: "Đến năm 2025"
    std::string score, lost;
    std::string_view nothing_lost;  ///< said where there are no losses; else empty
    std::vector<LossView> losses;

    static void fields(auto&& see) {
        see("heading", &LostPointsView::heading);
        see("score_of", &LostPointsView::score_of);
        see("score", &LostPointsView::score);
        see("lost", &LostPointsView::lost);
        see("nothing_lost", &LostPointsView::nothing_lost);
        see("losses", &LostPointsView::losses);
    }
};

/// The picture of one score of a unit. `score`: "84,49"; it outlives the view, as `score_of` does.
LostPointsView lost_points(const Report& report, const UnitDetail& unit, const ScoreLosses& losses,
                           std::string_view score_of, const std::string& score,
                           const Anchors& anchors, Language language);

}  // namespace cchc::render
