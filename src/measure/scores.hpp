#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/report.hpp"

/// Scores, grades and ranks (method, section 9).
namespace cchc::measure {

/// What of a target's result its scores are made of.
struct Mark {
    std::uint32_t submitted = 0, due = 0;
    std::int32_t attainment = 0;  ///< millionths of a percent; 0 without a value
    IndicatorIndex indicator = 0;
    std::uint16_t target = 0;
    Status status = Status::no_data;
    bool scored = false;
    bool has_value = false;
};
/// The mark of a judged target.
Mark mark_of(const TargetResult& result);

/// Makes the scores of units.
class Scoring {
  public:
    /// `period`: the year reported on. The programme outlives it.
    Scoring(const Programme& programme, Year period);

    /// Fills `scores` of a unit from the marks of its targets: by horizon, areas in programme
    /// order, overall last. A unit that did not exist at the end of the period judged has none at
    /// that horizon.
    void score(const Unit& unit, std::span<const Mark> marks, UnitReport& report) const;

  private:
    const Programme& programme_;
    Year period_;
    std::vector<Year> horizons_;
};

/// Fills grades and ranks, which compare units of one level.
void grade_and_rank(const Programme& programme, const Units& units, Report& report);

}  // namespace cchc::measure
