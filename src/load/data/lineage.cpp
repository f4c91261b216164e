#include "load/data/lineage.hpp"

#include <algorithm>
#include <set>

namespace cchc::load {

namespace {

/// The one heir that all successors share, or no_unit.
UnitIndex shared_heir(const Unit& unit, const std::vector<UnitIndex>& heirs) {
    const UnitIndex first = heirs[unit.successors.front()];
    const bool all = std::ranges::all_of(unit.successors,
                                         [&](UnitIndex other) { return heirs[other] == first; });
    return all ? first : no_unit;
}

}  // namespace

std::vector<UnitIndex> heirs_in(const Units& units, Year period) {
    std::vector<UnitIndex> heirs(units.size(), no_unit);
    std::vector<bool> known(units.size(), false);
    std::vector<UnitIndex> open;
    for (UnitIndex start = 0; start < units.size(); ++start) {
        open.push_back(start);
        while (!open.empty()) {
            const UnitIndex u = open.back();
            const Unit& unit = units[u];
            if (known[u] || unit.exists_at_end(period) || unit.restates(period) ||
                unit.successors.empty()) {
                if (unit.exists_at_end(period)) heirs[u] = u;
                known[u] = true;
                open.pop_back();
                continue;
            }
            const std::size_t waiting = open.size();
            for (const UnitIndex next : unit.successors) {
                if (!known[next]) open.push_back(next);
            }
            if (open.size() != waiting) continue;
            heirs[u] = shared_heir(unit, heirs);
            known[u] = true;
        }
    }
    return heirs;
}

UnitIndex parent_in(const Units& units, const std::vector<UnitIndex>& heirs, UnitIndex unit) {
    for (UnitIndex up = units[unit].parent; up != no_unit; up = units[up].parent) {
        if (heirs[up] != no_unit && heirs[up] != unit) return heirs[up];
    }
    return no_unit;
}

std::vector<UnitIndex> successors_without_end(const Units& units) {
    std::vector<std::vector<UnitIndex>> predecessors(units.size());
    std::vector<std::size_t> left(units.size());  // successors that may yet lead in a loop
    std::vector<UnitIndex> ending;
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        for (const UnitIndex next : units[unit].successors) predecessors[next].push_back(unit);
        left[unit] = units[unit].successors.size();
        if (left[unit] == 0) ending.push_back(unit);
    }
    for (std::size_t i = 0; i < ending.size(); ++i) {
        for (const UnitIndex before : predecessors[ending[i]]) {
            if (--left[before] == 0) ending.push_back(before);
        }
    }
    std::vector<UnitIndex> endless(units.size(), no_unit);
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        if (left[unit] == 0) continue;
        endless[unit] = *std::ranges::find_if(units[unit].successors,
                                              [&](UnitIndex next) { return left[next] != 0; });
    }
    return endless;
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
        std::rotate(loop.begin(), std::ranges::min_element(loop), loop.end());
        found.push_back(std::move(loop));
    }
    return found;
}

}  // namespace cchc::load
