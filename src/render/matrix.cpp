#include "render/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

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

Cell cell_of(const TargetResult& result, const Indicator& indicator, Language language) {
    Cell cell{std::string{sign(result.status)}, tone(result.status), {}};
    if (result.value && indicator.kind != Kind::milestone) {
        cell.text = number(result.shown, language) + " " + cell.text;
    }
    return cell;
}

/// One level at one horizon; the columns are the targets that apply to some unit of it.
Grid matrix_of(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
               Language language) {
    const Programme& programme = *report.programme;
    std::set<std::size_t> columns;
    for (const UnitReport* unit : units) {
        for (std::size_t i = 0; i < unit->targets.size(); ++i) {
            const TargetResult& result = unit->targets[i];
            const bool here = programme.indicators[result.indicator].targets[result.target].horizon == horizon;
            if (here && result.status != Status::not_applicable) columns.insert(i);
        }
    }
    const Words& w = words(language);
    Grid grid;
    const Level& level = programme.levels[(*report.units)[units.front()->unit].level];
    grid.heading = fmt::format("{}: {}, {} {}", w.matrix, clean(level.name.in(language)), w.by_year, horizon);
    grid.columns.push_back({std::string{w.unit}, false, true});
    for (const std::size_t i : columns) {
        grid.columns.push_back({programme.indicators[units.front()->targets[i].indicator].id, true, false});
    }
    for (const UnitReport* unit : units) {
        std::vector<Cell> row{{clean((*report.units)[unit->unit].name.in(language)), Tone::plain, {}}};
        for (const std::size_t i : columns) {
            const TargetResult& result = unit->targets[i];
            row.push_back(cell_of(result, programme.indicators[result.indicator], language));
        }
        grid.rows.push_back(std::move(row));
        grid.units.push_back(unit->unit);
    }
    grid.name_column = 0;
    return grid;
}

}  // namespace

std::vector<Grid> matrices_of(const Report& report, std::span<const UnitReport* const> units,
                              const PageOptions& options) {
    const Year horizon = horizon_shown(*report.programme, options, report.period);
    std::map<LevelIndex, std::vector<const UnitReport*>> by_level;
    for (const UnitReport* unit : units) by_level[(*report.units)[unit->unit].level].push_back(unit);
    std::vector<Grid> matrices;
    for (const auto& [level, of_level] : by_level) {
        matrices.push_back(matrix_of(report, of_level, horizon, options.language));
    }
    return matrices;
}

}  // namespace cchc::render
