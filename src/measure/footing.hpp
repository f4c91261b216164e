#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "data/levels.hpp"
#include "data/usable_rows.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// On which rows of the data the rows of one report stand. The report and what it was made from
/// outlive it.
class Footing {
  public:
    Footing(const Report& report, const Exemptions& exemptions,
            const ObservationStore& observations);

    const Inputs& inputs() const { return inputs_; }

    /// Returns whether a row of `reporter` for a period can affect the target's result of `unit`.
    /// `comes_or_goes`: the row is on one side of a comparison only, so it counts as a report.
    bool affects(UnitIndex unit, const TargetResult& result, UnitIndex reporter, Year period,
                 bool comes_or_goes);
    /// The same for a context indicator.
    bool affects(UnitIndex unit, const ContextResult& result, UnitIndex reporter, Year period);

    /// Whether rows of an indicator that a reporter may send belong to a unit.
    bool holds(UnitIndex unit, IndicatorIndex indicator, UnitIndex reporter) const;
    /// The units whose rows of an indicator can belong to a unit (itself, those below, and those
    /// that they took over from; with roll-up `none` itself and its predecessors), each with all
    /// who answer for it: codes.
    std::map<std::string, std::string> heirs(UnitIndex unit, IndicatorIndex indicator) const;
    /// The units that the unit took over from, wholly or (they were divided) in part.
    std::vector<UnitIndex> taken_over(UnitIndex unit) const;
    /// The codes of those of them that report an indicator and matter to its figure: all that it
    /// took over wholly; of a reduction the others too, as they may leave it without a baseline.
    std::set<std::string> felt_taken_over(UnitIndex unit, IndicatorIndex indicator) const;
    /// The codes among them that an exemption frees of the indicator in a period.
    std::set<std::string> exempted(UnitIndex unit, IndicatorIndex indicator, Year period) const;

  private:
    bool figures_count(const TargetResult& result) const;
    bool stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter, Year period) const;
    bool is_superseded(IndicatorIndex counted, const UsableRows& rows, UnitIndex unit,
                       UnitIndex heir, Year period) const;
    bool milestone_stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter, Year seen,
                          Year period) const;
    bool level_stands(IndicatorIndex counted, const Baseline& baseline, UnitIndex unit,
                      UnitIndex reporter, Year seen, Year period);

    Lineage lineage_;
    Inputs inputs_;
    std::vector<UnitIndex> divided_;  ///< in file order
    std::map<IndicatorIndex, Levels> levels_;
};

/// The indicator whose rows are counted: of a `same_as` the one it names.
IndicatorIndex counted(const Programme& programme, IndicatorIndex indicator);

}  // namespace cchc::measure
