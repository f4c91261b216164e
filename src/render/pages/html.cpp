#include "render/pages/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/charts.hpp"
#include "render/pages/index_page.hpp"
#include "render/pages/page_frame.hpp"
#include "render/pages/pages.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/scorecard/year_on_year.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

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
    }
};

/// A card at the top: how the unit stands at a horizon or in the year.
struct SummaryView {
    std::string_view heading;
    const OverallText* overall;
    bool first;
    Year year_before;
    std::string before;  ///< the score of then; empty: none
    std::vector<CountView> counts;
    std::string_view not_counted;

    static void fields(auto&& see) {
        see("heading", &SummaryView::heading);
        see(
            "number", [](const SummaryView& v) -> auto& { return v.overall->number; });
        see(
            "share", [](const SummaryView& v) -> auto& { return v.overall->attained_share; });
        see("share_of", [](const SummaryView& v) { return v.overall->share_of; });
        see(
            "grade", [](const SummaryView& v) -> auto& { return v.overall->grade; });
        see(
            "rank", [](const SummaryView& v) -> auto& { return v.overall->rank; });
        see(
            "ungraded", [](const SummaryView& v) -> auto& { return v.overall->ungraded; });
        see(
            "incomplete", [](const SummaryView& v) -> auto& { return v.overall->incomplete; });
        see("first", &SummaryView::first);
        see("year_before", &SummaryView::year_before);
        see("before", &SummaryView::before);
        see("has_bar", [](const SummaryView& v) { return !v.counts.empty(); });
        see("counts", &SummaryView::counts);
        see("not_counted", &SummaryView::not_counted);
    }
};

void draw_joined(const std::vector<std::string>& phrases, Page& page) {
    for (const std::string& phrase : phrases) {
        if (&phrase != &phrases.front()) page.add(" · ");
        page.add_text(phrase);
    }
}

struct TargetView {
    const TargetRow& row;
    const Indicator& indicator;
    TargetDetails details;
    Language language;

    bool incomplete() const { return row.of->value && !row.of->complete(); }
    void draw_bullet(Page& page) const { draw_bullet_chart(indicator, row, language, page); }

    static void fields(auto&& see) {
        see("horizon", [](const TargetView& v) { return v.row.horizon; });
        see(
            "result", [](const TargetView& v) -> auto& { return v.row.result; });
        see(
            "must_reach", [](const TargetView& v) -> auto& { return v.row.must_reach; });
        see(
            "status", [](const TargetView& v) -> auto& { return v.row.status.text; });
        see("tone", [](const TargetView& v) { return class_of(v.row.status.tone); });
        see(
            "counts", [](const TargetView& v) -> auto& { return v.row.counts; });
        see(
            "wanting", [](const TargetView& v) -> auto& { return v.details.wanting; });
        see(
            "coverage", [](const TargetView& v) -> auto& { return v.details.coverage; });
        see("incomplete", &TargetView::incomplete);
        see("has_path", [](const TargetView& v) { return !v.details.path.empty(); });
        see("path", [](const TargetView& v, Page& page) { draw_joined(v.details.path, page); });
        see("has_others", [](const TargetView& v) { return !v.details.others.empty(); });
        see("others", [](const TargetView& v, Page& page) { draw_joined(v.details.others, page); });
        see("bullet", &TargetView::draw_bullet);
    }
};

struct IndicatorView {
    const IndicatorRows& rows;
    std::string_view clause, inherited;
    std::vector<TargetView> targets;
    Language language;

    void draw_line(Page& page) const { draw_line_chart(rows, language, page); }

    static void fields(auto&& see) {
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

struct AreaView {
    std::string_view id, name;
    std::vector<IndicatorView> indicators;

    static void fields(auto&& see) {
        see("id", &AreaView::id);
        see("name", &AreaView::name);
        see("indicators", &AreaView::indicators);
    }
};

struct NoteView {
    std::string id;
    Year period;
    std::string note, evidence;

    static void fields(auto&& see) {
        see("id", &NoteView::id);
        see("period", &NoteView::period);
        see("note", &NoteView::note);
        see("evidence", &NoteView::evidence);
    }
};

/// A unit's page.
struct ScorecardView : Frame {
    std::string_view unit, unit_line, provisional, not_applicable;
    std::string silent;  ///< said of who has sent nothing
    std::vector<UnitFile> files;
    std::vector<SummaryView> cards;
    std::vector<AreaView> areas;
    std::vector<NoteView> notes;
    std::vector<LegendEntry> legend;
    std::function<void(Page&)> draw_changes, draw_shortfalls, draw_grids;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("unit", &ScorecardView::unit);
        see("unit_line", &ScorecardView::unit_line);
        see("provisional", &ScorecardView::provisional);
        see("not_applicable", &ScorecardView::not_applicable);
        see("silent", &ScorecardView::silent);
        see("files", &ScorecardView::files);
        see("cards", &ScorecardView::cards);
        see("areas", &ScorecardView::areas);
        see("notes", &ScorecardView::notes);
        see("legend", &ScorecardView::legend);
        see("changes", [](const ScorecardView& v, Page& page) { v.draw_changes(page); });
        see("shortfalls", [](const ScorecardView& v, Page& page) { v.draw_shortfalls(page); });
        see("grids", [](const ScorecardView& v, Page& page) { v.draw_grids(page); });
    }
};

}  // namespace

/// Everything behind HtmlPages.
class HtmlPages::Making {
  public:
    Making(const Report& report, std::span<const InputDigest> inputs, const PageOptions& options,
           std::span<const UnitIndex> units, std::vector<std::string> endings, unsigned threads)
        : report_(report),
          language_(options.language),
          units_(units),
          frame_(report, inputs, options, units, std::move(endings), threads),
          cards_(report, options.language, options.horizons),
          words_(words(options.language)),
          scorecard_(pages::scorecard, options.language) {
        for (const Indicator& indicator : report.programme->indicators)
            clauses_.push_back(clause_in_words(indicator.clause, language_));
    }

    void draw_scorecard(const UnitDetail& unit, Page& page) const {
        const Scorecard card = cards_.of(unit);
        scorecard_.draw(
            {frame_.frame(card.title), card.unit, card.unit_line,
             card.provisional ? words_.provisional : "", card.not_applicable, silence(unit),
             frame_.files_of(unit.unit), summaries(card, unit), areas(card, unit), notes(unit),
             legend(unit), [&](Page& to) { draw_changes(unit, to); },
             [&](Page& to) { draw_shortfalls(unit, to); }, [&](Page& to) { draw_grids(card, to); }},
            page);
    }

    void draw_index(Page& page) const { render::draw_index(frame_, units_, page); }

  private:
    /// Said of a unit that has sent nothing of what it owes.
    std::string silence(const UnitDetail& unit) const {
        if (unit.reports_due == 0 || unit.reports_sent > 0 || unit.missing.empty()) return {};
        return words_.nothing_reported_for(report_.period);
    }

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

    /// The cards at the top: what ranks the unit first, then the horizons by urgency.
    std::vector<SummaryView> summaries(const Scorecard& card, const UnitDetail& unit) const {
        const auto score_before = [&](std::optional<Year> horizon) -> std::string {
            if (!unit.year_on_year) return {};
            const auto& scores = unit.year_on_year->scores;
            const auto then = std::ranges::find(scores, horizon, &ScoreThenAndNow::horizon);
            return then != scores.end() && then->was ? number(*then->was, language_, 2) : "";
        };
        std::vector<SummaryView> summaries;
        if (card.year) {
            summaries.push_back({card.year->heading,
                                 &card.year->overall,
                                 false,
                                 report_.period - 1,
                                 score_before(std::nullopt),
                                 {},
                                 card.year->counts});
        }
        std::vector<Year> order;
        for (const HorizonSummary& at : card.horizons) order.push_back(at.horizon);
        for (const Year horizon : by_urgency(order, report_.period)) {
            const HorizonSummary& at =
                *std::ranges::find(card.horizons, horizon, &HorizonSummary::horizon);
            summaries.push_back({at.heading, &at.overall, false, report_.period - 1,
                                 score_before(horizon), counts(at), at.not_counted});
        }
        const bool ranked_now =
            cards_.league_horizon((*report_.units)[unit.unit].level) == report_.period;
        if (card.year && ranked_now && summaries.size() > 1) std::swap(summaries[0], summaries[1]);
        if (!summaries.empty()) summaries.front().first = true;
        return summaries;
    }

    /// What is another than a year ago, as a section of the page.
    void draw_changes(const UnitDetail& unit, Page& page) const {
        Changes told = changes(report_, unit, cards_, language_);
        Grid grid = told.targets ? std::move(*told.targets) : Grid{};
        grid.heading = told.heading;
        grid.remarks = std::move(told.sentences);
        frame_.draw(grid, PageFrame::TableLayout::remarks_first, page);
    }

    void draw_shortfalls(const UnitDetail& unit, Page& page) const {
        const auto held_back = shortfalls(report_, unit, cards_, language_);
        if (held_back) frame_.draw(*held_back, PageFrame::TableLayout::stacked, page);
    }

    void draw_grids(const Scorecard& card, Page& page) const {
        const auto draw = [&](const Grid& grid) {
            frame_.draw(grid, PageFrame::TableLayout::stacked, page);
        };
        if (card.context) draw(*card.context);
        std::ranges::for_each(card.scores, draw);
        std::ranges::for_each(card.leagues, draw);
    }

    std::vector<AreaView> areas(const Scorecard& card, const UnitDetail& unit) const {
        std::vector<AreaView> areas;
        for (const AreaRows& area : card.areas) {
            areas.push_back({area.id, area.name, {}});
            for (const IndicatorRows& rows : area.indicators)
                areas.back().indicators.push_back(indicator(rows, unit));
        }
        return areas;
    }

    IndicatorView indicator(const IndicatorRows& rows, const UnitDetail& unit) const {
        IndicatorView view{rows, clauses_[rows.targets.front().of->indicator], {}, {}, language_};
        view.targets.reserve(rows.targets.size());
        for (const TargetRow& row : rows.targets) {
            TargetDetails details = target_details(report_, unit, *row.of, language_);
            view.targets.push_back({row, *rows.of, std::move(details), language_});
            if (view.inherited.empty()) view.inherited = view.targets.back().details.inherited;
        }
        return view;
    }

    std::vector<NoteView> notes(const UnitDetail& unit) const {
        std::vector<NoteView> notes;
        for (const OwnNote& note : unit.notes) {
            notes.push_back({clean(report_.programme->indicators[note.indicator].id), note.period,
                             clean(note.note), clean(note.evidence)});
        }
        return notes;
    }

    /// The signs that occur on the page, in words.
    std::vector<LegendEntry> legend(const UnitDetail& unit) const {
        std::set<Status> used;
        for (const TargetResult& result : unit.targets) {
            const bool applies = result.status != Status::not_applicable || result.exemption;
            if (cards_.shows(result) && applies) used.insert(result.status);
        }
        return frame_.legend(used);
    }

    const Report& report_;
    Language language_;
    std::span<const UnitIndex> units_;
    PageFrame frame_;
    Scorecards cards_;
    const Words& words_;
    Template<ScorecardView> scorecard_;
    std::vector<std::string> clauses_;  ///< of the indicators, in words
};

HtmlPages::HtmlPages(const Report& report, std::span<const InputDigest> inputs,
                     const PageOptions& options, std::span<const UnitIndex> units,
                     std::vector<std::string> endings, unsigned threads)
    : making_(
          std::make_unique<Making>(report, inputs, options, units, std::move(endings), threads)) {}

HtmlPages::~HtmlPages() = default;

void HtmlPages::draw_scorecard(const UnitDetail& unit, Page& page) const {
    making_->draw_scorecard(unit, page);
}

void HtmlPages::draw_index(Page& page) const {
    making_->draw_index(page);
}

}  // namespace cchc::render
