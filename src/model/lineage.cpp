#include "model/lineage.hpp"

#include <algorithm>
#include <iterator>

namespace cchc {

Lineage::Lineage(const Units& units, Year period)
    : period_(period),
      heir_(units.size(), no_unit),
      parent_(units.size(), no_unit),
      predecessors_(units.size()) {
    find_heirs(units);
    find_parents(units);
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
            if (heir != no_unit) ended_.push_back(*member);
        }
    }
    for (UnitIndex u = 0; u < units.size(); ++u) {
        if (heir_[u] == u) {
            living_.push_back(u);
        } else if (heir_[u] != no_unit) {
            predecessors_[heir_[u]].push_back(u);
        }
    }
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
