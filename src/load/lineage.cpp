#include "load/lineage.hpp"

#include <algorithm>
#include <set>

namespace cchc::load {

UnitIndex heir_in(const Units& units, UnitIndex unit, Year period) {
    while (unit != no_unit && !units[unit].exists_at_end(period)) {
        unit = units[unit].restates(period) ? no_unit : units[unit].successors.empty() ? no_unit : units[unit].successors.front();
    }
    return unit;
}

UnitIndex parent_in(const Units& units, UnitIndex unit, Year period) {
    for (UnitIndex up = units[unit].parent; up != no_unit; up = units[up].parent) {
        const UnitIndex heir = heir_in(units, up, period);
        if (heir != no_unit && heir != unit) return heir;
    }
    return no_unit;
}

std::vector<Year> years_of_change(const Units& units) {
    std::set<Year> years;
    for (const Unit& unit : units.all) {
        if (unit.from != day_before_all) years.insert(unit.from / 10000);
        if (unit.to != day_after_all) {
            const Year year = unit.to / 10000;
            years.insert(unit.to == last_day(year) ? year + 1 : year);
        }
    }
    if (!years.empty()) years.insert(*years.begin() - 1);
    return {years.begin(), years.end()};
}

std::vector<std::vector<UnitIndex>> loops(std::size_t size,
                                          const std::function<UnitIndex(UnitIndex)>& next) {
    std::vector<std::vector<UnitIndex>> found;
    std::vector<std::size_t> walk_of(size, 0);  // the walk that came by first, from 1
    for (std::size_t start = 0; start < size; ++start) {
        auto at = static_cast<UnitIndex>(start);
        while (at != no_unit && walk_of[at] == 0) {
            walk_of[at] = start + 1;
            at = next(at);
        }
        if (at == no_unit || walk_of[at] != start + 1) continue;
        std::vector<UnitIndex> loop;
        for (UnitIndex member = at; loop.empty() || member != at; member = next(member)) {
            loop.push_back(member);
        }
        std::ranges::rotate(loop, std::ranges::min_element(loop));
        found.push_back(std::move(loop));
    }
    return found;
}

}  // namespace cchc::load
