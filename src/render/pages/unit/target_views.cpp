#include "render/pages/unit/target_views.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "render/pages/pictures/charts.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::string_view between = " · ";

/// Divides the targets of one page.
class Maker {
  public:
    Maker(const PageFrame& frame, const UnitDetail& unit, const Anchors& anchors,
          const std::vector<std::string>& clauses)
        : frame_(frame),
          report_(frame.report()),
          unit_(unit),
          anchors_(anchors),
          clauses_(clauses),
          language_(frame.language()),
          words_(words(language_)) {}

    TargetViews made(const Scorecard& card) {
        for (const AreaRows& area : card.areas) {
            AreaView view{
                anchors_.of_area(area.indicators.front().of->area), area.id, area.name, {}};
            for (const IndicatorRows& rows : area.indicators) add(rows, view);
            if (!view.indicators.empty()) views_.areas.push_back(std::move(view));
        }
        return std::move(views_);
    }

  private:
    /// What an indicator has at several horizons may count at some of them.
    void add(const IndicatorRows& rows, AreaView& area) {
        IndicatorView* view = nullptr;
        for (const TargetRow& row : rows.targets) {
            if (!row.of->scored) {
                views_.uncounted.push_back(uncounted(rows, row));
                continue;
            }
            const auto anchor = anchors_.of({row.of->indicator, row.of->target});
            TargetDetails details = target_details(report_, unit_, *row.of, language_);
            if (view == nullptr) {
                view = &area.indicators.emplace_back(
                    IndicatorView{*report_.programme,
                                  anchor,
                                  frame_.page_of_indicator(row.of->indicator),
                                  rows,
                                  clauses_[row.of->indicator],
                                  details.inherited,
                                  {},
                                  language_});
                view->targets.reserve(rows.targets.size());
            }
            const bool first = view->targets.empty();
            view->targets.push_back(
                {first ? "" : anchor, row, *rows.of, std::move(details), language_});
        }
    }

    UncountedView uncounted(const IndicatorRows& rows, const TargetRow& row) const {
        TargetDetails details = target_details(report_, unit_, *row.of, language_);
        std::erase(details.others, words_.unscored);  // the section says so
        std::vector<std::string> remarks;
        for (const std::string& remark :
             {details.points == words_.unscored ? std::string{} : details.points, details.coverage,
              details.inherited}) {
            if (!remark.empty()) remarks.push_back(remark);
        }
        remarks.insert(remarks.end(), details.others.begin(), details.others.end());
        return {anchors_.of({row.of->indicator, row.of->target}),
                frame_.page_of_indicator(row.of->indicator),
                rows,
                row,
                language_,
                fmt::format("{}", fmt::join(remarks, between))};
    }

    const PageFrame& frame_;
    const Report& report_;
    const UnitDetail& unit_;
    const Anchors& anchors_;
    const std::vector<std::string>& clauses_;
    Language language_;
    const Words& words_;
    TargetViews views_;
};

}  // namespace

void TargetView::draw_bullet(Page& page) const {
    draw_bullet_chart(indicator, row, page);
}

void TargetView::draw_others(Page& page) const {
    page.add_text(fmt::format("{}", fmt::join(details.others, between)));
}

void IndicatorView::draw_line(Page& page) const {
    draw_line_chart(programme, rows, language, page);
}

TargetViews target_views(const PageFrame& frame, const Scorecard& card, const UnitDetail& unit,
                         const Anchors& anchors, const std::vector<std::string>& clauses) {
    return Maker{frame, unit, anchors, clauses}.made(card);
}

}  // namespace cchc::render
