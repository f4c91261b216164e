#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "measure/cut.hpp"
#include "measure/tally.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// What a target comes to in a scope at one period (method, section 6, first table).
struct Standing {
    Status state = Status::no_data;  ///< why there is no value; meaningless with one
    std::optional<Ratio> value;
    std::optional<Ratio> numerator, denominator;  ///< value = 100 · numerator / denominator
};

/// What silent units could make of a value (method, section 9).
struct AtWorst {
    std::uint32_t known = 0;    ///< silent units of which something is known
    std::vector<Ratio> values;  ///< the value as it would be: the worst of these; none where
                                ///< nothing is known
};

/// One indicator, period by period and scope by scope; each period is added up once.
class Figures {
  public:
    Figures(const Inputs& inputs, IndicatorIndex indicator, bool final_figures)
        : inputs_(inputs),
          indicator_(indicator),
          final_figures_(final_figures),
          levels_(inputs, indicator) {}

    IndicatorIndex index() const { return indicator_; }
    const Indicator& indicator() const { return inputs_.programme.indicators[indicator_]; }

    /// What the rows of a living unit's scope add up to in a period.
    const Tally& tally(UnitIndex unit, Year period) {
        return in(period).tallies[inputs_.lineage.slot(unit)];
    }
    /// The value of a scope whatever any target says of the period; not for reductions.
    std::optional<Ratio> value(UnitIndex unit, Year period) {
        return value_of(indicator(), tally(unit, period));
    }
    /// The standing of a target at `period`, under what is in force at `judged`.
    Standing standing(const Target& target, UnitIndex unit, Year period, Year judged);
    /// Returns the result at worst: each unit that has not reported for `period`, and whose size is
    /// known, counts with failures only. Precondition: the standing has a value.
    AtWorst at_worst(const Target& target, const Threshold& threshold, UnitIndex unit, Year period);
    /// Whether a unit's own report of a period is here, or restated, or a milestone is still done,
    /// as its own scope sees it.
    bool sent(UnitIndex unit, Year period) { return in(period).rows.submitted(unit); }
    /// The predecessors whose rows stand in the unit's own figure in any of the periods (section
    /// 8), in the order of the units file.
    std::vector<UnitIndex> inherited_from(UnitIndex unit, const std::set<Year>& periods);

  private:
    struct PeriodFigures {
        Year period;
        UsableRows rows;
        std::vector<Tally> tallies;
    };
    struct Cuts {
        Year horizon, period;
        std::vector<Cut> cuts;
    };

    const PeriodFigures& in(Year period) {
        for (const PeriodFigures& figures : periods_) {
            if (figures.period == period) return figures;
        }
        return add(period);
    }
    const PeriodFigures& add(Year period);
    const Cut& cut(const Target& target, UnitIndex unit, Year period);
    std::optional<Status> state_before_figures(const Target& target, UnitIndex unit, Year period,
                                               Year judged);
    Standing reduction(const Target& target, UnitIndex unit, Year period);
    Standing plain(UnitIndex unit, Year period);

    const Inputs& inputs_;
    IndicatorIndex indicator_;
    bool final_figures_;
    Levels levels_;
    // few, and asked for again and again: found quicker than in a map
    std::deque<PeriodFigures> periods_;
    std::deque<Cuts> cuts_;
};

}  // namespace cchc::measure
