#include "render/pages/pictures/heat_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/pages/pages.hpp"
#include "render/scorecard/matrix.hpp"
#include "render/words/phrases.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_targets = 12;  ///< of one table: as many as a printed page takes

struct HeatColumn {
    std::string heading{}, link{}, title{}, name{}, below{};
    std::string_view look{}, sorted{};
    bool copy = false;  ///< the link leads to the same in another order

    static void fields(auto&& see) {
        see("heading", &HeatColumn::heading);
        see("link", &HeatColumn::link);
        see("title", &HeatColumn::title);
        see("name", &HeatColumn::name);
        see("below", &HeatColumn::below);
        see("look", &HeatColumn::look);
        see("sorted", &HeatColumn::sorted);
        see("copy", &HeatColumn::copy);
    }
};

struct Swatch {
    std::string look, label;
    std::string_view sign;

    static void fields(auto&& see) {
        see("look", &Swatch::look);
        see("label", &Swatch::label);
        see("sign", &Swatch::sign);
    }
};

/// How a cell looks: a near miss is paler than a far one.
std::string look_of(const Brief& brief) {
    const Tone shown = tone(brief);
    std::string look{class_of(shown)};
    if (shown == Tone::bad && brief.near) look += " near";
    return look;
}

/// The first words of a name that is long.
std::string shortened(const std::string& name) {
    constexpr std::size_t most = 64;  // bytes
    if (name.size() <= most) return name;
    const std::size_t space = name.rfind(' ', most);
    return space == std::string::npos ? name : name.substr(0, space) + "…";
}

UnitRow::Field cell_of(const Brief& brief, const Indicator& indicator, Language language) {
    if (brief.status == Status::not_applicable) return {};
    std::string text{sign(brief.status)};
    if (brief.shown() && indicator.kind != Kind::milestone)
        text = number(*brief.shown(), language) + " " + text;
    return {std::move(text), look_of(brief)};
}

}  // namespace

struct HeatView {
    bool leads = false;  ///< it is the first of several
    std::vector<Swatch> legend;
    std::string label, caption;
    std::vector<HeatColumn> columns;
    std::string first_rows;
    std::function<void(Page&)> draw_rows;

    static void fields(auto&& see) {
        see("leads", &HeatView::leads);
        see("legend", &HeatView::legend);
        see("label", &HeatView::label);
        see("caption", &HeatView::caption);
        see("columns", &HeatView::columns);
        see("first_rows", &HeatView::first_rows);
        see("rows", [](const HeatView& v, Page& page) { v.draw_rows(page); });
    }
};

/// One ranked table in the making.
class HeatMaps::Drawing {
  public:
    Drawing(const HeatMaps& maps, const HeatTable& table)
        : maps_(maps),
          frame_(maps.frame_),
          report_(maps.frame_.report()),
          programme_(*report_.programme),
          language_(maps.frame_.language()),
          words_(words(language_)),
          table_(table),
          league_(report_, *table.units, table.league, language_) {
        for (const LeagueRow& row : league_.rows()) rows_.push_back(&row);
        sort();
        if (rows_.size() > table.end) rows_.resize(table.end);
        rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min(table.first, rows_.size())));
        const bool league_of_year = table.league == report_.ranked_at(table.level);
        const auto any = [&](auto has) {
            return league_of_year && std::ranges::any_of(rows_, has);
        };
        shows_before_ =
            any([](const LeagueRow* row) { return row->unit->rank_before.has_value(); });
        shows_climbed_ = any([](const LeagueRow* row) { return row->unit->climbed.has_value(); });
        files_ = frame_.writes_more_than_pages();
        ranked_ = std::ranges::any_of(rows_, &LeagueRow::scored);
    }

    void draw(Page& page) const {
        bool first = true;
        for (const Places& targets : parted(shown())) {
            draw_table(targets, first, page);
            first = false;
        }
    }

  private:
    using Places = std::vector<std::size_t>;  ///< in Programme::targets()

    void sort() {
        if (table_.order == RowOrder::attained) {
            std::ranges::stable_sort(rows_, std::ranges::greater{}, [](const LeagueRow* row) {
                return std::pair{row->count(Status::attained), row->score};
            });
        }
        if (table_.order != RowOrder::name) return;
        std::map<const LeagueRow*, std::string> names;
        for (const LeagueRow* row : rows_)
            names[row] = unicode::plain(frame_.name_of(row->unit->unit));
        std::ranges::stable_sort(
            rows_, {}, [&](const LeagueRow* row) -> const std::string& { return names[row]; });
    }

    const Indicator& indicator(std::size_t place) const {
        return programme_.indicators[maps_.places_[place].indicator];
    }
    const Target& target(std::size_t place) const {
        return indicator(place).targets[maps_.places_[place].target];
    }

    /// The targets of the horizon that are scored of some unit of the level; where none is, those
    /// that apply.
    Places shown() const {
        const Reports& level = maps_.groups_.of(table_.level);
        Places scored, apply;
        for (std::size_t i = 0; i < maps_.places_.size(); ++i) {
            if (target(i).horizon != table_.horizon) continue;
            const auto any = [&](auto is) {
                return std::ranges::any_of(
                    level, [&](const auto* unit) { return std::invoke(is, unit->briefs[i]); });
            };
            if (any(&Brief::scored)) scored.push_back(i);
            if (any([](const Brief& of) { return of.status != Status::not_applicable; }))
                apply.push_back(i);
        }
        return scored.empty() ? apply : scored;
    }

    /// Tables no wider than a page; areas stay together where they can.
    std::vector<Places> parted(const Places& shown) const {
        const auto area_of = [&](std::size_t i) { return indicator(i).area; };
        std::vector<Places> tables;
        for (std::size_t first = 0; first < shown.size();) {
            std::size_t end = first;
            while (end < shown.size() && end - first < most_targets &&
                   area_of(shown[end]) == area_of(shown[first]))
                ++end;
            if (tables.empty() || tables.back().size() + (end - first) > most_targets)
                tables.emplace_back();
            tables.back().insert(tables.back().end(),
                                 shown.begin() + static_cast<std::ptrdiff_t>(first),
                                 shown.begin() + static_cast<std::ptrdiff_t>(end));
            first = end;
        }
        if (tables.empty()) tables.emplace_back();  // the ranks alone
        return tables;
    }

    void draw_table(const Places& targets, bool with_league, Page& page) const {
        HeatView view;
        view.leads = with_league;
        if (with_league) view.legend = legend(shown());
        view.caption = with_league ? league_.explanation() : areas_of(targets);
        if (with_league && !std::ranges::all_of(rows_, &LeagueRow::complete))
            view.caption += fmt::format(" * {}.", words_.league_provisional);
        view.label = fmt::format("{}: {}", programme_.levels[table_.level].name.in(language_),
                                 with_league ? words_.league_table : areas_of(targets));
        view.columns = columns(targets, with_league);
        view.first_rows = first_rows(targets, with_league);
        view.draw_rows = [&](Page& to) {
            for (const LeagueRow* row : rows_)
                maps_.row_->draw(row_of(*row, targets, with_league), to);
        };
        maps_.view_->draw(view, page);
    }

    std::string areas_of(const Places& targets) const {
        std::string areas;
        for (const std::size_t i : targets) {
            const std::string name = clean(programme_.areas[indicator(i).area].name.in(language_));
            if (!areas.ends_with(name)) areas += (areas.empty() ? "" : "; ") + name;
        }
        return areas;
    }

    // ── columns ──

    HeatColumn ordered(std::string_view heading, RowOrder order, std::string_view look) const {
        HeatColumn column{.heading = std::string{heading}, .look = look};
        const bool this_one = table_.order == order;
        column.link = table_.copies[static_cast<std::size_t>(order)];
        column.copy = !column.link.empty();
        if (this_one && column.copy)
            column.sorted = order == RowOrder::attained ? "descending" : "ascending";
        return column;
    }

    std::vector<HeatColumn> columns(const Places& targets, bool with_league) const {
        std::vector<HeatColumn> columns;
        if (with_league && ranked_) {
            columns.push_back(ordered(words_.rank, RowOrder::rank, "number"));
            if (shows_before_) {
                columns.push_back(
                    {.heading = words_.rank_of_year(report_.period - 1), .look = "number"});
            }
            if (shows_climbed_) columns.push_back({.heading = words_.change, .look = "number"});
        }
        columns.push_back(ordered(words_.unit, RowOrder::name, "unit"));
        if (with_league && ranked_) {
            columns.push_back(ordered(table_.league ? words_.attained : words_.path_share_heading,
                                      RowOrder::attained, "number"));
            columns.push_back({.heading = words_.score, .look = "number"});
            if (!programme_.grades.empty())
                columns.push_back({.heading = words_.grade, .look = "grade"});
        }
        for (const std::size_t i : targets) columns.push_back(target_column(i));
        if (with_league && files_)
            columns.push_back(
                {.heading = language_ == Language::vi ? "Tệp" : "Files", .look = "files"});
        return columns;
    }

    HeatColumn target_column(std::size_t place) const {
        const Indicator& of = indicator(place);
        const Threshold& threshold =
            target(place).threshold_in(std::min(table_.horizon, report_.period));
        HeatColumn column;
        column.heading = clean(of.id);
        column.link = frame_.page_of_indicator(maps_.places_[place].indicator);
        const std::string name = name_of_indicator(programme_, of, language_);
        column.name = shortened(name);
        column.title = fmt::format("{}: {}", name, must_reach(threshold, of, language_));
        column.below = short_threshold(threshold, language_);
        column.look = "target";
        return column;
    }

    // ── rows ──

    std::string first_rows(const Places& targets, bool with_league) const {
        Page page;
        if (table_.whole != no_unit) {
            UnitRow row = blank_row("whole", with_league);
            row.name = frame_.name_of(table_.whole);
            row.link = frame_.page_of(table_.whole);
            const UnitReport& whole = report_.at(table_.whole);
            for (const std::size_t i : targets)
                row.after.push_back(cell_of(whole.briefs[i], indicator(i), language_));
            maps_.row_->draw(row, page);
        }
        add_attained_row(targets, with_league, page);
        return std::string{page.held()};
    }

    /// How many units of the level attained each target.
    void add_attained_row(const Places& targets, bool with_league, Page& page) const {
        if (targets.empty()) return;
        UnitRow row = blank_row("whole", with_league);
        row.name = words_.units_that_attained;
        for (const std::size_t i : targets) {
            const Peers& peers = report_.peers_at(table_.level, i);
            row.after.push_back({fmt::format("{}/{}", peers.attained, peers.units), ""});
        }
        maps_.row_->draw(row, page);
    }

    /// A row of no unit of the league.
    UnitRow blank_row(std::string_view kind, bool with_league) const {
        UnitRow row;
        row.kind = kind;
        row.files_column = with_league && files_;
        if (!with_league || !ranked_) return row;
        row.before.resize(std::size_t{1} + shows_before_ + shows_climbed_);
        row.after.resize(programme_.grades.empty() ? 2 : 3);
        return row;
    }

    UnitRow row_of(const LeagueRow& of, const Places& targets, bool with_league) const {
        UnitRow row;
        row.name = frame_.name_of(of.unit->unit);
        row.link = frame_.page_of(of.unit->unit);
        if (with_league && ranked_) add_league(of, row);
        for (const std::size_t i : targets)
            row.after.push_back(cell_of(of.unit->briefs[i], indicator(i), language_));
        row.files_column = with_league && files_;
        if (row.files_column) row.files = frame_.files_of(of.unit->unit);
        return row;
    }

    void add_league(const LeagueRow& of, UnitRow& row) const {
        row.before.push_back({of.rank ? std::to_string(*of.rank) : "", ""});
        if (shows_before_) row.before.push_back({rank_before(*of.unit), ""});
        if (shows_climbed_) row.before.push_back(climbed(*of.unit));
        if (!of.scored) {
            row.after.resize(programme_.grades.empty() ? 2 : 3);
            return;
        }
        row.after.push_back(
            {table_.league ? fmt::format("{}/{}", of.count(Status::attained), of.targets)
                           : number(of.attained_share, language_, 2) + std::string{percent_sign},
             ""});
        row.after.push_back({number(of.score, language_, 2) + (of.complete ? "" : "*"), "score"});
        if (programme_.grades.empty()) return;
        row.after.push_back(
            {of.grade ? clean(programme_.grades[*of.grade].name.in(language_)) : "", "grade"});
    }

    /// Among how many, where they were not as many as now.
    std::string rank_before(const UnitReport& unit) const {
        if (!unit.rank_before) return {};
        const bool as_many = unit.ranked_before == report_.ranked(table_.level, table_.league);
        return as_many ? std::to_string(*unit.rank_before)
                       : fmt::format("{}/{}", *unit.rank_before, unit.ranked_before);
    }

    static UnitRow::Field climbed(const UnitReport& unit) {
        const std::int32_t by = unit.climbed.value_or(0);
        if (by == 0) return {unit.climbed ? "=" : "", ""};
        return by > 0 ? UnitRow::Field{fmt::format("▲ {}", by), "up"}
                      : UnitRow::Field{fmt::format("▼ {}", -by), "down"};
    }

    // ── legend ──

    std::vector<Swatch> legend(const Places& targets) const {
        std::set<std::pair<Status, bool>> used;  ///< with those that are near
        for (const LeagueRow* row : rows_) {
            for (const std::size_t i : targets) {
                const Brief& brief = row->unit->briefs[i];
                if (brief.status == Status::not_applicable || brief.exempt) continue;
                used.emplace(brief.status, tone(brief) == Tone::bad && !brief.near);
            }
        }
        std::vector<Swatch> legend;
        for (const auto& [status, far] : used) {
            Brief brief;
            brief.status = status;
            brief.near = !far;
            std::string label{render::label(status, Kind::ratio, language_)};
            if (tone(status) == Tone::bad) {
                const std::string most = number(near_miss, language_);
                label += ", " + (far ? words_.far_miss(most) : words_.near_miss(most));
            }
            legend.push_back({look_of(brief), std::move(label), sign(status)});
        }
        return legend;
    }

    const HeatMaps& maps_;
    const PageFrame& frame_;
    const Report& report_;
    const Programme& programme_;
    Language language_;
    const Words& words_;
    const HeatTable& table_;
    League league_;
    std::vector<const LeagueRow*> rows_;
    bool shows_before_ = false, shows_climbed_ = false, ranked_ = false, files_ = false;
};

HeatMaps::HeatMaps(const PageFrame& frame, const UnitGroups& groups)
    : frame_(frame),
      groups_(groups),
      places_(frame.report().programme->targets()),
      view_(std::make_unique<Template<HeatView>>(pages::heat_map, frame.language())),
      row_(std::make_unique<Template<UnitRow>>(pages::heat_row, frame.language())) {}

HeatMaps::~HeatMaps() = default;

void HeatMaps::draw(const HeatTable& table, Page& page) const {
    Drawing{*this, table}.draw(page);
}

}  // namespace cchc::render
