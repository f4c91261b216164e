#include "model/lineage.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <ranges>
#include <utility>

namespace cchc {

Lineage::Lineage(const Units& units, Year period) : period_(period) {
    Kin kin;
    find_heirs(units, kin);
    find_predecessors(kin);
    find_parents(units, kin);
    kin_ = std::make_shared<const Kin>(std::move(kin));
    number_the_living(units.size());
}

Lineage Lineage::within(std::span<const UnitIndex> units) const {
    std::vector<bool> held(slots_.size(), false);
    for (const UnitIndex unit : units) held[unit] = true;
    for (const UnitIndex unit : std::views::reverse(bottom_up_)) {
        if (parent(unit) != no_unit && held[parent(unit)]) held[unit] = true;
    }
    Lineage part{period_};
    part.kin_ = kin_;
    const auto is_held = [&](UnitIndex u) { return held[u]; };
    std::ranges::copy_if(living_, std::back_inserter(part.living_), is_held);
    std::ranges::copy_if(bottom_up_, std::back_inserter(part.bottom_up_), is_held);
    std::ranges::copy_if(reporters_, std::back_inserter(part.reporters_),
                         [&](UnitIndex u) { return held[heir(u)]; });
    part.number_the_living(slots_.size());
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
    std::vector<UnitIndex> chain;
    for (UnitIndex start = 0; start < units.size(); ++start) {
        chain.clear();
        UnitIndex u = start;
        while (u != no_unit && !known[u] && !units[u].exists_at_end(period_) &&
               !units[u].restates(period_)) {
            chain.push_back(u);
            u = units[u].successors.empty() ? no_unit : units[u].successors.front();
        }
        if (u != no_unit && !known[u]) {
            known[u] = true;
            heirs[u] = units[u].restates(period_) ? no_unit : u;
        }
        const UnitIndex heir = u == no_unit ? no_unit : heirs[u];
        for (const UnitIndex member : std::views::reverse(chain)) {
            known[member] = true;
            heirs[member] = heir;
        }
    }
    for (UnitIndex u = 0; u < units.size(); ++u) {
        if (heirs[u] != no_unit) reporters_.push_back(u);
        if (heirs[u] == u) living_.push_back(u);
    }
}

void Lineage::find_predecessors(Kin& kin) const {
    const auto is_predecessor = [&](UnitIndex u) { return kin.heirs[u] != u; };
    kin.begins.assign(kin.heirs.size() + 1, 0);
    // first how many each unit has, then where theirs end, then backwards where they begin
    for (const UnitIndex u : reporters_) kin.begins[kin.heirs[u]] += is_predecessor(u) ? 1u : 0u;
    std::partial_sum(kin.begins.begin(), kin.begins.end(), kin.begins.begin());
    kin.predecessors.resize(kin.begins.back());
    for (const UnitIndex u : std::views::reverse(reporters_)) {
        if (is_predecessor(u)) kin.predecessors[--kin.begins[kin.heirs[u]]] = u;
    }
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
    std::vector<std::uint32_t> children(units.size(), 0);
    for (const UnitIndex u : living_) {
        if (parents[u] != no_unit) ++children[parents[u]];
    }
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

}  // namespace cchc
