#pragma once

#include <span>
#include <string>
#include <vector>

#include "measure/compare.hpp"
#include "model/moves.hpp"

namespace cchc::measure {

/// How a change is told.
struct MovesTold {
    int places = Decimal::places;  ///< decimals of values and effects, 2 to 6; more where values
                                   ///< are shown with more
    std::size_t most = 0;          ///< only so many units, the largest; 0: all
};
/// For people: few decimals, and few units.
inline constexpr MovesTold moves_in_text{2, 5}, moves_on_pages{2, 8};

/// What moved the values of some scopes (codes) between two sides, in the order of the scopes and
/// of the programme: of ratios with roll-up `sum`, and of weighted means, where the scope is there
/// on both sides, has a value of the period on both that some target of the horizons (or a context
/// index) shows, and any unit adds something. The result does not depend on `threads`.
std::vector<Moves> find_moves(const Side& before, const Side& after,
                              const std::vector<std::string>& scopes, const Horizons& horizons,
                              const MovesTold& told, unsigned threads);

/// Fills `Report::moves` of the units without a unit above them that are among `units`, if there
/// are a few: many such units have pages that rank them. `before`: the report of the year before.
void note_moves(Report& report, const Report& before, const Exemptions& exemptions,
                const ObservationStore& observations, std::span<const UnitIndex> units,
                const Horizons& horizons, unsigned threads);

/// The codes of the units without a unit above them that are on both sides.
std::vector<std::string> common_roots(const Report& before, const Report& after);

}  // namespace cchc::measure
