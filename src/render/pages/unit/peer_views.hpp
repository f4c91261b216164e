#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/pictures/strips.hpp"

namespace cchc::render {

/// The unit among the others of its level, at one target.
struct PeerView {
    std::string_view anchor;
    std::string id, name;
    std::string_view sign, tone;
    std::string result;  ///< "41,75%", or what the status is called
    std::string rank;    ///< "hạng 24/24"; empty without a value
    std::string median, must_reach;
    std::function<void(Page&)> draw_strip;

    static void fields(auto&& see) {
        see("anchor", &PeerView::anchor);
        see("id", &PeerView::id);
        see("name", &PeerView::name);
        see("sign", &PeerView::sign);
        see("tone", &PeerView::tone);
        see("result", &PeerView::result);
        see("rank", &PeerView::rank);
        see("median", &PeerView::median);
        see("must_reach", &PeerView::must_reach);
        see("strip", [](const PeerView& v, Page& page) { v.draw_strip(page); });
    }
};

/// The unit among its peers: at each target that its score at a horizon counts; without one: its
/// standing of the year. The strips, the unit and the anchors outlive what is returned.
std::vector<PeerView> peer_views(const Report& report, const UnitDetail& unit,
                                 std::optional<Year> horizon, const Strips& strips,
                                 const Anchors& anchors, Language language);

}  // namespace cchc::render
