#pragma once

#include <span>
#include <vector>

#include "measure/status.hpp"
#include "model/report.hpp"

/// Scores, grades and ranks (method, section 9).
namespace cchc::measure {

/// Makes the scores of units.
class Scoring {
  public:
    /// `period`: the year reported on. The programme outlives it.
    Scoring(const Programme& programme, Year period);

    /// Fills `scores` of a unit from the marks of all targets, in the order of the programme: by
    /// horizon, areas in programme order, overall last. A unit that did not exist at the end of the
    /// period judged has none at that horizon.
    void score(const Unit& unit, std::span<const Mark> marks, UnitReport& report) const;

  private:
    const Programme& programme_;
    Year period_;
    std::vector<Year> horizons_;
};

/// Fills grades and ranks, which compare units of one level.
void grade_and_rank(const Programme& programme, const Units& units, Report& report);

}  // namespace cchc::measure
