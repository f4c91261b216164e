#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "measure/status.hpp"
#include "model/breakdown.hpp"
#include "model/unit_detail.hpp"

/// Scores, grades and ranks (method, sections 9 and 10).
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
    /// The same for `year`: areas in programme order, overall last.
    void score_year(std::span<const Mark> marks, UnitReport& report) const;
    /// Fills `counts` of a unit whose scores are there.
    void count(std::span<const Mark> marks, UnitReport& report) const;
    /// Fills the points of all targets of a unit from their marks: what each adds to the overall
    /// score at its horizon.
    void share_points(const Unit& unit, std::span<const Mark> marks,
                      std::span<TargetResult> results) const;

    /// Fills the losses of a unit from its marks.
    void find_losses(const Unit& unit, std::span<const Mark> marks, UnitDetail& detail) const;

    /// What the score of an area (without one: the overall score) at a horizon (without one: of the
    /// year's standing) is made of. Without terms there is no such score.
    ScoreSum add_up(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                    std::optional<std::uint16_t> area) const;

  private:
    template <typename Use>
    void each_target(Use use) const;
    template <typename Use>
    void each_term(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                   std::optional<std::uint16_t> area, Use use) const;
    void add_losses(const Unit& unit, std::span<const Mark> marks, std::optional<Year> horizon,
                    std::vector<ScoreLosses>& losses) const;
    /// Whether the unit existed at the end of the period judged: else it has rows, but no score.
    bool has_score(const Unit& unit, const Target& target) const;

    const Programme& programme_;
    Year period_;
    std::vector<Year> horizons_;
    std::vector<std::size_t> positions_;  ///< of the targets' horizons among these
};

/// Fills grades and ranks, which compare units of one level.
void grade_and_rank(const Programme& programme, const Units& units, Report& report);

}  // namespace cchc::measure
