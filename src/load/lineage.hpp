#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/units.hpp"

/// Who follows whom, and who stands above whom, over time (method, section 8).
namespace cchc::load {

/// The heir of a unit at the end of a period, or no_unit where that is nobody.
/// Precondition: successors do not lead in a loop.
UnitIndex heir_in(const Units& units, UnitIndex unit, Year period);

/// The parent of a unit in a period: the heir of `parent`; where that is nobody or the unit itself,
/// the next one up. Precondition: neither successors nor `parent` lead in a loop.
UnitIndex parent_in(const Units& units, UnitIndex unit, Year period);

/// The years at whose end units stand otherwise than at the end of the year before, ascending, and
/// the year before the first of them.
std::vector<Year> years_of_change(const Units& units);

/// The loops that following `next` from each position runs into, each as its members in order,
/// beginning with the lowest position.
std::vector<std::vector<UnitIndex>> loops(std::size_t size,
                                          const std::function<UnitIndex(UnitIndex)>& next);

}  // namespace cchc::load
