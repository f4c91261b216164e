#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/pages/frame/anchors.hpp"
#include "render/pages/frame/page_frame.hpp"
#include "render/scorecard/scorecard.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

/// A target that counts in a score.
struct TargetView {
    std::string_view anchor;  ///< empty of the first row, which has that of its indicator
    const TargetRow& row;
    const Indicator& indicator;
    TargetDetails details;
    Language language;

    bool incomplete() const { return row.of->value && !row.of->complete(); }
    void draw_bullet(Page& page) const;
    void draw_others(Page& page) const;

    static void fields(auto&& see) {
        see("anchor", &TargetView::anchor);
        see("horizon", [](const TargetView& v) { return v.row.horizon; });
        see(
            "result", [](const TargetView& v) -> auto& { return v.row.result; });
        see(
            "must_reach", [](const TargetView& v) -> auto& { return v.row.must_reach; });
        see("sign", [](const TargetView& v) { return sign(v.row.of->status); });
        see("status",
            [](const TargetView& v) { return label(*v.row.of, v.indicator.kind, v.language); });
        see("tone", [](const TargetView& v) { return class_of(v.row.status.tone); });
        see(
            "points", [](const TargetView& v) -> auto& { return v.details.points; });
        see(
            "counts", [](const TargetView& v) -> auto& { return v.row.counts; });
        see(
            "wanting", [](const TargetView& v) -> auto& { return v.details.wanting; });
        see(
            "coverage", [](const TargetView& v) -> auto& { return v.details.coverage; });
        see("incomplete", &TargetView::incomplete);
        see(
            "path", [](const TargetView& v) -> auto& { return v.details.path_line; });
        see("has_others", [](const TargetView& v) { return !v.details.others.empty(); });
        see("others", &TargetView::draw_others);
        see("bullet", &TargetView::draw_bullet);
    }
};

/// The targets of an indicator that count.
struct IndicatorView {
    const Programme& programme;
    std::string_view anchor;
    std::string_view href;  ///< of the indicator's own page; empty: there is none
    const IndicatorRows& rows;
    std::string_view clause;
    std::string inherited;
    std::vector<TargetView> targets;
    Language language;

    void draw_line(Page& page) const;

    static void fields(auto&& see) {
        see("anchor", &IndicatorView::anchor);
        see("href", &IndicatorView::href);
        see(
            "id", [](const IndicatorView& v) -> auto& { return v.rows.id; });
        see(
            "name", [](const IndicatorView& v) -> auto& { return v.rows.name; });
        see("clause", &IndicatorView::clause);
        see("inherited", &IndicatorView::inherited);
        see("line", &IndicatorView::draw_line);
        see("targets", &IndicatorView::targets);
    }
};

/// The targets of an area that count.
struct AreaView {
    std::string_view anchor, id, name;
    std::vector<IndicatorView> indicators;

    static void fields(auto&& see) {
        see("anchor", &AreaView::anchor);
        see("id", &AreaView::id);
        see("name", &AreaView::name);
        see("indicators", &AreaView::indicators);
    }
};

/// A target that counts in no score: told in one row, without a picture.
struct UncountedView {
    std::string_view anchor;
    std::string_view href;  ///< of the indicator's own page; empty: there is none
    const IndicatorRows& rows;
    const TargetRow& row;
    Language language;
    std::string remarks;  ///< all that is to be said but for the way there: nothing is owed

    static void fields(auto&& see) {
        see("anchor", &UncountedView::anchor);
        see("href", &UncountedView::href);
        see(
            "id", [](const UncountedView& v) -> auto& { return v.rows.id; });
        see(
            "name", [](const UncountedView& v) -> auto& { return v.rows.name; });
        see("horizon", [](const UncountedView& v) { return v.row.horizon; });
        see(
            "result", [](const UncountedView& v) -> auto& { return v.row.result; });
        see(
            "counts", [](const UncountedView& v) -> auto& { return v.row.counts; });
        see(
            "must_reach", [](const UncountedView& v) -> auto& { return v.row.must_reach; });
        see("sign", [](const UncountedView& v) { return sign(v.row.of->status); });
        see("status",
            [](const UncountedView& v) { return label(*v.row.of, v.rows.of->kind, v.language); });
        see("tone", [](const UncountedView& v) { return class_of(v.row.status.tone); });
        see("remarks", &UncountedView::remarks);
    }
};

/// All targets of a page.
struct TargetViews {
    std::vector<AreaView> areas;  ///< with the targets that count
    std::vector<UncountedView> uncounted;
};

/// `clauses`: of the indicators, in words. All that is given outlives what is returned.
TargetViews target_views(const PageFrame& frame, const Scorecard& card, const UnitDetail& unit,
                         const Anchors& anchors, const std::vector<std::string>& clauses);

}  // namespace cchc::render
