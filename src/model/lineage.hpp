#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/units.hpp"

namespace cchc {

/// Units over time, seen from one period: who answers for whom (method, section 8).
class Lineage {
  public:
    Lineage(const Units& units, Year period);

    /// The same of some units and those below them: only they are living, and only those that they
    /// answer for are reporters. What they add up to is what it is in the whole.
    Lineage within(std::span<const UnitIndex> units) const;

    Year period() const { return period_; }
    /// The unit that answers for `unit` in the period; no_unit where it has not begun.
    UnitIndex heir(UnitIndex unit) const { return kin_->heirs[unit]; }
    /// The parent in the period, of a unit that exists at its end; no_unit for a root.
    UnitIndex parent(UnitIndex unit) const { return kin_->parents[unit]; }
    /// The units whose heir is `unit`, without itself, in file order.
    std::span<const UnitIndex> predecessors(UnitIndex unit) const {
        const auto& begins = kin_->begins;
        return std::span{kin_->predecessors}.subspan(begins[unit], begins[unit + 1] - begins[unit]);
    }
    /// The units that exist at the period's end, in file order.
    std::span<const UnitIndex> living() const { return living_; }
    /// The same, each after all units below it.
    std::span<const UnitIndex> bottom_up() const { return bottom_up_; }
    /// The units that have a living heir, in file order: the living and their predecessors.
    std::span<const UnitIndex> reporters() const { return reporters_; }
    /// The place of a unit among the living: what is kept of each of them stands there.
    std::size_t slot(UnitIndex unit) const { return slots_[unit]; }
    bool is_living(UnitIndex unit) const { return unit != no_unit && slots_[unit] != no_slot; }

  private:
    static constexpr std::uint32_t no_slot = 0xFFFF'FFFF;

    /// Who is what to whom; the same for every part of the whole.
    struct Kin {
        std::vector<UnitIndex> heirs, parents;  ///< by unit
        std::vector<UnitIndex> predecessors;    ///< those of each unit, in the order of the units
        std::vector<std::uint32_t> begins;      ///< of those, by unit, and behind the last
    };

    explicit Lineage(Year period) : period_(period) {}
    void find_heirs(const Units& units, Kin& kin);
    void find_predecessors(Kin& kin) const;
    void find_parents(const Units& units, Kin& kin);
    void number_the_living(std::size_t units);

    Year period_;
    std::shared_ptr<const Kin> kin_;
    std::vector<UnitIndex> living_, bottom_up_, reporters_;
    std::vector<std::uint32_t> slots_;  ///< by unit
};

}  // namespace cchc
