#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/levels.hpp"
#include "model/report.hpp"
#include "model/usable_rows.hpp"

namespace cchc::measure {

/// On which rows of the data the rows of one report stand. The report and what it was made from
/// outlive it.
class Footing {
  public:
    Footing(const Report& report, const Exemptions& exemptions, const Observations& observations);

    const Inputs& inputs() const { return inputs_; }

    /// Whether a row that a unit reports for a period can be felt in the row of a target.
    /// `comes_or_goes`: the row is on one side of a comparison only, so that it counts as a report.
    bool feels(UnitIndex unit, const TargetResult& result, UnitIndex reporter, Year period,
               bool comes_or_goes);
    /// The same for a context indicator.
    bool feels(UnitIndex unit, const ContextResult& result, UnitIndex reporter, Year period);

    /// The units whose rows of an indicator can belong to a unit (itself, those below, and those
    /// that they took over from; with roll-up `none` itself and its predecessors), each with who
    /// answers for it: codes.
    std::map<std::string, std::string> heirs(UnitIndex unit, IndicatorIndex indicator) const;
    /// The units that the unit itself answers for, besides itself.
    std::vector<UnitIndex> predecessors(UnitIndex unit, IndicatorIndex indicator) const;
    /// The codes among them that an exemption frees of the indicator in a period.
    std::set<std::string> exempted(UnitIndex unit, IndicatorIndex indicator, Year period) const;

  private:
    bool figures_count(const TargetResult& result) const;
    bool stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter, Year period) const;
    bool is_superseded(IndicatorIndex counted, UnitIndex unit, UnitIndex heir, Year period) const;
    bool milestone_stands(IndicatorIndex counted, UnitIndex unit, UnitIndex reporter, Year seen,
                          Year period) const;
    bool level_stands(IndicatorIndex counted, const Baseline& baseline, UnitIndex reporter,
                      Year seen, Year period);

    Lineage lineage_;
    Inputs inputs_;
    std::map<IndicatorIndex, Levels> levels_;
};

/// The indicator whose rows are counted: of a `same_as` the one it names.
IndicatorIndex counted(const Programme& programme, IndicatorIndex indicator);

}  // namespace cchc::measure
