#include "measure/size.hpp"

#include <algorithm>
#include <vector>

namespace cchc::measure {

using exact::Integer;

namespace {

/// The unit, and the predecessors with one heir that led to it.
std::vector<UnitIndex> with_predecessors(const Inputs& inputs, UnitIndex unit) {
    std::vector<UnitIndex> all{unit};
    const UnitIndex heir = inputs.lineage.heir(unit);
    if (heir == no_unit) return all;
    for (const UnitIndex predecessor : inputs.lineage.predecessors(heir)) {
        if (predecessor != unit && leads_through(inputs.units, inputs.lineage, predecessor, unit))
            all.push_back(predecessor);
    }
    return all;
}

}  // namespace

std::optional<Integer> size_before(const Inputs& inputs, IndicatorIndex indicator, UnitIndex unit,
                                   Year period) {
    const auto all = with_predecessors(inputs, unit);
    for (Year year = period - 1; year >= inputs.first_year(); --year) {
        const auto has_row = [&](UnitIndex u) { return inputs.find(u, indicator, year) != no_row; };
        // one of these units that restates the year stands for those before it
        const auto restates = [&](UnitIndex u) {
            return inputs.units[u].restates(year) && has_row(u) && std::ranges::count(all, u) > 0;
        };
        std::optional<Integer> size;
        for (const UnitIndex u : all) {
            if (!has_row(u) || every_chain_has(inputs.units, inputs.lineage, u, restates)) continue;
            const RowIndex row = inputs.find(u, indicator, year);
            size = exact::add(size.value_or(0), inputs.observations.base(row).count());
        }
        if (size) return size;
    }
    return std::nullopt;
}

}  // namespace cchc::measure
