#include "render/pages/index/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/frame/notices.hpp"
#include "render/pages/index/gaps.hpp"
#include "render/pages/pages.hpp"
#include "render/scorecard/appraisal.hpp"
#include "render/scorecard/matrix.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_missed = 8;     ///< targets of a unit that is told
constexpr std::size_t most_verified = 50;  ///< units of a level; more are on the page above them
constexpr std::size_t most_gaps = 200;     ///< rows; more are on the pages of levels

constexpr std::array<const char*, row_orders.size()> index_names{
    "index-sort-rank", "index-sort-name", "index-sort-attained"};

struct SentenceView {
    std::string text;

    static void fields(auto&& see) { see("text", &SentenceView::text); }
};

struct AreaScoreView {
    std::string name, score, width;
    std::string attained;  ///< "5/8"; of the year the share

    static void fields(auto&& see) {
        see("name", &AreaScoreView::name);
        see("score", &AreaScoreView::score);
        see("width", &AreaScoreView::width);
        see("attained", &AreaScoreView::attained);
    }
};

struct MissedView {
    std::string id, link, name, result, threshold, look;

    static void fields(auto&& see) {
        see("id", &MissedView::id);
        see("link", &MissedView::link);
        see("name", &MissedView::name);
        see("result", &MissedView::result);
        see("threshold", &MissedView::threshold);
        see("look", &MissedView::look);
    }
};

/// A unit of the highest level.
struct TopView {
    std::string name, code, link;
    std::vector<UnitFile> files;
    std::vector<SentenceView> sentences;
    std::string areas_of;
    std::vector<AreaScoreView> areas;
    std::vector<MissedView> missed;  ///< the first of them
    std::size_t so_many_missed = 0;
    std::string other_missed{};  ///< how many more; empty: none

    static void fields(auto&& see) {
        see("name", &TopView::name);
        see("code", &TopView::code);
        see("link", &TopView::link);
        see("files", &TopView::files);
        see("sentences", &TopView::sentences);
        see("areas_of", &TopView::areas_of);
        see("areas", &TopView::areas);
        see("missed", &TopView::missed);
        see("so_many_missed", &TopView::so_many_missed);
        see("other_missed", &TopView::other_missed);
    }
};

/// An indicator, and what its targets are.
struct KeyView {
    std::string id, link, name, thresholds;

    static void fields(auto&& see) {
        see("id", &KeyView::id);
        see("link", &KeyView::link);
        see("name", &KeyView::name);
        see("thresholds", &KeyView::thresholds);
    }
};

struct LinkView {
    std::string id, link, name;

    static void fields(auto&& see) {
        see("id", &LinkView::id);
        see("link", &LinkView::link);
        see("name", &LinkView::name);
    }
};

}  // namespace

struct IndexView : Frame {
    std::string_view back;  ///< of another horizon: the index
    std::vector<LinkView> levels, horizons;
    bool with_gaps = false;
    std::vector<Notice> notices;
    std::vector<TopView> top;
    std::vector<KeyView> key;
    std::function<void(Page&)> draw_sections, draw_gaps;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("back", &IndexView::back);
        see("levels", &IndexView::levels);
        see("horizons", &IndexView::horizons);
        see("with_gaps", &IndexView::with_gaps);
        see("notices", &IndexView::notices);
        see("top", &IndexView::top);
        see("sections", [](const IndexView& v, Page& page) { v.draw_sections(page); });
        see("gaps", [](const IndexView& v, Page& page) { v.draw_gaps(page); });
        see("key", &IndexView::key);
    }
};

/// What the pages hold, in the making.
class IndexPages::Drawing {
  public:
    explicit Drawing(const IndexPages& pages)
        : pages_(pages),
          frame_(pages.frame_),
          report_(pages.frame_.report()),
          programme_(*report_.programme),
          language_(pages.frame_.language()),
          words_(words(language_)) {}

    void draw_index(RowOrder order, Page& page) const {
        const bool is_headed_by_title = !is_of_reform(programme_);
        IndexView view = frame(is_headed_by_title ? clean(programme_.title.in(language_))
                                                  : std::string{words_.scorecards});
        if (is_headed_by_title) view.programme.clear();  // once is enough
        view.notices = notices();
        view.top = top();
        view.key = key();
        for (std::size_t i = 1; i < pages_.horizons_.size(); ++i)
            view.horizons.push_back({"", pages_.horizon_pages_[i - 1],
                                     fmt::format("{} {}", words_.by, pages_.horizons_[i])});
        Reports all;
        for (const auto& [level, units] : pages_.groups_.levels())
            all.insert(all.end(), units.begin(), units.end());
        const Grid outstanding = gaps(frame_, all);
        view.with_gaps = outstanding.rows.size() <= most_gaps;
        view.draw_sections = [&](Page& to) {
            for (const auto& [level, units] : pages_.groups_.levels()) {
                if (pages_.tells(level)) continue;
                pages_.tables_.draw(level, pages_.cards_.league_horizon(level),
                                    pages_.horizons_.front(), order, pages_.copies_, to);
            }
        };
        view.draw_gaps = [&](Page& to) {
            if (view.with_gaps)
                frame_.draw(outstanding, PageFrame::TableLayout::stacked, to, {"gaps"});
            draw_verified(to);
        };
        pages_.view_->draw(view, page);
    }

    void draw_horizon(Year horizon, Page& page) const {
        IndexView view = frame(fmt::format("{} {}", words_.by, horizon));
        view.back = "index.html";
        view.draw_sections = [&](Page& to) {
            for (const auto& [level, units] : pages_.groups_.levels()) {
                if (!pages_.tells(level))
                    pages_.tables_.draw(level, horizon, horizon, RowOrder::rank, {}, to);
            }
        };
        view.draw_gaps = [](Page&) {};
        view.key = key();
        pages_.view_->draw(view, page);
    }

  private:
    /// The units whose score or rank verification changed, the largest falls first.
    void draw_verified(Page& page) const {
        if (!report_.verified) return;
        for (const auto& [level, units] : pages_.groups_.levels()) {
            auto grid = scores_reported_and_verified(
                report_, units, pages_.cards_.league_horizon(level), language_);
            if (!grid) continue;
            const std::size_t rows = grid->rows.size();
            if (rows > most_verified) {
                grid->rows.resize(most_verified);
                grid->units.resize(most_verified);
                grid->remarks.push_back(
                    words_.and_other_units(rows - most_verified, rows - most_verified));
            }
            frame_.draw(*grid, PageFrame::TableLayout::stacked, page);
        }
    }

    IndexView frame(std::string_view title) const {
        IndexView view;
        static_cast<Frame&>(view) =
            frame_.frame(fmt::format("{}, {} {}", title, words_.year, report_.period));
        for (const auto& [level, units] : pages_.groups_.levels()) {
            if (pages_.tells(level)) continue;
            const Level& of = programme_.levels[level];
            view.levels.push_back({"level-" + clean(of.id), "", clean(of.name.in(language_))});
        }
        return view;
    }

    // ── what is missing ──

    std::vector<Notice> notices() const {
        std::vector<NamedUnit> silent, missing, provisional;
        for (const auto& [level, units] : pages_.groups_.levels()) {
            const auto league = pages_.cards_.league_horizon(level);
            for (const UnitReport* unit : units) {
                if (unit->sent_nothing) {
                    silent.push_back(named_unit(frame_, unit->unit));
                } else if (!unit->missing.empty()) {
                    missing.push_back(named_unit(frame_, unit->unit, ids_of(*unit)));
                }
                const LeagueRow row{*unit, league};
                if (row.scored && !row.complete)
                    provisional.push_back(named_unit(frame_, unit->unit));
            }
        }
        std::vector<Notice> notices;
        add_notice(words_.nothing_sent, std::move(silent), language_, notices);
        add_notice(words_.some_missing, std::move(missing), language_, notices);
        add_notice(words_.units_exempt, exempt(), language_, notices);
        add_notice(words_.provisional_scores, std::move(provisional), language_, notices);
        add_notice(words_.reported_better_units, overstating(), language_, notices);
        return notices;
    }

    /// The units that reported figures as better than was found, with how many.
    std::vector<NamedUnit> overstating() const {
        std::vector<NamedUnit> units;
        for (const auto& [level, reports] : pages_.groups_.levels()) {
            for (const UnitReport* unit : reports) {
                if (unit->appraisal && unit->appraisal->overstated > 0)
                    units.push_back(named_unit(frame_, unit->unit,
                                               std::to_string(unit->appraisal->overstated)));
            }
        }
        return units;
    }

    /// What a unit has not sent, as it is due: "TC-02, CQS-03, CQS-07 +2".
    std::string ids_of(const UnitReport& unit) const {
        std::vector<std::string> ids;
        for (const IndicatorIndex indicator : unit.missing)
            ids.push_back(clean(programme_.indicators[indicator].id));
        return first_three(ids);
    }

    /// The units that need not report something, with what it is.
    std::vector<NamedUnit> exempt() const {
        std::map<UnitIndex, std::string> ids;
        for (const Exemption* exemption : report_.exemptions) {
            if (!report_.find(exemption->unit)) continue;
            std::string& of = ids[exemption->unit];
            of += (of.empty() ? "" : ", ") + clean(programme_.indicators[exemption->indicator].id);
        }
        std::vector<NamedUnit> units;
        for (const auto& [level, reports] : pages_.groups_.levels()) {
            for (const UnitReport* unit : reports) {
                if (const auto found = ids.find(unit->unit); found != ids.end())
                    units.push_back(named_unit(frame_, unit->unit, found->second));
            }
        }
        return units;
    }

    // ── the highest level ──

    std::vector<TopView> top() const {
        std::vector<TopView> top;
        for (const UnitReport* unit : pages_.groups_.told()) {
            TopView view{frame_.name_of(unit->unit),
                         clean((*report_.units)[unit->unit].code),
                         frame_.page_of(unit->unit),
                         frame_.files_of(unit->unit),
                         {},
                         {},
                         {},
                         {}};
            for (std::string& sentence : pages_.cards_.sentences_of(*unit))
                view.sentences.push_back({std::move(sentence)});
            // what matters most comes first
            const std::string leads =
                of_year(*unit) ? words_.year_standing(report_.period)
                               : fmt::format("{} {}", words_.by, pages_.horizons_.front());
            std::ranges::stable_partition(view.sentences, [&](const SentenceView& sentence) {
                return sentence.text.starts_with(leads);
            });
            add_areas(*unit, view);
            add_missed(*unit, view);
            top.push_back(std::move(view));
        }
        return top;
    }

    /// Whether the unit is told by the year's standing: where the period is no horizon.
    bool of_year(const UnitReport& unit) const {
        return pages_.cards_.shows_year() && !unit.overall(report_.period) &&
               unit.overall_of_year();
    }

    void add_areas(const UnitReport& unit, TopView& view) const {
        if (of_year(unit)) {
            view.areas_of = words_.year_standing(report_.period);
            for (const YearScore& score : unit.year) {
                if (!score.area) continue;
                view.areas.push_back(
                    {clean(programme_.areas[*score.area].name.in(language_)),
                     number(score.score, language_, 2), number(score.score, Language::en),
                     number(score.attained_share, language_, 2) + std::string{percent_sign}});
            }
            return;
        }
        const Year horizon = pages_.horizons_.front();
        view.areas_of = words_.score_at_horizon(horizon);
        for (const Score& score : unit.scores) {
            if (score.horizon != horizon || !score.area) continue;
            view.areas.push_back(
                {clean(programme_.areas[*score.area].name.in(language_)),
                 number(score.score, language_, 2), number(score.score, Language::en),
                 fmt::format("{}/{}", score.statuses[static_cast<std::size_t>(Status::attained)],
                             score.targets)});
        }
    }

    /// The targets that it missed, those far from it first.
    void add_missed(const UnitReport& unit, TopView& view) const {
        const auto places = programme_.targets();
        std::vector<std::size_t> missed;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Target& target =
                programme_.indicators[places[i].indicator].targets[places[i].target];
            const Brief& brief = unit.briefs[i];
            if (target.horizon == pages_.horizons_.front() && brief.scored &&
                tone(brief) == Tone::bad)
                missed.push_back(i);
        }
        std::ranges::stable_sort(missed, {}, [&](std::size_t i) { return unit.briefs[i].near; });
        view.so_many_missed = missed.size();
        if (missed.size() > most_missed) missed.resize(most_missed);
        for (const std::size_t i : missed)
            view.missed.push_back(missed_view(places[i], unit.briefs[i]));
        if (const std::size_t others = view.so_many_missed - missed.size())
            view.other_missed = words_.and_other_targets(others, others);
    }

    MissedView missed_view(TargetPlace place, const Brief& brief) const {
        const Indicator& of = programme_.indicators[place.indicator];
        const Target& target = of.targets[place.target];
        const Threshold& threshold = target.threshold_in(std::min(target.horizon, report_.period));
        std::string result = result_text(brief.shown(), of, language_);
        return {clean(of.id),
                frame_.page_of_indicator(place.indicator),
                name_of_indicator(programme_, of, language_),
                fmt::format("{}{}{}", result, result.empty() ? "" : " ", sign(brief.status)),
                short_threshold(threshold, language_),
                brief.near ? "bad near" : "bad"};
    }

    // ── the indicators ──

    std::vector<KeyView> key() const {
        std::vector<KeyView> key;
        for (IndicatorIndex i = 0; i < programme_.indicators.size(); ++i) {
            const Indicator& indicator = programme_.indicators[i];
            std::string thresholds;
            for (const Target& target : indicator.targets) {
                if (std::ranges::count(pages_.horizons_, target.horizon) == 0) continue;
                const Year judged = std::min(target.horizon, report_.period);
                thresholds += fmt::format(
                    "{}{} {}: {}", thresholds.empty() ? "" : "; ", words_.by_year, target.horizon,
                    must_reach(target.threshold_in(judged), indicator, language_));
            }
            if (thresholds.empty()) continue;
            key.push_back({clean(indicator.id), frame_.page_of_indicator(i),
                           name_of_indicator(programme_, indicator, language_), thresholds});
        }
        return key;
    }

    const IndexPages& pages_;
    const PageFrame& frame_;
    const Report& report_;
    const Programme& programme_;
    Language language_;
    const Words& words_;
};

namespace {

/// The horizons that matter, by urgency: of what is over only the latest.
std::vector<Year> horizons_of(const Report& report, const Scorecards& cards) {
    std::vector<Year> horizons;
    bool passed = false;
    for (const Year horizon : by_urgency(report.programme->horizons(), report.period)) {
        const bool over = horizon < report.period;
        if (!cards.shows(horizon) || (over && passed)) continue;
        horizons.push_back(horizon);
        passed = over;
    }
    if (horizons.empty()) horizons.push_back(report.period);
    return horizons;
}

}  // namespace

IndexPages::IndexPages(PageFrame& frame, const UnitGroups& groups)
    : frame_(frame),
      groups_(groups),
      cards_(frame.report(), frame.language(), frame.options().horizons),
      horizons_(horizons_of(frame.report(), cards_)),
      tables_(frame, cards_, groups, horizons_.front()),
      view_(std::make_unique<Template<IndexView>>(pages::index, frame.language())) {
    const bool any_whole = std::ranges::any_of(groups.levels(), [&](const auto& entry) {
        return !tells(entry.first) && !tables_.is_split(entry.first);
    });
    for (const RowOrder order : row_orders) {
        const auto i = static_cast<std::size_t>(order);
        if (any_whole)
            copies_[i] = order == RowOrder::rank ? "index.html" : frame.new_page(index_names[i]);
    }
    for (std::size_t i = 1; i < horizons_.size(); ++i)
        horizon_pages_.push_back(frame.new_page("index-" + std::to_string(horizons_[i])));
}

IndexPages::~IndexPages() = default;

/// Whether a level is told in sentences, not in a table.
bool IndexPages::tells(LevelIndex level) const {
    return level == groups_.levels().begin()->first && groups_.of(level).size() == 1;
}

std::vector<OtherPage> IndexPages::pages() const {
    std::vector<OtherPage> pages{
        {"index.html", [this](Page& page) { Drawing{*this}.draw_index(RowOrder::rank, page); }}};
    for (const RowOrder order : {RowOrder::name, RowOrder::attained}) {
        const std::string& name = copies_[static_cast<std::size_t>(order)];
        if (!name.empty())
            pages.push_back(
                {name, [this, order](Page& page) { Drawing{*this}.draw_index(order, page); }});
    }
    for (std::size_t i = 1; i < horizons_.size(); ++i) {
        pages.push_back({horizon_pages_[i - 1], [this, i](Page& page) {
                             Drawing{*this}.draw_horizon(horizons_[i], page);
                         }});
    }
    for (OtherPage& page : tables_.pages()) pages.push_back(std::move(page));
    return pages;
}

}  // namespace cchc::render
