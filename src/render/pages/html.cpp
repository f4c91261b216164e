#include "render/pages/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/frame/anchors.hpp"
#include "render/pages/frame/page_frame.hpp"
#include "render/pages/other_pages.hpp"
#include "render/pages/pages.hpp"
#include "render/pages/pictures/balances.hpp"
#include "render/pages/pictures/strips.hpp"
#include "render/pages/unit/first_screen.hpp"
#include "render/pages/unit/neighbours.hpp"
#include "render/pages/unit/peer_views.hpp"
#include "render/pages/unit/target_views.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/scorecard/year_on_year.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_below = 200;  ///< units of a level below, on one page

/// A text as it stands in quotes in a style sheet within a page: what ends a string, or the sheet,
/// is written as a number.
std::string in_css(std::string_view text) {
    constexpr std::string_view special = "\"\\<>&\n\r\f";
    std::string css;
    for (const char c : text) {
        if (special.find(c) == std::string_view::npos) {
            css += c;
        } else {
            css += fmt::format("\\{:x} ", static_cast<unsigned>(c));
        }
    }
    return css;
}

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
    FirstScreen first;
    std::string among_peers;
    std::vector<PeerView> peers;
    std::vector<NeighbourView> neighbours;
    TargetViews targets;
    std::string so_many_uncounted;
    std::vector<NoteView> notes;
    std::string so_many_notes;
    std::vector<LegendEntry> legend;
    bool has_shortfalls = false, has_leagues = false, has_verified = false;
    using Draw = std::function<void(Page&)>;
    Draw draw_grids, draw_verified, draw_changes, draw_shortfalls, draw_scores;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("unit", &ScorecardView::unit);
        see("unit_in_css", [](const ScorecardView& v) { return in_css(v.unit); });
        see("unit_line", &ScorecardView::unit_line);
        see("provisional", &ScorecardView::provisional);
        see("labels", [](const ScorecardView& v) {
            return !(v.label.empty() && v.as_of.empty() && v.final_figures.empty() &&
                     v.provisional.empty());
        });
        see("not_applicable", &ScorecardView::not_applicable);
        see("silent", &ScorecardView::silent);
        see("files", &ScorecardView::files);
        see(
            "verdict", [](const ScorecardView& v) -> auto& { return v.first.verdict; });
        see(
            "cards", [](const ScorecardView& v) -> auto& { return v.first.cards; });
        see(
            "points", [](const ScorecardView& v) -> auto& { return v.first.points; });
        see(
            "area_bars", [](const ScorecardView& v) -> auto& { return v.first.areas; });
        see(
            "worries", [](const ScorecardView& v) -> auto& { return v.first.worries; });
        see(
            "nearly", [](const ScorecardView& v) -> auto& { return v.first.nearly; });
        see("among_peers", &ScorecardView::among_peers);
        see("peers", &ScorecardView::peers);
        see("neighbours", &ScorecardView::neighbours);
        see(
            "areas", [](const ScorecardView& v) -> auto& { return v.targets.areas; });
        see(
            "uncounted", [](const ScorecardView& v) -> auto& { return v.targets.uncounted; });
        see("so_many_uncounted", &ScorecardView::so_many_uncounted);
        see("notes", &ScorecardView::notes);
        see("so_many_notes", &ScorecardView::so_many_notes);
        see("legend", &ScorecardView::legend);
        see("with_shortfalls", &ScorecardView::has_shortfalls);
        see("with_leagues", &ScorecardView::has_leagues);
        see("with_verified", &ScorecardView::has_verified);
        see("verified", [](const ScorecardView& v, Page& page) { v.draw_verified(page); });
        see("changes", [](const ScorecardView& v, Page& page) { v.draw_changes(page); });
        see("shortfalls", [](const ScorecardView& v, Page& page) { v.draw_shortfalls(page); });
        see("grids", [](const ScorecardView& v, Page& page) { v.draw_grids(page); });
        see("scores", [](const ScorecardView& v, Page& page) { v.draw_scores(page); });
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
          frame_(report, inputs, options, units, std::move(endings)),
          others_(frame_, units),
          cards_(report, options.language, options.horizons),
          words_(words(options.language)),
          scorecard_(pages::scorecard, options.language),
          names_(*report.programme),
          strips_(report, options.language, threads),
          neighbours_(frame_, cards_),
          units_of_level_(report.programme->levels.size()) {
        for (const Indicator& indicator : report.programme->indicators)
            clauses_.push_back(clause_in_words(indicator.clause, language_));
        for (const UnitReport& unit : report.reports)
            ++units_of_level_[(*report.units)[unit.unit].level];
    }

    void draw_scorecard(const UnitDetail& unit, Page& page) const {
        const Scorecard card = cards_.of(unit);
        const Anchors anchors{names_, *report_.programme, card.areas};
        const auto held_back = shortfalls(report_, unit, cards_, language_);
        ScorecardView view;
        static_cast<Frame&>(view) = frame_.frame(card.title);
        view.unit = card.unit;
        view.unit_line = card.unit_line;
        view.not_applicable = card.not_applicable;
        view.silent = silence(unit);
        view.files = frame_.files_of(unit.unit);
        view.first = first_screen(report_, card, unit, anchors, language_);
        const CardView* leading = view.first.leading();
        const bool said = leading != nullptr && !leading->overall->incomplete.empty();
        view.provisional = card.provisional && !said ? words_.provisional : "";
        if (leading)
            view.peers = peer_views(report_, unit, leading->horizon, strips_, anchors, language_);
        view.among_peers =
            words_.among_peers(card.unit, units_of_level_[(*report_.units)[unit.unit].level]);
        view.neighbours = neighbours_.of(unit);
        view.targets = target_views(frame_, card, unit, anchors, clauses_);
        const std::size_t uncounted = view.targets.uncounted.size();
        view.so_many_uncounted = words_.targets_counted(uncounted, uncounted);
        view.notes = notes(unit, anchors);
        view.so_many_notes = words_.so_many_notes(view.notes.size(), view.notes.size());
        view.legend = legend(unit);
        view.has_shortfalls = held_back.has_value();
        view.has_leagues = !card.leagues.empty();
        view.has_verified = card.verified.has_value();
        view.draw_grids = [&](Page& to) { draw_grids(card, to); };
        view.draw_verified = [&](Page& to) { draw_verified(card, anchors, to); };
        view.draw_changes = [&](Page& to) { draw_changes(unit, anchors, to); };
        view.draw_shortfalls = [&](Page& to) {
            if (!held_back) return;
            const auto picture = [&](Page& above) {
                balances_.draw(balances(report_, unit, cards_, anchors, language_), above);
            };
            draw(*held_back, {"shortfalls", &anchors, so_many_missed(unit), picture}, to);
        };
        view.draw_scores = [&](Page& to) { draw_scores(card, anchors, to); };
        scorecard_.draw(view, page);
    }

    std::vector<OtherPage> others() const { return others_.pages(); }

  private:
    /// Said of a unit that has sent nothing of what it owes.
    std::string silence(const UnitDetail& unit) const {
        if (!unit.sent_nothing) return {};
        return words_.nothing_reported_for(report_.period);
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

    /// The scores of the areas, folded.
    void draw_scores(const Scorecard& card, const Anchors& anchors, Page& page) const {
        for (const ScoreGrid& grid : card.scores) {
            const std::string folded = words_.targets_counted(grid.targets, grid.targets);
            frame_.draw(grid, PageFrame::TableLayout::plain, page, {"", &anchors, folded});
        }
    }

    void draw_grids(const Scorecard& card, Page& page) const {
        if (card.context) draw(*card.context, {"context"}, page);
        for (const Grid& grid : card.leagues) {  // links lead to the first of several
            const Section section{&grid == &card.leagues.front() ? "leagues" : ""};
            draw(grid.rows.size() > most_below ? ends_of(grid) : grid, section, page);
        }
    }

    /// What units reported beside what was verified.
    void draw_verified(const Scorecard& card, const Anchors& anchors, Page& page) const {
        if (!card.verified) return;
        draw(*card.verified, {"verified", &anchors}, page);
        for (const Grid& grid : card.verified_below)
            draw(grid.rows.size() > most_below ? ends_of(grid) : grid, {}, page);
    }

    /// The first and the last rows of a long table.
    Grid ends_of(const Grid& grid) const {
        constexpr auto some_rows = static_cast<std::ptrdiff_t>(at_each_end);
        const auto cut = [&](const auto& all, auto& some) {
            some.assign(all.begin(), all.begin() + some_rows);
            some.insert(some.end(), all.end() - some_rows, all.end());
        };
        Grid ends;
        ends.heading = grid.heading;
        ends.columns = grid.columns;
        ends.name_column = grid.name_column;
        ends.remarks = grid.remarks;
        ends.remarks.push_back(words_.only_the_ends(at_each_end));
        cut(grid.rows, ends.rows);
        cut(grid.units, ends.units);
        return ends;
    }

    std::vector<NoteView> notes(const UnitDetail& unit, const Anchors& anchors) const {
        std::vector<NoteView> notes;
        for (const OwnNote& note : unit.notes) {
            notes.push_back({anchors.of_indicator(note.indicator),
                             clean(report_.programme->indicators[note.indicator].id), note.period,
                             note_text(note, language_), clean(note.evidence)});
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
    PageFrame frame_;
    OtherPages others_;
    Scorecards cards_;
    const Words& words_;
    Template<ScorecardView> scorecard_;
    Template<BalancesView> balances_{pages::balances, language_};
    AnchorNames names_;
    Strips strips_;
    Neighbours neighbours_;
    std::vector<std::size_t> units_of_level_;
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

std::vector<OtherPage> HtmlPages::others() const {
    return making_->others();
}

}  // namespace cchc::render
