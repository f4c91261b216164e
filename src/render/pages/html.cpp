#include "render/pages/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/anchors.hpp"
#include "render/pages/charts.hpp"
#include "render/pages/index_page.hpp"
#include "render/pages/lost_points.hpp"
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
    std::optional<Year> horizon;  ///< absent: the year
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
    std::string_view anchor;  ///< empty of the first row, which its indicator's leads to
    const TargetRow& row;
    const Indicator& indicator;
    TargetDetails details;
    Language language;

    bool incomplete() const { return row.of->value && !row.of->complete(); }
    void draw_bullet(Page& page) const { draw_bullet_chart(indicator, row, language, page); }

    static void fields(auto&& see) {
        see("anchor", &TargetView::anchor);
        see("horizon", [](const TargetView& v) { return v.row.horizon; });
        see(
            "result", [](const TargetView& v) -> auto& { return v.row.result; });
        see(
            "must_reach", [](const TargetView& v) -> auto& { return v.row.must_reach; });
        see(
            "status", [](const TargetView& v) -> auto& { return v.row.status.text; });
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
        see("has_path", [](const TargetView& v) { return !v.details.path.empty(); });
        see("path", [](const TargetView& v, Page& page) { draw_joined(v.details.path, page); });
        see("has_others", [](const TargetView& v) { return !v.details.others.empty(); });
        see("others", [](const TargetView& v, Page& page) { draw_joined(v.details.others, page); });
        see("bullet", &TargetView::draw_bullet);
    }
};

struct IndicatorView {
    std::string_view anchor;
    const IndicatorRows& rows;
    std::string_view clause, inherited;
    std::vector<TargetView> targets;
    Language language;

    void draw_line(Page& page) const { draw_line_chart(rows, language, page); }

    static void fields(auto&& see) {
        see("anchor", &IndicatorView::anchor);
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
    std::string_view anchor, id, name;
    std::vector<IndicatorView> indicators;

    static void fields(auto&& see) {
        see("anchor", &AreaView::anchor);
        see("id", &AreaView::id);
        see("name", &AreaView::name);
        see("indicators", &AreaView::indicators);
    }
};

struct NoteView {
    std::string_view anchor;  ///< of the indicator; empty where the page has no row of it
    std::string id;
    Year period;
    std::string note, evidence;

    static void fields(auto&& see) {
        see("anchor", &NoteView::anchor);
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
    std::vector<LostPointsView> points;  ///< of the first card; at most one
    std::vector<AreaView> areas;
    std::vector<NoteView> notes;
    std::string so_many_notes;
    std::vector<LegendEntry> legend;
    bool has_shortfalls = false, has_scores = false, has_leagues = false;
    using Draw = std::function<void(Page&)>;
    Draw draw_leading_scores, draw_grids, draw_changes, draw_shortfalls, draw_other_scores;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("unit", &ScorecardView::unit);
        see("unit_line", &ScorecardView::unit_line);
        see("provisional", &ScorecardView::provisional);
        see("not_applicable", &ScorecardView::not_applicable);
        see("silent", &ScorecardView::silent);
        see("files", &ScorecardView::files);
        see("cards", &ScorecardView::cards);
        see("points", &ScorecardView::points);
        see("areas", &ScorecardView::areas);
        see("notes", &ScorecardView::notes);
        see("so_many_notes", &ScorecardView::so_many_notes);
        see("legend", &ScorecardView::legend);
        see("with_shortfalls", &ScorecardView::has_shortfalls);
        see("with_scores", &ScorecardView::has_scores);
        see("with_leagues", &ScorecardView::has_leagues);
        see("changes", [](const ScorecardView& v, Page& page) { v.draw_changes(page); });
        see("shortfalls", [](const ScorecardView& v, Page& page) { v.draw_shortfalls(page); });
        see("grids", [](const ScorecardView& v, Page& page) { v.draw_grids(page); });
        see("leading_scores",
            [](const ScorecardView& v, Page& page) { v.draw_leading_scores(page); });
        see("other_scores", [](const ScorecardView& v, Page& page) { v.draw_other_scores(page); });
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
          scorecard_(pages::scorecard, options.language),
          names_(*report.programme) {
        for (const Indicator& indicator : report.programme->indicators)
            clauses_.push_back(clause_in_words(indicator.clause, language_));
    }

    void draw_scorecard(const UnitDetail& unit, Page& page) const {
        const Scorecard card = cards_.of(unit);
        const Anchors anchors{names_, *report_.programme, card.areas};
        const auto held_back = shortfalls(report_, unit, cards_, language_);
        ScorecardView view;
        static_cast<Frame&>(view) = frame_.frame(card.title);
        view.unit = card.unit;
        view.unit_line = card.unit_line;
        view.provisional = card.provisional ? words_.provisional : "";
        view.not_applicable = card.not_applicable;
        view.silent = silence(unit);
        view.files = frame_.files_of(unit.unit);
        view.cards = summaries(card, unit);
        const std::optional<Year> leading =
            view.cards.empty() ? std::nullopt : view.cards.front().horizon;
        if (!view.cards.empty()) view.points = points(view.cards.front(), unit, anchors);
        view.areas = areas(card, unit, anchors);
        view.notes = notes(unit, anchors);
        view.so_many_notes = words_.so_many_notes(view.notes.size(), view.notes.size());
        view.legend = legend(unit);
        view.has_shortfalls = held_back.has_value();
        view.has_scores = !card.scores.empty();
        view.has_leagues = !card.leagues.empty();
        view.draw_leading_scores = [&](Page& to) { draw_scores(card, leading, true, anchors, to); };
        view.draw_grids = [&](Page& to) { draw_grids(card, to); };
        view.draw_changes = [&](Page& to) { draw_changes(unit, anchors, to); };
        view.draw_shortfalls = [&](Page& to) {
            if (held_back) draw(*held_back, {"shortfalls", &anchors, so_many_missed(unit)}, to);
        };
        view.draw_other_scores = [&](Page& to) { draw_scores(card, leading, false, anchors, to); };
        scorecard_.draw(view, page);
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
            summaries.push_back({std::nullopt,
                                 card.year->heading,
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
            summaries.push_back({horizon, at.heading, &at.overall, false, report_.period - 1,
                                 score_before(horizon), counts(at), at.not_counted});
        }
        const bool ranked_now =
            cards_.league_horizon((*report_.units)[unit.unit].level) == report_.period;
        if (card.year && ranked_now && summaries.size() > 1) std::swap(summaries[0], summaries[1]);
        if (!summaries.empty()) summaries.front().first = true;
        return summaries;
    }

    /// What is another than a year ago, as a section of the page.
    void draw_changes(const UnitDetail& unit, const Anchors& anchors, Page& page) const {
        Changes told = changes(report_, unit, cards_, language_);
        Grid grid = told.targets ? std::move(*told.targets) : Grid{};
        grid.heading = told.heading;
        grid.remarks = std::move(told.sentences);
        const std::string folded =
            told.count > 0 ? words_.so_many_changes(told.count, told.count) : "";
        frame_.draw(grid, PageFrame::TableLayout::remarks_first, page,
                    {"changes", &anchors, folded});
    }

    void draw(const Grid& grid, const Section& section, Page& page) const {
        frame_.draw(grid, PageFrame::TableLayout::stacked, page, section);
    }

    std::string so_many_missed(const UnitDetail& unit) const {
        const auto missed = std::ranges::count_if(unit.shortfalls, [&](const Shortfall& shortfall) {
            return cards_.shows(unit.targets[shortfall.place]);
        });
        return words_.so_many_missed(missed, missed);
    }

    /// The scores of the areas that the first card is about; or the others, folded.
    void draw_scores(const Scorecard& card, std::optional<Year> leading, bool first,
                     const Anchors& anchors, Page& page) const {
        for (const ScoreGrid& grid : card.scores) {
            if ((grid.horizon == leading) != first) continue;
            const std::string folded =
                first ? "" : words_.targets_counted(grid.targets, grid.targets);
            draw(grid, {first ? "scores" : "", &anchors, folded}, page);
        }
    }

    void draw_grids(const Scorecard& card, Page& page) const {
        if (card.context) draw(*card.context, {"context"}, page);
        for (const Grid& grid : card.leagues)  // links lead to the first of several
            draw(grid, {&grid == &card.leagues.front() ? "leagues" : ""}, page);
    }

    /// Why the score of a card is not 100; nothing without one.
    std::vector<LostPointsView> points(const SummaryView& card, const UnitDetail& unit,
                                       const Anchors& anchors) const {
        const auto losses = std::ranges::find(unit.losses, card.horizon, &ScoreLosses::horizon);
        if (losses == unit.losses.end() || card.overall->number.empty()) return {};
        return {lost_points(report_, unit, *losses, card.heading, card.overall->number, anchors,
                            language_)};
    }

    std::vector<AreaView> areas(const Scorecard& card, const UnitDetail& unit,
                                const Anchors& anchors) const {
        std::vector<AreaView> areas;
        for (const AreaRows& area : card.areas) {
            const Indicator& first = *area.indicators.front().of;
            areas.push_back({anchors.of_area(first.area), area.id, area.name, {}});
            for (const IndicatorRows& rows : area.indicators)
                areas.back().indicators.push_back(indicator(rows, unit, anchors));
        }
        return areas;
    }

    IndicatorView indicator(const IndicatorRows& rows, const UnitDetail& unit,
                            const Anchors& anchors) const {
        const IndicatorIndex index = rows.targets.front().of->indicator;
        IndicatorView view{anchors.of_indicator(index), rows, clauses_[index], {}, {}, language_};
        view.targets.reserve(rows.targets.size());
        for (const TargetRow& row : rows.targets) {
            TargetDetails details = target_details(report_, unit, *row.of, language_);
            std::erase(details.others, words_.unscored);  // the points say so
            const bool first = &row == &rows.targets.front();
            const auto anchor = first ? "" : anchors.of({index, row.of->target});
            view.targets.push_back({anchor, row, *rows.of, std::move(details), language_});
            if (view.inherited.empty()) view.inherited = view.targets.back().details.inherited;
        }
        return view;
    }

    std::vector<NoteView> notes(const UnitDetail& unit, const Anchors& anchors) const {
        std::vector<NoteView> notes;
        for (const OwnNote& note : unit.notes) {
            notes.push_back({anchors.of_indicator(note.indicator),
                             clean(report_.programme->indicators[note.indicator].id), note.period,
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
    AnchorNames names_;
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
