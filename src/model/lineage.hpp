#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "model/units.hpp"

namespace cchc {

/// The heirs of a divided unit within a scope, and those with which they share another divided
/// unit: their levels stand together (method, section 8).
struct Family {
    std::vector<UnitIndex> heirs;  ///< in file order
    std::vector<UnitIndex> units;  ///< the units that have one of them as an heir, in file order
};

/// A scope that holds heirs of forked units (those that were divided, or whose successors were),
/// and what of it has to be looked at as a whole: which rows count may differ from what counts in
/// the scopes below.
struct DividedScope {
    UnitIndex unit = no_unit;
    /// The units all of whose heirs are in the scope, if one of these is an heir of a forked unit
    /// as well; in file order.
    std::vector<UnitIndex> reporters;
    std::vector<UnitIndex> forked;  ///< those of them with several chains to their heirs
    std::vector<Family> families;   ///< of all heirs of forked units in the scope
};

/// Units over time, seen from one period: who answers for whom (method, section 8).
class Lineage {
  public:
    Lineage(const Units& units, Year period);

    /// The same of some units and those below them: only they are living, and only those that they
    /// answer for are reporters. What they add up to is what it is in the whole.
    Lineage within(std::span<const UnitIndex> units) const;

    Year period() const { return period_; }
    /// The only unit that answers for `unit` in the period; no_unit where there is none (it has not
    /// begun), or several (it was divided).
    UnitIndex heir(UnitIndex unit) const { return kin_->heirs[unit]; }
    /// All units that answer for it, in file order; none where it has not begun.
    std::span<const UnitIndex> heirs(UnitIndex unit) const {
        const UnitIndex& only = kin_->heirs[unit];
        if (only != no_unit) return {&only, 1};
        return kin_->divided.empty() ? std::span<const UnitIndex>{} : heirs_of_divided(unit);
    }
    /// The lowest unit whose scope holds all its heirs: there its rows count, and above; no_unit
    /// where there is none. Of a unit with one heir that heir.
    UnitIndex home(UnitIndex unit) const {
        const UnitIndex only = kin_->heirs[unit];
        return only != no_unit || kin_->divided.empty() ? only : home_of_divided(unit);
    }
    /// The parent in the period, of a unit that exists at its end; no_unit for a root.
    UnitIndex parent(UnitIndex unit) const { return kin_->parents[unit]; }
    /// The units whose parent it is in the period, in file order.
    std::span<const UnitIndex> children(UnitIndex unit) const {
        const auto& begins = kin_->child_begins;
        return std::span{kin_->children}.subspan(begins[unit], begins[unit + 1] - begins[unit]);
    }
    /// The units whose only heir is `unit`, without itself, in file order.
    std::span<const UnitIndex> predecessors(UnitIndex unit) const {
        const auto& begins = kin_->begins;
        return std::span{kin_->predecessors}.subspan(begins[unit], begins[unit + 1] - begins[unit]);
    }
    /// Whether one of the heirs of a unit is an heir of a forked one as well, so that it depends on
    /// the scope which rows count.
    bool depends_on_scope(UnitIndex unit) const {
        return !kin_->depends.empty() && kin_->depends[unit];
    }
    /// The living scopes that hold heirs of forked units, each after all below it.
    std::span<const DividedScope> divided_scopes() const { return divided_scopes_; }
    /// That of a unit, or null.
    const DividedScope* divided_scope(UnitIndex unit) const;
    /// The units that exist at the period's end, in file order.
    std::span<const UnitIndex> living() const { return living_; }
    /// The same, each after all units below it.
    std::span<const UnitIndex> bottom_up() const { return bottom_up_; }
    /// The units that have one heir, and a living one, in file order: the living and their
    /// predecessors.
    std::span<const UnitIndex> reporters() const { return reporters_; }
    /// The place of a unit among the living: what is kept of each of them stands there.
    std::size_t slot(UnitIndex unit) const { return slots_[unit]; }
    bool is_living(UnitIndex unit) const { return unit != no_unit && slots_[unit] != no_slot; }

  private:
    static constexpr std::uint32_t no_slot = 0xFFFF'FFFF;

    /// A unit with several heirs.
    struct Divided {
        UnitIndex unit = no_unit;
        UnitIndex home = no_unit;
        std::vector<UnitIndex> heirs;
    };

    /// Who is what to whom; the same for every part of the whole.
    struct Kin {
        std::vector<UnitIndex> heirs, parents;  ///< by unit
        std::vector<UnitIndex> predecessors;    ///< those of each unit, in the order of the units
        std::vector<std::uint32_t> begins;      ///< of those, by unit, and behind the last
        std::vector<UnitIndex> children;        ///< those of each living unit
        std::vector<std::uint32_t> child_begins;
        std::vector<Divided> divided;  ///< in file order
        std::vector<bool> depends;     ///< by unit; empty where none is forked
    };

    explicit Lineage(Year period) : period_(period) {}
    std::span<const UnitIndex> heirs_of_divided(UnitIndex unit) const;
    UnitIndex home_of_divided(UnitIndex unit) const;
    void find_heirs(const Units& units, Kin& kin);
    void find_predecessors(Kin& kin) const;
    void find_parents(const Units& units, Kin& kin);
    static void find_homes(Kin& kin);
    /// The units with several chains to their heirs, in file order.
    static std::vector<UnitIndex> find_forked(const Units& units, const Kin& kin, Year period);
    void find_divided_scopes(const std::vector<UnitIndex>& forked, Kin& kin);
    std::vector<Family> families_in(const DividedScope& scope,
                                    const std::vector<bool>& is_part) const;
    void number_the_living(std::size_t units);

    Year period_;
    std::shared_ptr<const Kin> kin_;
    std::vector<UnitIndex> living_, bottom_up_, reporters_;
    std::vector<std::uint32_t> slots_;  ///< by unit
    std::vector<DividedScope> divided_scopes_;
};

/// Whether every chain of successors from a unit to its heirs leads through a unit (itself not
/// among them) of which `is_one` is true. False where it is its own heir, or has none.
template <typename IsOne>
bool every_chain_has(const Units& units, const Lineage& lineage, UnitIndex unit, IsOne is_one) {
    if (lineage.heirs(unit).empty() || lineage.heir(unit) == unit) return false;
    std::vector<UnitIndex> forks;  // most chains have none
    std::set<UnitIndex> seen;
    const auto ends = [&](UnitIndex at) { return units[at].exists_at_end(lineage.period()); };
    UnitIndex at = unit;
    while (true) {
        const auto& next = units[at].successors;
        for (std::size_t i = 1; i < next.size(); ++i) {
            if (seen.insert(next[i]).second) forks.push_back(next[i]);
        }
        at = next.front();
        while (is_one(at)) {
            if (forks.empty()) return true;
            at = forks.back();
            forks.pop_back();
        }
        if (ends(at)) return false;
    }
}

/// The units that a unit went to: all on its chains of successors to its heirs, each once, without
/// itself.
std::vector<UnitIndex> successors_of(const Units& units, const Lineage& lineage, UnitIndex unit);

/// Whether a chain of successors from a unit to its heirs leads through another one.
bool leads_through(const Units& units, const Lineage& lineage, UnitIndex unit, UnitIndex other);

}  // namespace cchc
