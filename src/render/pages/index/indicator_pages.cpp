#include "render/pages/index/indicator_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/frame/notices.hpp"
#include "render/pages/pages.hpp"
#include "render/pages/pictures/distribution.hpp"
#include "render/pages/pictures/moved.hpp"
#include "render/scorecard/matrix.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_together = 1000;  ///< units of a level
constexpr std::size_t most_on_page = 2000;   ///< rows of a page of its own

struct GroupLink {
    std::string link, name;

    static void fields(auto&& see) {
        see("link", &GroupLink::link);
        see("name", &GroupLink::name);
    }
};

}  // namespace

struct IndicatorPageView : Frame {
    std::string back, back_name, area, id, name, of_group;
    Year period = 0;
    std::vector<Notice> waiting;
    std::function<void(Page&)> draw_sections;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("back", &IndicatorPageView::back);
        see("back_name", &IndicatorPageView::back_name);
        see("area", &IndicatorPageView::area);
        see("id", &IndicatorPageView::id);
        see("name", &IndicatorPageView::name);
        see("of_group", &IndicatorPageView::of_group);
        see("period", &IndicatorPageView::period);
        see("waiting", &IndicatorPageView::waiting);
        see("sections", [](const IndicatorPageView& v, Page& page) { v.draw_sections(page); });
    }
};

/// The units of a level at one target.
struct TargetSectionView {
    std::string id, heading, summary, caption;
    std::vector<GroupLink> groups;
    std::function<void(Page&)> draw_picture, draw_rows;

    static void fields(auto&& see) {
        see("id", &TargetSectionView::id);
        see("heading", &TargetSectionView::heading);
        see("summary", &TargetSectionView::summary);
        see("caption", &TargetSectionView::caption);
        see("groups", &TargetSectionView::groups);
        see("picture", [](const TargetSectionView& v, Page& page) { v.draw_picture(page); });
        see("rows", [](const TargetSectionView& v, Page& page) { v.draw_rows(page); });
    }
};

/// The pages of one indicator, in the making.
class IndicatorPages::Drawing {
  public:
    Drawing(const IndicatorPages& pages, IndicatorIndex index)
        : pages_(pages),
          frame_(pages.frame_),
          report_(pages.frame_.report()),
          programme_(*report_.programme),
          index_(index),
          indicator_(programme_.indicators[index]),
          language_(pages.frame_.language()),
          words_(words(language_)) {}

    void draw(Page& page) const {
        IndicatorPageView view = frame();
        view.back = "index.html";
        view.back_name = words_.league_table;
        for (const auto& [level, units] : pages_.groups_.levels()) add_waiting(units, view);
        view.draw_sections = [&](Page& to) {
            draw_moves(to);
            for (const std::size_t target : by_urgency()) {
                for (const auto& [level, units] : pages_.groups_.levels())
                    draw_section(level, units, target, true, to);
            }
        };
        pages_.page_->draw(view, page);
    }

    void draw_part(const UnitGroup& group, Page& page) const {
        IndicatorPageView view = frame();
        view.back = frame_.page_of_indicator(index_);
        view.back_name = clean(indicator_.id);
        view.of_group = group_name(group);
        add_waiting(group.units, view);
        view.draw_sections = [&](Page& to) {
            for (const std::size_t target : by_urgency())
                draw_section(group.level, group.units, target, false, to);
        };
        pages_.page_->draw(view, page);
    }

    /// Whether anything of the indicator is told of these units.
    bool concerns(const Reports& units) const {
        return std::ranges::any_of(units, [&](const UnitReport* unit) {
            for (std::size_t t = 0; t < indicator_.targets.size(); ++t) {
                if (is_told(brief_of(*unit, t))) return true;
            }
            return false;
        });
    }

  private:
    std::size_t place(std::size_t target) const { return pages_.first_[index_] + target; }
    const Brief& brief_of(const UnitReport& unit, std::size_t target) const {
        return unit.briefs[place(target)];
    }
    static bool is_told(const Brief& brief) { return brief.status != Status::not_applicable; }

    IndicatorPageView frame() const {
        IndicatorPageView view;
        static_cast<Frame&>(view) = frame_.frame(
            fmt::format("{}, {} {}", clean(indicator_.id), words_.year, report_.period));
        view.area = clean(programme_.areas[indicator_.area].name.in(language_));
        view.period = report_.period;
        view.id = clean(indicator_.id);
        view.name = name_of_indicator(programme_, indicator_, language_);
        return view;
    }

    std::string group_name(const UnitGroup& group) const {
        const std::string above =
            group.above == no_unit ? words_.without_unit_above : frame_.name_of(group.above);
        return group.part == 0 ? above : fmt::format("{} · {}", above, group.part);
    }

    /// The targets shown, as their horizons matter.
    std::vector<std::size_t> by_urgency() const {
        std::vector<std::size_t> targets;
        std::vector<Year> horizons;
        for (const Target& target : indicator_.targets) horizons.push_back(target.horizon);
        for (const Year horizon : render::by_urgency(horizons, report_.period)) {
            if (!frame_.options().horizons.contains(horizon)) continue;
            const auto at = std::ranges::find(indicator_.targets, horizon, &Target::horizon);
            targets.push_back(static_cast<std::size_t>(at - indicator_.targets.begin()));
        }
        return targets;
    }

    /// Who has not sent what it owes, and what is not yet published.
    void add_waiting(const Reports& units, IndicatorPageView& view) const {
        std::vector<NamedUnit> missing, pending;
        const IndicatorIndex counted = indicator_.same_as.value_or(index_);
        for (const UnitReport* unit : units) {
            if (std::ranges::count(unit->missing, counted) > 0)
                missing.push_back(named_unit(frame_, unit->unit));
            if (std::ranges::count(unit->pending, counted) > 0)
                pending.push_back(named_unit(frame_, unit->unit));
        }
        if (units.empty()) return;
        add_notice(level_name(units), std::move(missing), language_, view.waiting);
        add_notice(words_.to_be_published, std::move(pending), language_, view.waiting);
    }

    /// What moved the results of the units at the top since the year before, where they changed.
    void draw_moves(Page& page) const {
        const std::string& id = counted_indicator(programme_, indicator_).id;
        std::size_t drawn = 0;
        for (const Moves& moves : report_.moves) {
            if (moves.indicator != id || moves.change.is_zero()) continue;
            const std::string section = ++drawn == 1 ? "moves" : fmt::format("moves-{}", drawn);
            pages_.moved_->draw(moved_view(frame_, moves, section), page);
        }
    }

    std::string_view level_name(const Reports& units) const {
        const LevelIndex level = (*report_.units)[units.front()->unit].level;
        return programme_.levels[level].name.in(language_);
    }

    void draw_section(LevelIndex level, const Reports& units, std::size_t target, bool all,
                      Page& page) const {
        Reports told;
        std::ranges::copy_if(units, std::back_inserter(told), [&](const UnitReport* unit) {
            return is_told(brief_of(*unit, target));
        });
        if (told.empty()) return;
        std::ranges::stable_sort(told, {}, [&](const UnitReport* unit) {
            return brief_of(*unit, target).rank - 1;  // who has none stands last
        });
        const Target& of = indicator_.targets[target];
        const Threshold& threshold = of.threshold_in(std::min(of.horizon, report_.period));
        TargetSectionView view;
        view.id = fmt::format("{}-{}", clean(programme_.levels[level].id), of.horizon);
        view.heading = fmt::format("{} · {} {}", clean(programme_.levels[level].name.in(language_)),
                                   words_.by_year, of.horizon);
        view.summary = summary(level, target, threshold);
        view.caption = words_.so_many_units(told.size(), told.size());
        view.draw_picture = [&](Page& to) {  // of a part, the picture of all is on the page above
            if (all) draw_picture(level, told, target, threshold, to);
        };
        const auto parts = pages_.parts_.find(level);
        const bool split = all && parts != pages_.parts_.end();
        if (split) view.groups = links(level);
        view.draw_rows = [&](Page& to) { draw_rows(told, target, split, to); };
        pages_.section_->draw(view, page);
    }

    std::string summary(LevelIndex level, std::size_t target, const Threshold& threshold) const {
        const Peers& peers = report_.peers_at(level, place(target));
        std::string text =
            fmt::format("{}: {}", words_.must_reach, must_reach(threshold, indicator_, language_));
        if (peers.units < 2) return text;  // one alone has no rank
        text += fmt::format(" · {}", words_.so_many_attained(peers.attained, peers.units));
        if (peers.median) text += fmt::format(" · {}", median(*peers.median, threshold));
        return text;
    }

    std::string median(Decimal of, const Threshold& threshold) const {
        return fmt::format("{} {}", words_.median,
                           value(told(of, {threshold.low}), indicator_, language_));
    }

    void draw_picture(LevelIndex level, const Reports& units, std::size_t target,
                      const Threshold& threshold, Page& page) const {
        if (indicator_.kind == Kind::milestone) return;
        Distribution picture;
        for (const UnitReport* unit : units) {
            const Brief& brief = brief_of(*unit, target);
            if (!brief.shown()) continue;
            picture.dots.push_back(
                {brief.number, tone(brief),
                 fmt::format("{}: {} {}", frame_.name_of(unit->unit),
                             value(*brief.shown(), indicator_, language_), sign(brief.status))});
        }
        if (picture.dots.size() < 2) return;
        picture.words = summary(level, target, threshold);
        picture.lines.push_back(
            {threshold.low, "threshold",
             fmt::format("{} {}", words_.threshold_here, short_threshold(threshold, language_))});
        if (threshold.op == Operator::between)
            picture.lines.push_back({threshold.high, "threshold", picture.lines.front().label});
        const Peers& peers = report_.peers_at(level, place(target));
        if (peers.median)
            picture.lines.push_back({*peers.median, "median", median(*peers.median, threshold)});
        draw_distribution(picture, language_, page);
    }

    std::vector<GroupLink> links(LevelIndex level) const {
        std::vector<GroupLink> links;
        for (const Part& part : pages_.parts_.at(level)) {
            if (part.indicator != index_) continue;
            links.push_back({part.page, group_name(pages_.split_.at(level)[part.group])});
        }
        return links;
    }

    /// `ends`: the first and the last of those that are ranked alone.
    void draw_rows(const Reports& units, std::size_t target, bool ends, Page& page) const {
        const auto unranked = std::ranges::find(
            units, 0U, [&](const UnitReport* unit) { return brief_of(*unit, target).rank; });
        const auto ranked = static_cast<std::size_t>(unranked - units.begin());
        const bool some = ends && ranked > 2 * at_each_end;
        const LevelIndex level = (*report_.units)[units.front()->unit].level;
        const bool alone = report_.peers_at(level, place(target)).units == 1;
        const std::size_t end =
            ends ? (some ? ranked : std::min(units.size(), 2 * at_each_end)) : units.size();
        for (std::size_t i = 0; i < end; ++i) {
            if (some && i == at_each_end) i = ranked - at_each_end;
            draw_row(*units[i], brief_of(*units[i], target), alone, page);
        }
    }

    void draw_row(const UnitReport& unit, const Brief& brief, bool alone, Page& page) const {
        UnitRow row;
        row.name = frame_.name_of(unit.unit);
        row.link = frame_.page_of(unit.unit);
        row.before.push_back({alone || brief.rank == 0 ? "" : std::to_string(brief.rank), ""});
        row.after.push_back({result_text(brief.shown(), indicator_, language_), ""});
        row.after.push_back(
            {fmt::format("{} {}", sign(brief.status), label(brief, indicator_.kind, language_)),
             std::string{class_of(tone(brief))}});
        row.after.push_back(
            {brief.need > 0 && brief.status != Status::not_binding
                 ? amount_wanting(brief.need, brief.need_is_fewer,
                                  counted_indicator(programme_, indicator_), language_)
                 : "",
             ""});
        pages_.row_->draw(row, page);
    }

    const IndicatorPages& pages_;
    const PageFrame& frame_;
    const Report& report_;
    const Programme& programme_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    Language language_;
    const Words& words_;
};

IndicatorPages::IndicatorPages(PageFrame& frame, const UnitGroups& groups)
    : frame_(frame),
      groups_(groups),
      page_(std::make_unique<Template<IndicatorPageView>>(pages::indicator, frame.language())),
      section_(
          std::make_unique<Template<TargetSectionView>>(pages::target_section, frame.language())),
      moved_(std::make_unique<Template<MovedView>>(pages::moves, frame.language())),
      row_(std::make_unique<Template<UnitRow>>(pages::heat_row, frame.language())) {
    std::size_t targets = 0;
    for (const Indicator& indicator : frame.report().programme->indicators) {
        first_.push_back(targets);
        targets += indicator.targets.size();
    }
    for (const auto& [level, units] : groups.levels()) {
        if (units.size() > most_together) name_parts(frame, level);
    }
}

IndicatorPages::~IndicatorPages() = default;

void IndicatorPages::name_parts(PageFrame& frame, LevelIndex level) {
    const Report& report = frame.report();
    auto& groups = split_[level] = groups_.parts(level, most_on_page);
    auto& parts = parts_[level];
    for (IndicatorIndex i = 0; i < report.programme->indicators.size(); ++i) {
        if (frame.page_of_indicator(i).empty()) continue;
        const Drawing drawing{*this, i};
        for (std::size_t group = 0; group < groups.size(); ++group) {
            if (!drawing.concerns(groups[group].units)) continue;
            const UnitIndex above = groups[group].above;
            parts.push_back({i, group,
                             frame.new_page(fmt::format(
                                 "target-{}-{}{}{}", report.programme->indicators[i].id,
                                 report.programme->levels[level].id, above == no_unit ? "" : "-",
                                 above == no_unit ? "" : (*report.units)[above].code))});
        }
    }
}

std::vector<OtherPage> IndicatorPages::pages() const {
    std::vector<OtherPage> pages;
    for (IndicatorIndex i = 0; i < first_.size(); ++i) {
        const std::string& name = frame_.page_of_indicator(i);
        if (!name.empty())
            pages.push_back({name, [this, i](Page& page) { Drawing{*this, i}.draw(page); }});
    }
    for (const auto& [level, parts] : parts_) {
        for (const Part& part : parts) {
            const UnitGroup& group = split_.at(level)[part.group];
            pages.push_back({part.page, [this, &group, &part](Page& page) {
                                 Drawing{*this, part.indicator}.draw_part(group, page);
                             }});
        }
    }
    return pages;
}

}  // namespace cchc::render
