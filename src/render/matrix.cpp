#include "render/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/phrases.hpp"

namespace cchc::render {

namespace {

/// The one asked for, else the latest up to the period, else the first.
Year horizon_shown(const Programme& programme, const PageOptions& options, Year period) {
    if (options.horizon) return *options.horizon;
    const std::vector<Year> horizons = programme.horizons();
    const auto after = std::ranges::upper_bound(horizons, period);
    if (horizons.empty()) return period;
    return after == horizons.begin() ? horizons.front() : *std::prev(after);
}

Cell cell_of(const Brief& brief, const Indicator& indicator, Language language) {
    Cell cell{std::string{sign(brief.status)}, tone(brief.status)};
    cell.value = indicator.kind == Kind::milestone ? std::nullopt : brief.shown();
    if (cell.value) cell.text = number(*cell.value, language) + " " + cell.text;
    return cell;
}

constexpr std::size_t most_columns = 16;  ///< of one table: as many as a printed page takes

/// The matrices of one report.
class Matrices {
  public:
    Matrices(const Report& report, const PageOptions& options)
        : report_(report),
          programme_(*report.programme),
          language_(options.language),
          horizon_(horizon_shown(programme_, options, report.period)),
          places_(programme_.targets()) {}

    void draw(const std::vector<const UnitReport*>& units,
              const std::function<void(Grid)>& draw) const {
        for (const auto& targets : parted(shown(units))) draw(of(units, targets));
    }

  private:
    using Places = std::vector<std::size_t>;  ///< in Programme::targets()

    const Indicator& indicator(std::size_t place) const {
        return programme_.indicators[places_[place].indicator];
    }

    /// The targets at the horizon that apply to some of the units.
    Places shown(const std::vector<const UnitReport*>& units) const {
        Places shown;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (indicator(i).targets[places_[i].target].horizon != horizon_) continue;
            const bool applies = std::ranges::any_of(units, [&](const UnitReport* unit) {
                return unit->briefs[i].status != Status::not_applicable;
            });
            if (applies) shown.push_back(i);
        }
        return shown;
    }

    /// Tables no wider than a page; areas stay together where they can.
    std::vector<Places> parted(const Places& shown) const {
        const auto area_of = [&](std::size_t i) { return indicator(i).area; };
        std::vector<Places> tables;
        for (std::size_t first = 0; first < shown.size();) {
            std::size_t end = first;
            while (end < shown.size() && end - first < most_columns &&
                   area_of(shown[end]) == area_of(shown[first]))
                ++end;
            if (tables.empty() || tables.back().size() + (end - first) > most_columns)
                tables.emplace_back();
            tables.back().insert(tables.back().end(),
                                 shown.begin() + static_cast<std::ptrdiff_t>(first),
                                 shown.begin() + static_cast<std::ptrdiff_t>(end));
            first = end;
        }
        return tables;
    }

    /// Some targets of the units of one level.
    Grid of(const std::vector<const UnitReport*>& units, const Places& targets) const {
        const Words& w = words(language_);
        Grid grid;
        grid.columns.push_back({std::string{w.unit}, false, true});
        std::string areas;
        for (const std::size_t i : targets) {
            const std::string& area = programme_.areas[indicator(i).area].id;
            if (!areas.ends_with(area)) areas += (areas.empty() ? "" : ", ") + area;
            grid.columns.push_back({indicator(i).id, true, false});
        }
        const Level& level = programme_.levels[(*report_.units)[units.front()->unit].level];
        grid.heading = fmt::format("{}: {}, {} {} ({})", w.matrix, clean(level.name.in(language_)),
                                   w.by_year, horizon_, areas);
        for (const UnitReport* unit : units) {
            std::vector<Cell> row{
                {clean((*report_.units)[unit->unit].name.in(language_)), Tone::plain}};
            for (const std::size_t i : targets)
                row.push_back(cell_of(unit->briefs[i], indicator(i), language_));
            grid.rows.push_back(std::move(row));
            grid.units.push_back(unit->unit);
        }
        return grid;
    }

    const Report& report_;
    const Programme& programme_;
    Language language_;
    Year horizon_;
    std::vector<TargetPlace> places_;
};

}  // namespace

void draw_matrices(const Report& report, std::span<const UnitReport* const> units,
                   const PageOptions& options, const std::function<void(Grid)>& draw) {
    std::map<LevelIndex, std::vector<const UnitReport*>> by_level;
    for (const UnitReport* unit : units)
        by_level[(*report.units)[unit->unit].level].push_back(unit);
    const Matrices matrices{report, options};
    for (const auto& [level, of_level] : by_level) matrices.draw(of_level, draw);
}

}  // namespace cchc::render
