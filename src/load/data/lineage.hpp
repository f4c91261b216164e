#pragma once

#include <functional>
#include <vector>

#include "model/units.hpp"

/// Who follows whom, and who stands above whom, over time (method, section 8).
namespace cchc::load {

/// The heir of each unit at the end of a period, or no_unit where that is nobody, or several units
/// because it was divided. Precondition: successors do not lead in a loop.
std::vector<UnitIndex> heirs_in(const Units& units, Year period);

/// The parent of a unit in the period of `heirs`: the heir of `parent`; where there is none, or it
/// is the unit itself, the next one up. Precondition: `parent` does not lead in a loop.
UnitIndex parent_in(const Units& units, const std::vector<UnitIndex>& heirs, UnitIndex unit);

/// For each unit a successor from which a loop can be reached; no_unit where there is none.
std::vector<UnitIndex> successors_without_end(const Units& units);

/// The years at whose end units stand otherwise than at the end of the year before, ascending, and
/// the year before the first of them.
std::vector<Year> years_of_change(const Units& units);

/// The loops that following `next` from each position runs into, each as its members in order,
/// beginning with the lowest position.
std::vector<std::vector<UnitIndex>> loops(std::size_t size,
                                          const std::function<UnitIndex(UnitIndex)>& next);

}  // namespace cchc::load
