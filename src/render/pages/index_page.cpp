#include "render/pages/index_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "render/pages/pages.hpp"
#include "render/scorecard/matrix.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

using Reports = std::vector<const UnitReport*>;

/// More units of the highest level are told in their league table alone.
constexpr std::size_t most_told = 5;

/// The units that are told in sentences: those of the highest level, where they are few.
std::vector<UnitIndex> told_units(const Report& report, std::span<const UnitIndex> units) {
    const auto level = [&](UnitIndex unit) { return (*report.units)[unit].level; };
    const LevelIndex highest = level(*std::ranges::min_element(units, {}, level));
    std::vector<UnitIndex> told;
    std::ranges::copy_if(units, std::back_inserter(told),
                         [&](UnitIndex unit) { return level(unit) == highest; });
    if (told.size() > most_told) told.clear();
    return told;
}

/// A unit of the highest level, told in sentences.
struct TopView {
    std::string name, code, link, sentence;
    std::vector<UnitFile> files;

    static void fields(auto&& see) {
        see("name", &TopView::name);
        see("code", &TopView::code);
        see("link", &TopView::link);
        see("sentence", &TopView::sentence);
        see("files", &TopView::files);
    }
};

/// What a column of the matrices means.
struct KeyView {
    std::string id, name, thresholds;

    static void fields(auto&& see) {
        see("id", &KeyView::id);
        see("name", &KeyView::name);
        see("thresholds", &KeyView::thresholds);
    }
};

class Index;

/// The page. Its long tables are drawn when it comes to them.
struct IndexView : Frame {
    const Index& index;
    std::vector<TopView> top;
    std::vector<LegendEntry> legend;
    std::vector<KeyView> key;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("top", &IndexView::top);
        see("leagues", [](const auto& v, Page& page) { v.index.draw_leagues(page); });
        see("gaps", [](const auto& v, Page& page) { v.index.draw_gaps(page); });
        see("matrices", [](const auto& v, Page& page) { v.index.draw_matrices_of_first(page); });
        see("others", [](const auto& v, Page& page) { v.index.draw_others(page); });
        see("legend", &IndexView::legend);
        see("key", &IndexView::key);
    }
};

/// The index in the making.
class Index {
  public:
    Index(const PageFrame& frame, std::span<const UnitIndex> units)
        : frame_(frame),
          report_(frame.report()),
          programme_(*report_.programme),
          language_(frame.language()),
          words_(words(language_)),
          cards_(report_, language_, frame.options().horizons),
          told_(told_units(report_, units)) {
        for (const UnitIndex unit : units)
            by_level_[(*report_.units)[unit].level].push_back(report_.find(unit));
        for (const Year horizon : by_urgency(programme_.horizons(), report_.period)) {
            // of what is long over only the latest is told
            const bool over = horizon < report_.period;
            if (cards_.shows(horizon) && !(over && passed_)) horizons_.push_back(horizon);
            passed_ = passed_ || over;
        }
    }

    void draw(Page& page) const {
        const Template<IndexView> form{pages::index, language_};
        const std::string title =
            fmt::format("{}, {} {}", words_.scorecards, words_.year, report_.period);
        form.draw({frame_.frame(title), *this, top(), frame_.legend(statuses()), key()}, page);
    }

    void draw_leagues(Page& page) const {
        for (const auto& [level, units] : by_level_) draw_league(level, units, page);
    }

    void draw_gaps(Page& page) const { frame_.draw(gaps(), PageFrame::TableLayout::stacked, page); }

    void draw_matrices_of_first(Page& page) const {
        if (!horizons_.empty()) draw_matrices_at(horizons_.front(), page);
    }

    void draw_others(Page& page) const {
        for (const Year horizon : horizons_) {
            draw_other_leagues(horizon, page);
            if (horizon != horizons_.front()) draw_matrices_at(horizon, page);
        }
    }

  private:
    /// The units of the highest level, each in a sentence or two; none where they are many.
    std::vector<TopView> top() const {
        std::vector<TopView> top;
        for (const UnitIndex unit : told_) {
            const Unit& who = (*report_.units)[unit];
            const auto sentences = cards_.sentences_of(report_.at(unit));
            top.push_back({clean(who.name.in(language_)), clean(who.code), frame_.page_of(unit),
                           fmt::format("{}", fmt::join(sentences, " ")), frame_.files_of(unit)});
        }
        return top;
    }

    bool told_above(const Reports& units) const {
        return &units == &by_level_.begin()->second && units.size() == 1;
    }

    bool scored(const Reports& units, Year horizon) const {
        return std::ranges::any_of(
            units, [&](const UnitReport* unit) { return unit->overall(horizon) != nullptr; });
    }

    /// Scored or not, every unit is to be found here.
    void draw_league(LevelIndex level, const Reports& units, Page& page) const {
        if (told_above(units)) return;
        frame_.draw(cards_.league_of(units, cards_.league_horizon(level)),
                    PageFrame::TableLayout::with_files, page);
    }

    void draw_matrices_at(Year horizon, Page& page) const {
        for (const auto& [level, units] : by_level_) {
            if (told_above(units)) continue;
            const Reports& of_level = units;
            draw_matrices(report_, of_level, horizon, language_,
                          [&](const Grid& head, const RowOf& row_of) {
                              frame_.draw(head, of_level, row_of, page);
                          });
        }
    }

    /// Of what is over no league is told, unless it was asked for: it changes no more.
    void draw_other_leagues(Year horizon, Page& page) const {
        if (horizon < report_.period) return;
        for (const auto& [level, units] : by_level_) {
            const bool shown = told_above(units) || cards_.league_horizon(level) == horizon;
            if (shown || !scored(units, horizon)) continue;
            frame_.draw(cards_.league_of(units, horizon), PageFrame::TableLayout::stacked, page);
        }
    }

    std::string ids(const std::vector<IndicatorIndex>& indicators) const {
        std::string ids;
        for (const IndicatorIndex indicator : indicators) {
            ids += (ids.empty() ? "" : ", ") + clean(programme_.indicators[indicator].id);
        }
        return ids;
    }

    std::vector<Cell> gap_of(const UnitReport& unit) const {
        const bool silent = unit.reports_sent == 0 && unit.pending.empty();
        return {{frame_.name_of(unit.unit)},
                {clean((*report_.units)[unit.unit].code)},
                {std::to_string(unit.reports_due)},
                {std::to_string(unit.reports_sent), silent ? Tone::bad : Tone::plain},
                {silent ? std::string{words_.nothing_reported} : ids(unit.missing),
                 silent ? Tone::bad : Tone::plain},
                {ids(unit.pending)}};
    }

    Grid gaps() const {
        Grid gaps;
        gaps.heading = words_.reports_outstanding;
        gaps.columns = {{words_.unit, false, true}, {words_.code},
                        {words_.due, true},         {words_.reported, true},
                        {words_.missing_reports},   {words_.pending}};
        for (const auto& [level, units] : by_level_) {
            for (const UnitReport* unit : units) {
                if (unit->missing.empty() && unit->pending.empty()) continue;
                gaps.rows.push_back(gap_of(*unit));
                gaps.units.push_back(unit->unit);
            }
        }
        if (gaps.rows.empty()) {
            gaps.columns.clear();
            gaps.remarks.emplace_back(words_.all_reported);
        }
        return gaps;
    }

    /// The statuses that the matrices show.
    std::set<Status> statuses() const {
        std::set<Status> used;
        const auto places = programme_.targets();
        for (const auto& [level, units] : by_level_) {
            for (const UnitReport* unit : units) {
                for (std::size_t i = 0; i < places.size(); ++i) {
                    const Indicator& of = programme_.indicators[places[i].indicator];
                    const Year horizon = of.targets[places[i].target].horizon;
                    if (std::ranges::count(horizons_, horizon) > 0)
                        used.insert(unit->briefs[i].status);
                }
            }
        }
        return used;
    }

    /// What the columns of the matrices mean.
    std::vector<KeyView> key() const {
        std::vector<KeyView> key;
        for (const Indicator& indicator : programme_.indicators) {
            std::string thresholds;
            for (const Target& target : indicator.targets) {
                if (std::ranges::count(horizons_, target.horizon) == 0) continue;
                const Year judged = std::min(target.horizon, report_.period);
                thresholds += fmt::format(
                    "{}{} {}: {}", thresholds.empty() ? "" : "; ", words_.by_year, target.horizon,
                    must_reach(target.threshold_in(judged), indicator, language_));
            }
            if (thresholds.empty()) continue;
            key.push_back({clean(indicator.id), name_of_indicator(programme_, indicator, language_),
                           thresholds});
        }
        return key;
    }

    const PageFrame& frame_;
    const Report& report_;
    const Programme& programme_;
    Language language_;
    const Words& words_;
    Scorecards cards_;
    std::vector<UnitIndex> told_;
    std::map<LevelIndex, Reports> by_level_;
    std::vector<Year> horizons_;  ///< by urgency
    bool passed_ = false;         ///< one that is over is among them
};

}  // namespace

void draw_index(const PageFrame& frame, std::span<const UnitIndex> units, Page& page) {
    Index{frame, units}.draw(page);
}

}  // namespace cchc::render
