#include "model/lineage.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace cchc {

Lineage::Lineage(const Units& units, Year period) : period_(period) {
    auto kin = std::make_shared<Kin>();
    find_heirs(units, *kin);
    find_predecessors(*kin);
    find_parents(units, *kin);
    find_homes(*kin);
    kin_ = kin;
    number_the_living(units.size());
    find_divided_scopes(find_forked(units, *kin, period), *kin);
}

Lineage Lineage::within(std::span<const UnitIndex> units) const {
    std::vector<bool> held(slots_.size(), false);
    for (const UnitIndex unit : units) held[unit] = true;
    std::for_each(bottom_up_.rbegin(), bottom_up_.rend(), [&](UnitIndex unit) {
        if (parent(unit) != no_unit && held[parent(unit)]) held[unit] = true;
    });
    Lineage part{period_};
    part.kin_ = kin_;
    const auto is_held = [&](UnitIndex u) { return held[u]; };
    std::ranges::copy_if(living_, std::back_inserter(part.living_), is_held);
    std::ranges::copy_if(bottom_up_, std::back_inserter(part.bottom_up_), is_held);
    std::ranges::copy_if(reporters_, std::back_inserter(part.reporters_),
                         [&](UnitIndex u) { return held[heir(u)]; });
    part.number_the_living(slots_.size());
    std::ranges::copy_if(divided_scopes_, std::back_inserter(part.divided_scopes_),
                         [&](const DividedScope& scope) { return held[scope.unit]; });
    return part;
}

void Lineage::number_the_living(std::size_t units) {
    slots_.assign(units, no_slot);
    std::uint32_t slot = 0;
    for (const UnitIndex unit : living_) slots_[unit] = slot++;
}

void Lineage::find_heirs(const Units& units, Kin& kin) {
    auto& heirs = kin.heirs;
    heirs.assign(units.size(), no_unit);
    std::vector<bool> known(units.size(), false);
    std::unordered_map<UnitIndex, std::vector<UnitIndex>> several;
    const auto take = [&](UnitIndex unit) {  // its successors are known
        std::set<UnitIndex> all;
        for (const UnitIndex next : units[unit].successors) {
            const auto divided = several.find(next);
            if (divided != several.end()) {
                all.insert(divided->second.begin(), divided->second.end());
            } else if (heirs[next] != no_unit) {
                all.insert(heirs[next]);
            } else {
                return;
            }
        }
        if (all.size() == 1) heirs[unit] = *all.begin();
        if (all.size() > 1) several[unit] = {all.begin(), all.end()};
    };
    std::vector<UnitIndex> open;
    for (UnitIndex start = 0; start < units.size(); ++start) {
        if (!known[start]) open.push_back(start);
        while (!open.empty()) {
            const UnitIndex unit = open.back();
            const std::size_t waiting = open.size();
            if (units[unit].exists_at_end(period_)) {
                heirs[unit] = unit;
            } else if (!units[unit].restates(period_)) {
                for (const UnitIndex next : units[unit].successors)
                    if (!known[next]) open.push_back(next);
                if (open.size() > waiting) continue;
                take(unit);
            }
            known[unit] = true;
            open.pop_back();
        }
    }
    for (auto& [unit, all] : several) kin.divided.push_back({unit, no_unit, std::move(all)});
    std::ranges::sort(kin.divided, {}, &Divided::unit);
    for (UnitIndex u = 0; u < units.size(); ++u) {
        if (heirs[u] != no_unit) reporters_.push_back(u);
        if (heirs[u] == u) living_.push_back(u);
    }
}

namespace {

/// Lists of units by another one to which each belongs: first how many belong to each, then where
/// theirs end, then backwards where they begin.
template <typename Owner>
void group(std::size_t size, const std::vector<UnitIndex>& units, Owner owner,
           std::vector<UnitIndex>& grouped, std::vector<std::uint32_t>& begins) {
    begins.assign(size + 1, 0);
    for (const UnitIndex u : units) begins[owner(u)] += 1;
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    grouped.resize(begins.back());
    std::for_each(units.rbegin(), units.rend(),
                  [&](UnitIndex u) { grouped[--begins[owner(u)]] = u; });
}

}  // namespace

void Lineage::find_predecessors(Kin& kin) const {
    std::vector<UnitIndex> gone;
    std::ranges::copy_if(reporters_, std::back_inserter(gone),
                         [&](UnitIndex u) { return kin.heirs[u] != u; });
    group(
        kin.heirs.size(), gone, [&](UnitIndex u) { return kin.heirs[u]; }, kin.predecessors,
        kin.begins);
}

void Lineage::find_parents(const Units& units, Kin& kin) {
    auto& parents = kin.parents;
    parents.assign(units.size(), no_unit);
    for (const UnitIndex u : living_) {
        for (UnitIndex p = units[u].parent; p != no_unit; p = units[p].parent) {
            if (kin.heirs[p] == no_unit || kin.heirs[p] == u) continue;
            parents[u] = kin.heirs[p];
            break;
        }
    }
    std::vector<UnitIndex> below;
    std::ranges::copy_if(living_, std::back_inserter(below),
                         [&](UnitIndex u) { return parents[u] != no_unit; });
    group(
        units.size(), below, [&](UnitIndex u) { return parents[u]; }, kin.children,
        kin.child_begins);
    std::vector<std::uint32_t> children(units.size(), 0);
    for (const UnitIndex u : below) ++children[parents[u]];
    const auto waiting_for_none = [&](UnitIndex u) { return children[u] == 0; };
    std::vector<UnitIndex> leaves;
    std::ranges::copy_if(living_, std::back_inserter(leaves), waiting_for_none);
    for (const UnitIndex leaf : leaves) {
        // climb as far as this was the last child still to come
        UnitIndex u = leaf;
        do {
            bottom_up_.push_back(u);
            u = parents[u];
        } while (u != no_unit && --children[u] == 0);
    }
}

namespace {

/// The units from one to its root, itself among them.
std::vector<UnitIndex> path_to_root(const std::vector<UnitIndex>& parents, UnitIndex unit) {
    std::vector<UnitIndex> path;
    for (; unit != no_unit; unit = parents[unit]) path.push_back(unit);
    return path;
}

}  // namespace

void Lineage::find_homes(Kin& kin) {
    for (Divided& divided : kin.divided) {
        std::vector<UnitIndex> common = path_to_root(kin.parents, divided.heirs.front());
        for (const UnitIndex heir : divided.heirs) {
            const auto path = path_to_root(kin.parents, heir);
            std::erase_if(common, [&](UnitIndex u) { return std::ranges::count(path, u) == 0; });
        }
        if (!common.empty()) divided.home = common.front();
    }
}

std::vector<UnitIndex> Lineage::find_forked(const Units& units, const Kin& kin, Year period) {
    const auto goes_on = [&](UnitIndex u) {
        return kin.heirs[u] != u && !units[u].restates(period);
    };
    std::set<UnitIndex> forked;
    std::vector<UnitIndex> open;
    for (UnitIndex u = 0; u < units.size(); ++u) {
        if (units[u].successors.size() > 1 && goes_on(u)) open.push_back(u);
    }
    if (open.empty()) return {};
    std::vector<std::vector<UnitIndex>> before(units.size());
    for (UnitIndex u = 0; u < units.size(); ++u) {
        for (const UnitIndex next : units[u].successors) before[next].push_back(u);
    }
    while (!open.empty()) {
        const UnitIndex unit = open.back();
        open.pop_back();
        if (!forked.insert(unit).second) continue;
        std::ranges::copy_if(before[unit], std::back_inserter(open), goes_on);
    }
    return {forked.begin(), forked.end()};
}

void Lineage::find_divided_scopes(const std::vector<UnitIndex>& forked, Kin& kin) {
    if (forked.empty()) return;
    std::vector<bool> is_part(kin.heirs.size(), false);
    for (const UnitIndex unit : forked) {
        for (const UnitIndex heir : heirs(unit)) is_part[heir] = true;
    }
    kin.depends.assign(kin.heirs.size(), false);
    std::map<UnitIndex, DividedScope> scopes;
    for (UnitIndex u = 0; u < kin.heirs.size(); ++u) {
        if (std::ranges::none_of(heirs(u), [&](UnitIndex heir) { return is_part[heir]; })) continue;
        kin.depends[u] = true;
        const bool is_forked = std::ranges::binary_search(forked, u);
        for (UnitIndex scope = home(u); scope != no_unit; scope = parent(scope)) {
            scopes[scope].reporters.push_back(u);
            if (is_forked) scopes[scope].forked.push_back(u);
        }
    }
    for (auto& [unit, scope] : scopes) {
        scope.unit = unit;
        scope.families = families_in(scope, is_part);
    }
    for (const UnitIndex unit : bottom_up_) {
        const auto found = scopes.find(unit);
        if (found != scopes.end()) divided_scopes_.push_back(std::move(found->second));
    }
}

std::vector<Family> Lineage::families_in(const DividedScope& scope,
                                         const std::vector<bool>& is_part) const {
    std::map<UnitIndex, UnitIndex> first;  // of the parts in the scope, a part of their family
    const auto root = [&](UnitIndex part) {
        UnitIndex top = part;
        while (first[top] != top) top = first[top];
        while (part != top) part = std::exchange(first[part], top);  // the next way is short
        return top;
    };
    for (const UnitIndex u : scope.reporters) {
        for (const UnitIndex heir : heirs(u))
            if (is_part[heir]) first.try_emplace(heir, heir);
    }
    for (const UnitIndex u : scope.reporters) {
        if (heirs(u).size() < 2) continue;
        for (const UnitIndex heir : heirs(u)) {
            const auto [low, high] = std::minmax({root(heir), root(heirs(u).front())});
            first[high] = low;
        }
    }
    std::map<UnitIndex, std::vector<UnitIndex>> heirs_of;  // by the first of a family
    std::map<UnitIndex, std::set<UnitIndex>> units_of;
    for (const auto& [heir, ignored] : first) {
        heirs_of[root(heir)].push_back(heir);
        std::set<UnitIndex>& units = units_of[root(heir)];
        units.insert(heir);
        units.insert(predecessors(heir).begin(), predecessors(heir).end());
    }
    for (const Divided& divided : kin_->divided) {
        for (const UnitIndex heir : divided.heirs) {
            if (first.contains(heir)) units_of[root(heir)].insert(divided.unit);
        }
    }
    std::vector<Family> all;
    for (auto& [family, units] : units_of)
        all.push_back({std::move(heirs_of[family]), {units.begin(), units.end()}});
    return all;
}

const DividedScope* Lineage::divided_scope(UnitIndex unit) const {
    const auto found = std::ranges::find(divided_scopes_, unit, &DividedScope::unit);
    return found == divided_scopes_.end() ? nullptr : &*found;
}

std::span<const UnitIndex> Lineage::heirs_of_divided(UnitIndex unit) const {
    const auto found = std::ranges::lower_bound(kin_->divided, unit, {}, &Divided::unit);
    if (found == kin_->divided.end() || found->unit != unit) return {};
    return found->heirs;
}

UnitIndex Lineage::home_of_divided(UnitIndex unit) const {
    const auto found = std::ranges::lower_bound(kin_->divided, unit, {}, &Divided::unit);
    return found == kin_->divided.end() || found->unit != unit ? no_unit : found->home;
}

std::vector<UnitIndex> successors_of(const Units& units, const Lineage& lineage, UnitIndex unit) {
    std::vector<UnitIndex> found;
    if (lineage.heirs(unit).empty()) return found;
    const auto follow = [&](UnitIndex from) {
        if (units[from].exists_at_end(lineage.period())) return;
        for (const UnitIndex next : units[from].successors) {
            if (std::ranges::count(found, next) == 0) found.push_back(next);
        }
    };
    follow(unit);
    for (std::size_t i = 0; i < found.size(); ++i) follow(found[i]);
    return found;
}

bool leads_through(const Units& units, const Lineage& lineage, UnitIndex unit, UnitIndex other) {
    return std::ranges::count(successors_of(units, lineage, unit), other) > 0;
}

}  // namespace cchc
