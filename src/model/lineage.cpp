#include "model/lineage.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <ranges>
#include <utility>

namespace cchc {

Lineage::Lineage(const Units& units, Year period)
    : period_(period), heir_(units.size(), no_unit), parent_(units.size(), no_unit) {
    find_heirs(units);
    find_predecessors();
    find_parents(units);
    number_the_living();
}

Lineage Lineage::within(std::span<const UnitIndex> units) const {
    std::vector<bool> held(heir_.size(), false);
    for (const UnitIndex unit : units) held[unit] = true;
    for (auto unit = bottom_up_.rbegin(); unit != bottom_up_.rend(); ++unit) {
        if (parent_[*unit] != no_unit && held[parent_[*unit]]) held[*unit] = true;
    }
    Lineage part = *this;
    std::erase_if(part.living_, [&](UnitIndex u) { return !held[u]; });
    std::erase_if(part.bottom_up_, [&](UnitIndex u) { return !held[u]; });
    std::erase_if(part.reporters_, [&](UnitIndex u) { return !held[heir_[u]]; });
    part.number_the_living();
    return part;
}

void Lineage::number_the_living() {
    slots_.assign(heir_.size(), no_slot);
    std::uint32_t slot = 0;
    for (const UnitIndex unit : living_) slots_[unit] = slot++;
}

void Lineage::find_heirs(const Units& units) {
    std::vector<bool> known(units.size(), false);
    std::vector<UnitIndex> chain;
    for (UnitIndex start = 0; start < units.size(); ++start) {
        chain.clear();
        UnitIndex u = start;
        while (u != no_unit && !known[u] && !units[u].exists_at_end(period_) &&
               !units[u].restates(period_)) {
            chain.push_back(u);
            u = units[u].successor;
        }
        if (u != no_unit && !known[u]) {
            known[u] = true;
            heir_[u] = units[u].restates(period_) ? no_unit : u;
        }
        const UnitIndex heir = u == no_unit ? no_unit : heir_[u];
        for (auto member = chain.rbegin(); member != chain.rend(); ++member) {
            known[*member] = true;
            heir_[*member] = heir;
        }
    }
    for (UnitIndex u = 0; u < units.size(); ++u) {
        if (heir_[u] != no_unit) reporters_.push_back(u);
        if (heir_[u] == u) living_.push_back(u);
    }
}

void Lineage::find_predecessors() {
    Predecessors found;
    found.begins.resize(heir_.size() + 1);
    const auto is_predecessor = [&](UnitIndex u) { return heir_[u] != u; };
    // first how many each unit has, then where theirs end, then backwards where they begin
    for (const UnitIndex u : reporters_) found.begins[heir_[u]] += is_predecessor(u) ? 1u : 0u;
    std::partial_sum(found.begins.begin(), found.begins.end(), found.begins.begin());
    found.all.resize(found.begins.back());
    for (const UnitIndex u : std::views::reverse(reporters_)) {
        if (is_predecessor(u)) found.all[--found.begins[heir_[u]]] = u;
    }
    predecessors_ = std::make_shared<const Predecessors>(std::move(found));
}

void Lineage::find_parents(const Units& units) {
    for (const UnitIndex u : living_) {
        for (UnitIndex p = units[u].parent; p != no_unit; p = units[p].parent) {
            if (heir_[p] == no_unit || heir_[p] == u) continue;
            parent_[u] = heir_[p];
            break;
        }
    }
    std::vector<std::uint32_t> children(units.size(), 0);
    for (const UnitIndex u : living_) {
        if (parent_[u] != no_unit) ++children[parent_[u]];
    }
    const auto waiting_for_none = [&](UnitIndex u) { return children[u] == 0; };
    std::vector<UnitIndex> leaves;
    std::ranges::copy_if(living_, std::back_inserter(leaves), waiting_for_none);
    for (const UnitIndex leaf : leaves) {
        // climb as far as this was the last child still to come
        UnitIndex u = leaf;
        do {
            bottom_up_.push_back(u);
            u = parent_[u];
        } while (u != no_unit && --children[u] == 0);
    }
}

}  // namespace cchc
