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
    Cell cell{std::string{sign(result.status)}, tone(result.status)};
    if (result.value && indicator.kind != Kind::milestone) {
        cell.text = number(result.shown, language) + " " + cell.text;
        cell.value = result.shown;
    }
    return cell;
}

constexpr std::size_t most_columns = 16;  ///< of one table: as many as a printed page takes

/// The targets at a horizon that apply to some unit of a level, by their place in the units'
/// reports.
std::vector<std::size_t> targets_shown(const Report& report,
                                       const std::vector<const UnitReport*>& units, Year horizon) {
    std::set<std::size_t> shown;
    for (const UnitReport* unit : units) {
        for (std::size_t i = 0; i < unit->targets.size(); ++i) {
            const TargetResult& result = unit->targets[i];
            const Indicator& indicator = report.programme->indicators[result.indicator];
            const bool here = indicator.targets[result.target].horizon == horizon;
            if (here && result.status != Status::not_applicable) shown.insert(i);
        }
    }
    return {shown.begin(), shown.end()};
}

/// Tables no wider than a page; areas stay together where they can.
std::vector<std::vector<std::size_t>> parted(const Report& report, const UnitReport& any,
                                             const std::vector<std::size_t>& shown) {
    const auto area_of = [&](std::size_t i) {
        return report.programme->indicators[any.targets[i].indicator].area;
    };
    std::vector<std::vector<std::size_t>> tables;
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
Grid matrix_of(const Report& report, const std::vector<const UnitReport*>& units,
               const std::vector<std::size_t>& targets, Year horizon, Language language) {
    const Programme& programme = *report.programme;
    const Words& w = words(language);
    Grid grid;
    grid.columns.push_back({std::string{w.unit}, false, true});
    std::string areas;
    for (const std::size_t i : targets) {
        const Indicator& indicator = programme.indicators[units.front()->targets[i].indicator];
        const std::string& area = programme.areas[indicator.area].id;
        if (!areas.ends_with(area)) areas += (areas.empty() ? "" : ", ") + area;
        grid.columns.push_back({indicator.id, true, false});
    }
    const Level& level = programme.levels[(*report.units)[units.front()->unit].level];
    grid.heading = fmt::format("{}: {}, {} {} ({})", w.matrix, clean(level.name.in(language)),
                               w.by_year, horizon, areas);
    for (const UnitReport* unit : units) {
        std::vector<Cell> row{{clean((*report.units)[unit->unit].name.in(language)), Tone::plain}};
        for (const std::size_t i : targets) {
            const TargetResult& result = unit->targets[i];
            row.push_back(cell_of(result, programme.indicators[result.indicator], language));
        }
        grid.rows.push_back(std::move(row));
        grid.units.push_back(unit->unit);
    }
    return grid;
}

}  // namespace

std::vector<Grid> matrices_of(const Report& report, std::span<const UnitReport* const> units,
                              const PageOptions& options) {
    const Year horizon = horizon_shown(*report.programme, options, report.period);
    std::map<LevelIndex, std::vector<const UnitReport*>> by_level;
    for (const UnitReport* unit : units)
        by_level[(*report.units)[unit->unit].level].push_back(unit);
    std::vector<Grid> matrices;
    for (const auto& [level, of_level] : by_level) {
        const auto shown = targets_shown(report, of_level, horizon);
        for (const auto& targets : parted(report, *of_level.front(), shown)) {
            matrices.push_back(matrix_of(report, of_level, targets, horizon, options.language));
        }
    }
    return matrices;
}

}  // namespace cchc::render
