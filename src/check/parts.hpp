#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "model/lineage.hpp"

namespace cchc::check {

/// The divided units that each unit took over a part of, seen from one period.
class Parts {
  public:
    Parts(const Units& units, const Lineage& lineage);

    /// The divided units among whose heirs a unit is, in file order; no one knows how much of them
    /// it took over.
    std::span<const UnitIndex> divided_into(UnitIndex unit) const {
        const auto found = divided_.find(unit);
        return found == divided_.end() ? std::span<const UnitIndex>{} : found->second;
    }

  private:
    std::unordered_map<UnitIndex, std::vector<UnitIndex>> divided_;
};

}  // namespace cchc::check
