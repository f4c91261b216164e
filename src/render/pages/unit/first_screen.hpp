#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/pictures/lost_points.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// How many targets of a horizon have a status.
struct CountView {
    std::uint32_t count, total;
    std::string_view tone, sign, text;

    static void fields(auto&& see) {
        see("count", &CountView::count);
        see("total", &CountView::total);
        see("tone", &CountView::tone);
        see("sign", &CountView::sign);
        see("text", &CountView::text);
        // whether its part of a bar has room for the number
        see("roomy", [](const CountView& v) { return v.count * 8 >= v.total; });
    }
};

/// How the unit stands at a horizon or in the year.
struct CardView {
    std::optional<Year> horizon;  ///< absent: the year
    std::string_view heading;
    const OverallText* overall;
    bool leads;          ///< the page is about it
    std::string before;  ///< "Năm 2024: 84,40 điểm, hạng 5"; empty: nothing to say
    std::vector<CountView> counts;
    std::string_view not_counted;

    static void fields(auto&& see) {
        see("heading", &CardView::heading);
        see(
            "number", [](const CardView& v) -> auto& { return v.overall->number; });
        see(
            "share", [](const CardView& v) -> auto& { return v.overall->attained_share; });
        see("share_of", [](const CardView& v) { return v.overall->share_of; });
        see(
            "grade", [](const CardView& v) -> auto& { return v.overall->grade; });
        see(
            "rank", [](const CardView& v) -> auto& { return v.overall->rank; });
        see("leads", &CardView::leads);
        see("before", &CardView::before);
        see("counts", &CardView::counts);
        see("not_counted", &CardView::not_counted);
    }
};

/// The score of an area.
struct AreaBarView {
    std::string_view anchor;  ///< of the area's rows; empty: there are none
    std::string name;
    std::string score;     ///< "84,49"
    std::string attained;  ///< "5/8", or the share of the year
    Decimal percent;       ///< the score, as the bar shows it

    static void fields(auto&& see) {
        see("anchor", &AreaBarView::anchor);
        see("name", &AreaBarView::name);
        see("score", &AreaBarView::score);
        see("attained", &AreaBarView::attained);
        see("bar", &AreaBarView::draw_bar);
    }
    void draw_bar(Page& page) const;
};

/// A target that is not attained, at a glance.
struct GlanceView {
    std::string_view anchor, sign, tone;
    std::string id, name;
    std::string result;      ///< "49,99%", or what the status is called
    std::string must_reach;  ///< "tối thiểu 50%"
    std::string wanting;  ///< "còn thiếu 34 hồ sơ giải quyết trực tuyến"; may be empty

    static void fields(auto&& see) {
        see("anchor", &GlanceView::anchor);
        see("sign", &GlanceView::sign);
        see("tone", &GlanceView::tone);
        see("id", &GlanceView::id);
        see("name", &GlanceView::name);
        see("result", &GlanceView::result);
        see("must_reach", &GlanceView::must_reach);
        see("wanting", &GlanceView::wanting);
    }
};

/// What stands first on a unit's page: how it stands, and why.
struct FirstScreen {
    std::string verdict;                 ///< a sentence or two; empty: no target applies
    std::vector<CardView> cards;         ///< in the order of time
    std::vector<LostPointsView> points;  ///< of the card that leads; at most one
    std::vector<AreaBarView> areas;      ///< of that card
    std::vector<GlanceView> worries, nearly;

    const CardView* leading() const;
};

/// `card` is the unit's; it, the unit and the anchors outlive what is returned.
FirstScreen first_screen(const Report& report, const Scorecard& card, const UnitDetail& unit,
                         const Anchors& anchors, Language language);

}  // namespace cchc::render
