#pragma once

#include <span>
#include <vector>

#include "model/units.hpp"

namespace cchc {

/// Units over time, seen from one period: who answers for whom (method, section 8).
class Lineage {
  public:
    Lineage(const Units& units, Year period);

    Year period() const { return period_; }
    /// The unit that answers for `unit` in the period; no_unit where it has not begun.
    UnitIndex heir(UnitIndex unit) const { return heir_[unit]; }
    /// The parent in the period, of a unit that exists at its end; no_unit for a root.
    UnitIndex parent(UnitIndex unit) const { return parent_[unit]; }
    /// The units whose heir is `unit`, without itself, in file order.
    std::span<const UnitIndex> predecessors(UnitIndex unit) const { return predecessors_[unit]; }
    /// The units that exist at the period's end, in file order.
    std::span<const UnitIndex> living() const { return living_; }
    /// The same, each after all units below it.
    std::span<const UnitIndex> bottom_up() const { return bottom_up_; }
    /// The units that have ended and have an heir, each after its successor.
    std::span<const UnitIndex> ended() const { return ended_; }

  private:
    void find_heirs(const Units& units);
    void find_parents(const Units& units);

    Year period_;
    std::vector<UnitIndex> heir_, parent_;
    std::vector<std::vector<UnitIndex>> predecessors_;
    std::vector<UnitIndex> living_, bottom_up_, ended_;
};

}  // namespace cchc
