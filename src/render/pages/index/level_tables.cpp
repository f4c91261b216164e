#include "render/pages/index/level_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/index/gaps.hpp"
#include "render/pages/pages.hpp"
#include "render/pages/pictures/distribution.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_on_index = 200;  ///< units of a level
constexpr std::size_t most_on_page = 400;   ///< rows of a page of its own

constexpr std::array<std::string_view, row_orders.size()> suffixes{"", "-sort-name",
                                                                   "-sort-attained"};

struct PageLink {
    std::string link, name;

    static void fields(auto&& see) {
        see("link", &PageLink::link);
        see("name", &PageLink::name);
    }
};

}  // namespace

/// What the index says of a level.
struct LevelView {
    std::string id{}, heading{};
    std::vector<PageLink> groups{};  ///< the pages of the level, where it is split
    std::function<void(Page&)> draw_all{}, draw_first{}, draw_last{},
        draw_scores{};  ///< some are empty

    static void fields(auto&& see) {
        see("id", &LevelView::id);
        see("heading", &LevelView::heading);
        see("whole", [](const LevelView& v) { return v.draw_all != nullptr; });
        see("split", [](const LevelView& v) { return v.draw_all == nullptr; });
        see("all", [](const LevelView& v, Page& page) { v.draw_all(page); });
        see("first", [](const LevelView& v, Page& page) { v.draw_first(page); });
        see("last", [](const LevelView& v, Page& page) { v.draw_last(page); });
        see("scores", [](const LevelView& v, Page& page) { v.draw_scores(page); });
        see("groups", &LevelView::groups);
    }
};

/// A page of a level.
struct LevelPageView : Frame {
    std::vector<PageLink> parts;  ///< the pages of the same group; empty: this one alone
    std::function<void(Page&)> draw_table, draw_gaps;

    static void fields(auto&& see) {
        Frame::fields(see);
        see("parts", &LevelPageView::parts);
        see("table", [](const LevelPageView& v, Page& page) { v.draw_table(page); });
        see("gaps", [](const LevelPageView& v, Page& page) { v.draw_gaps(page); });
    }
};

LevelTables::LevelTables(PageFrame& frame, const Scorecards& cards, const UnitGroups& groups,
                         Year horizon)
    : frame_(frame),
      cards_(cards),
      groups_(groups),
      horizon_(horizon),
      heat_(frame, groups),
      view_(std::make_unique<Template<LevelView>>(pages::level_section, frame.language())),
      page_(std::make_unique<Template<LevelPageView>>(pages::level, frame.language())) {
    for (const auto& [level, units] : groups.levels()) {
        if (units.size() > most_on_index) name_pages(frame, level);
    }
}

LevelTables::~LevelTables() = default;

bool LevelTables::is_split(LevelIndex level) const {
    return split_.contains(level);
}

void LevelTables::name_pages(PageFrame& frame, LevelIndex level) {
    const Report& report = frame.report();
    for (UnitGroup& of : groups_.parts(level)) {
        const bool known = of.above != no_unit;
        Group group{std::move(of), {}, {}};
        group.name =
            known ? frame.name_of(group.of.above) : words(frame.language()).without_unit_above;
        const std::string name =
            "level-" + report.programme->levels[level].id +
            (known ? "-" + (*report.units)[group.of.above].code : std::string{});
        const std::size_t parts = (group.of.units.size() + most_on_page - 1) / most_on_page;
        for (const RowOrder order : row_orders) {
            const auto i = static_cast<std::size_t>(order);
            for (std::size_t part = 0; part < parts; ++part)
                group.pages[i].push_back(frame.new_page(name + std::string{suffixes[i]}));
        }
        split_[level].push_back(std::move(group));
    }
}

void LevelTables::draw(LevelIndex level, std::optional<Year> league, Year horizon, RowOrder order,
                       const Copies& copies, Page& page) const {
    const Level& of = frame_.report().programme->levels[level];
    const Reports& units = groups_.of(level);
    LevelView view{
        .id = "level-" + clean(of.id),
        .heading = fmt::format("{} ({})", clean(of.name.in(frame_.language())), units.size())};
    const HeatTable table{level, &units, league, horizon, groups_.whole(), order, copies};
    if (is_split(level)) return draw_split(view, table, page);
    view.draw_all = [&](Page& to) { heat_.draw(table, to); };
    view_->draw(view, page);
}

void LevelTables::draw_split(LevelView& view, const HeatTable& table, Page& page) const {
    HeatTable first = table, last = table;
    first.order = last.order = RowOrder::rank;
    first.copies = last.copies = {};
    first.end = at_each_end;
    last.first = table.units->size() - at_each_end;
    last.whole = no_unit;
    view.draw_first = [&](Page& to) { heat_.draw(first, to); };
    view.draw_last = [&](Page& to) { heat_.draw(last, to); };
    view.draw_scores = [&](Page& to) {
        Distribution scores;
        for (const UnitReport* unit : *table.units) {
            const LeagueRow row{*unit, table.league};
            if (row.scored) scores.dots.push_back({row.score, Tone::plain, ""});
        }
        scores.words = words(frame_.language()).scores_of_all(scores.dots.size());
        draw_distribution(scores, frame_.language(), to);
    };
    for (const Group& group : split_.at(table.level))
        view.groups.push_back({group.pages.front().front(),
                               fmt::format("{} ({})", group.name, group.of.units.size())});
    view_->draw(view, page);
}

void LevelTables::draw_page(const Group& group, RowOrder order, std::size_t part,
                            Page& page) const {
    const LevelIndex level = group.of.level;
    const auto& pages = group.pages[static_cast<std::size_t>(order)];
    HeatTable table{
        level, &group.of.units, cards_.league_horizon(level), horizon_, group.of.above, order, {}};
    for (std::size_t i = 0; i < row_orders.size(); ++i) table.copies[i] = group.pages[i].front();
    table.first = part * most_on_page;
    table.end = table.first + most_on_page;
    LevelPageView view;
    static_cast<Frame&>(view) = frame_.frame(fmt::format(
        "{}: {}", clean(frame_.report().programme->levels[level].name.in(frame_.language())),
        group.name));
    for (std::size_t i = 0; pages.size() > 1 && i < pages.size(); ++i) {
        const std::size_t end = std::min((i + 1) * most_on_page, group.of.units.size());
        view.parts.push_back({i == part ? "" : pages[i],
                              words(frame_.language()).ranks_from_to(i * most_on_page + 1, end)});
    }
    view.draw_table = [&](Page& to) { heat_.draw(table, to); };
    view.draw_gaps = [&](Page& to) {
        // of the units of one page alone: of very many the table would be too long
        const std::size_t begin = std::min(table.first, group.of.units.size());
        const auto units = std::span{group.of.units}.subspan(begin);
        const auto some = units.first(std::min(most_on_page, units.size()));
        if (order == RowOrder::rank)
            frame_.draw(gaps(frame_, {some.begin(), some.end()}), PageFrame::TableLayout::stacked,
                        to, {"gaps"});
    };
    page_->draw(view, page);
}

std::vector<OtherPage> LevelTables::pages() const {
    std::vector<OtherPage> pages;
    for (const auto& [level, groups] : split_) {
        for (const Group& group : groups) {
            for (const RowOrder order : row_orders) {
                const auto& names = group.pages[static_cast<std::size_t>(order)];
                for (std::size_t part = 0; part < names.size(); ++part) {
                    pages.push_back({names[part], [this, &group, order, part](Page& page) {
                                         draw_page(group, order, part, page);
                                     }});
                }
            }
        }
    }
    return pages;
}

}  // namespace cchc::render
