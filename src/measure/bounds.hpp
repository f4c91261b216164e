#pragma once

#include <map>
#include <optional>
#include <vector>

#include "measure/standing.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// What the silence of units could hide.
struct Silence {
    std::optional<Bounds> bounds;
    std::optional<Unbounded> unbounded;  ///< somebody is silent, and there is no telling
    /// Who is silent: those who owe a report, then who else could still report.
    std::vector<UnitIndex> units;
    std::optional<Decimal> size;  ///< as TargetResult::silent_size
};

/// Who could still report an indicator, scope by scope; each period is looked through once.
class SilentReporters {
  public:
    SilentReporters(const Inputs& inputs, IndicatorIndex indicator)
        : inputs_(inputs), indicator_(indicator) {}

    /// Those of the scope of a living unit, in the order of the units file.
    const std::vector<UnitIndex>& of(UnitIndex unit, Year period);

  private:
    using ByScope = std::vector<std::vector<UnitIndex>>;  ///< by Lineage::slot

    Year awaited(const Unit& who, Year period) const;
    bool is_silent(const UsableRows& rows, UnitIndex reporter, Year period) const;
    void add_to_scopes(UnitIndex reporter, Year period, ByScope& scopes) const;
    void add_divided(const DividedScope& scope, Year period, std::vector<UnitIndex>& silent) const;

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    std::map<Year, ByScope> periods_;
};

/// Between which values a ratio, mean or milestone can still come to lie, should the silent units
/// report nothing but failures or nothing but successes: every unit of a `reported_by` level that
/// existed in the period (of a milestone: earlier), is not exempt and has no row, even if it ended
/// before its reports were due; of a divided unit in the scopes that hold all its heirs. Ratios and
/// weighted means go by the sizes of the silent units (size_before). A ratio that may exceed 100
/// has no highest value. Nothing where nobody is silent, or where the rows decide nothing
/// (withdrawn, pending …).
///
/// `result`: of the same target and unit. The bounds are decided where the status is the same
/// whatever the silent units report, of the period judged and of the period itself.
Silence silence(const Inputs& inputs, Figures& figures, SilentReporters& reporters,
                const Target& target, UnitIndex unit, const TargetResult& result);

}  // namespace cchc::measure
