#include "render/html.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "render/charts.hpp"
#include "render/index_page.hpp"
#include "render/page_frame.hpp"
#include "render/pages.hpp"
#include "render/phrases.hpp"
#include "render/shortfalls.hpp"
#include "render/year_on_year.hpp"

namespace cchc::render {

/// Everything behind HtmlPages.
class HtmlPages::Making {
  public:
    Making(const Report& report, const Report* before, std::span<const InputDigest> inputs,
           const PageOptions& options, std::span<const UnitIndex> units,
           std::vector<std::string> endings)
        : report_(report),
          before_(before),
          language_(options.language),
          units_(units),
          frame_(report, inputs, options, units, std::move(endings)),
          cards_(report, options.language, options.horizon),
          words_(words(options.language)),
          scorecard_(pages::scorecard, options.language) {}

    std::string scorecard(const UnitReport& unit) {
        const Scorecard card = cards_.of(unit);
        Object page = frame_.frame(card.title);
        page.set("unit", card.unit).set("unit_line", card.unit_line);
        page.set("provisional", card.provisional ? words_.provisional : "");
        page.set("silent", silence(unit)).list("files", frame_.links_to_files_of(unit.unit));
        page.list("horizons", summaries(card, unit));
        page.set("changes", changes_of(unit));
        const auto held_back = shortfalls(report_, unit, cards_, language_);
        page.set("shortfalls", held_back ? drawn(*held_back) : "");
        page.list("areas", areas(card, unit)).set("not_applicable", card.not_applicable);
        std::string grids, whole;
        if (card.context) grids += drawn(*card.context);
        for (const Grid& grid : card.scores) grids += drawn(grid);
        for (const Grid& grid : card.leagues) grids += drawn(grid);
        page.set("grids", grids).list("notes", notes(unit)).list("legend", legend(unit));
        scorecard_.draw(page, [&](std::string_view piece) { whole += piece; });
        return whole;
    }

    std::vector<UnitIndex> told_on_index() const { return told_units(report_, units_); }

    void index(const Sink& sink) { draw_index(frame_, units_, sink); }

  private:
    std::string drawn(const Grid& grid, PageFrame::Look look = PageFrame::Look::stacked) {
        std::string out;
        frame_.draw(grid, look, [&](std::string_view piece) { out += piece; });
        return out;
    }

    /// Said of a unit that has sent nothing of what it owes.
    std::string silence(const UnitReport& unit) const {
        if (unit.reports_due == 0 || unit.reports_sent > 0 || unit.missing.empty()) return {};
        return frame_.in_vietnamese()
                   ? fmt::format("Đơn vị chưa báo cáo năm {}.", report_.period)
                   : fmt::format("The unit has not reported for {}.", report_.period);
    }

    std::vector<Object> counts(const HorizonSummary& at) const {
        std::uint32_t total = 0;
        for (const auto count : at.counts) total += count;
        std::vector<Object> counts;
        for (std::size_t i = 0; i < status_count; ++i) {
            if (at.counts[i] == 0) continue;
            const auto status = static_cast<Status>(i);
            counts.push_back(Object{}
                                 .set("count", std::to_string(at.counts[i]))
                                 .set("tone", class_of(tone(status)))
                                 .set("sign", sign(status))
                                 .set("text", label(status, Kind::ratio, language_))
                                 .set("share", fmt::format("{}/{}", at.counts[i], total)));
        }
        return counts;
    }

    /// The cards at the top, the most urgent horizon first.
    std::vector<Object> summaries(const Scorecard& card, const UnitReport& unit) const {
        const UnitReport* then = before_ ? before_->find(unit.unit) : nullptr;
        std::vector<Year> order;
        for (const HorizonSummary& at : card.horizons) order.push_back(at.horizon);
        std::vector<Object> summaries;
        for (const Year horizon : by_urgency(order, report_.period)) {
            const HorizonSummary& at =
                *std::ranges::find(card.horizons, horizon, &HorizonSummary::horizon);
            const Score* was = then ? then->overall(horizon) : nullptr;
            Object summary;
            summary.set("horizon", std::to_string(at.horizon)).set("number", at.number);
            summary.set("grade", at.grade).set("rank", at.rank).flag("first", summaries.empty());
            summary.set("before", was ? number(was->score, language_, 2) : "");
            summary.set("year_before", std::to_string(report_.period - 1));
            summary.set("incomplete", at.score && !at.score->complete ? words_.provisional : "");
            summaries.push_back(std::move(summary.list("counts", counts(at))));
        }
        return summaries;
    }

    /// What is another than a year ago, as a section of the page.
    std::string changes_of(const UnitReport& unit) {
        Changes told = changes(report_, unit, before_, cards_, language_);
        Grid grid = told.targets ? std::move(*told.targets) : Grid{};
        grid.heading = told.heading;
        grid.remarks = std::move(told.sentences);
        return drawn(grid, PageFrame::Look::remarks_first);
    }

    std::vector<Object> areas(const Scorecard& card, const UnitReport& unit) const {
        std::vector<Object> areas;
        for (const AreaRows& area : card.areas) {
            std::vector<Object> indicators;
            for (const IndicatorRows& rows : area.indicators)
                indicators.push_back(indicator(rows, unit));
            areas.push_back(Object{}
                                .set("id", area.id)
                                .set("name", area.name)
                                .list("indicators", std::move(indicators)));
        }
        return areas;
    }

    Object indicator(const IndicatorRows& rows, const UnitReport& unit) const {
        std::vector<Object> targets;
        std::vector<const TargetResult*> results;
        std::string inherited;
        for (const TargetRow& row : rows.targets) {
            const TargetDetails details = target_details(report_, unit, *row.of, language_);
            if (inherited.empty()) inherited = details.inherited;
            targets.push_back(target(*rows.of, row, details));
            results.push_back(row.of);
        }
        Object entry;
        entry.set("id", rows.id).set("name", rows.name).set("inherited", inherited);
        entry.set("clause", clause_in_words(rows.of->clause, language_));
        entry.set("line", line_chart(*rows.of, results, language_));
        return std::move(entry.list("targets", std::move(targets)));
    }

    Object target(const Indicator& indicator, const TargetRow& row,
                  const TargetDetails& details) const {
        Object target;
        target.set("horizon", std::to_string(row.horizon)).set("result", row.result);
        target.set("must_reach", row.must_reach).set("status", row.status.text);
        target.set("tone", class_of(row.status.tone)).set("counts", row.counts);
        target.set("wanting", details.wanting).set("coverage", details.coverage);
        target.flag("incomplete", row.of->value && !row.of->complete());
        target.set("path", fmt::format("{}", fmt::join(details.path, " · ")));
        target.set("others", fmt::format("{}", fmt::join(details.others, " · ")));
        return std::move(target.set("bullet", bullet_chart(indicator, *row.of, language_)));
    }

    std::vector<Object> notes(const UnitReport& unit) const {
        std::vector<Object> notes;
        for (const Note& note : unit.notes) {
            notes.push_back(Object{}
                                .set("id", clean(report_.programme->indicators[note.indicator].id))
                                .set("period", std::to_string(note.period))
                                .set("note", clean(note.note))
                                .set("evidence", clean(note.evidence)));
        }
        return notes;
    }

    /// The signs that occur on the page, in words.
    std::vector<Object> legend(const UnitReport& unit) const {
        std::set<Status> used;
        for (const TargetResult& result : unit.targets) {
            const bool applies = result.status != Status::not_applicable || result.exemption;
            if (cards_.shows(result) && applies) used.insert(result.status);
        }
        return frame_.legend(used);
    }

    const Report& report_;
    const Report* before_;
    Language language_;
    std::span<const UnitIndex> units_;
    PageFrame frame_;
    Scorecards cards_;
    const Words& words_;
    Template scorecard_;
};

HtmlPages::HtmlPages(const Report& report, const Report* before,
                     std::span<const InputDigest> inputs, const PageOptions& options,
                     std::span<const UnitIndex> units, std::vector<std::string> endings)
    : making_(
          std::make_unique<Making>(report, before, inputs, options, units, std::move(endings))) {}

HtmlPages::~HtmlPages() = default;

std::string HtmlPages::scorecard(const UnitReport& unit) {
    return making_->scorecard(unit);
}

std::vector<UnitIndex> HtmlPages::told_on_index() const {
    return making_->told_on_index();
}

void HtmlPages::index(const std::function<void(std::string_view)>& sink) {
    making_->index(sink);
}

}  // namespace cchc::render
