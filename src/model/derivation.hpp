#pragma once

#include <optional>
#include <vector>

#include "model/breakdown.hpp"
#include "model/unit_detail.hpp"

/// How one figure came about: every row that stands in it.
namespace cchc {

/// A row that stands in a figure.
struct Contribution {
    UnitIndex reporter = no_unit;
    UnitIndex heir = no_unit;      ///< in whose own figure it stands
    std::vector<UnitIndex> heirs;  ///< who answers for the reporter in the period: often itself; of
                                   ///< a divided unit several
    Year period = 0;               ///< of the row: of a milestone it may be an earlier one
    std::uint64_t place = 0;
    std::optional<Basis> basis;    ///< who stands behind the row; absent: no figures were verified
    Decimal amount;                ///< numerator, value, level, or 1 and 0
    std::optional<Decimal> base;   ///< denominator or weight
    std::optional<Ratio> product;  ///< of a weighted mean: amount · base
    std::optional<exact::Integer>
        shortfall;  ///< of a ratio: cases this row alone lacks for the threshold, or has too many
    std::vector<UnitIndex> stands_for;  ///< of a milestone that a divided unit has done: the units
                                        ///< as whose rows it counts, if any
};

/// Several rows that stand for one unit, and weigh as one in a plain mean (method, section 8).
struct HeirMean {
    UnitIndex heir = no_unit;
    std::uint32_t rows = 0;
    Ratio mean;
};

/// Why there is no level.
enum class Absence : std::uint8_t {
    missing,   ///< somebody owes a report and has not sent it
    apart,     ///< a unit was divided, and not all its heirs are in the scope
    need_not,  ///< who could report need not
    nobody,    ///< nobody is there any more who could report it
};

/// The levels of one heir in a reduction, or of the heirs of divided units together.
struct LevelPair {
    std::vector<UnitIndex> heirs;    ///< in the order of the units file
    std::vector<UnitIndex> divided;  ///< the divided units whose heirs they are
    std::vector<UnitIndex> apart;    ///< divided units whose level does not count, as not all their
                                     ///< heirs are in the scope, and which leave a year without one
    std::optional<Ratio> base;       ///< B: of the baseline
    std::optional<Ratio> now;        ///< C: of the period
    std::vector<Contribution> base_rows, now_rows;
    Absence absence = Absence::missing;  ///< why there is no `now`

    /// Only those with both stand in the sums (method, section 3).
    bool counted() const { return base && now; }
};

/// The figure of a scope in one period.
struct PeriodFigure {
    Year period = 0;
    std::optional<Ratio> value;
    std::optional<Ratio> above,
        below;                       ///< value = above / below, times 100 for percentages of counts
    std::optional<Ratio> now;        ///< of a reduction the present level, ΣC
    std::vector<Contribution> rows;  ///< largest shortfall first, then as the units file has them;
                                     ///< of a plain mean heir by heir
    std::vector<HeirMean> means;     ///< plain means: the heirs with several rows
    std::vector<LevelPair> levels;   ///< reductions only, in place of `rows`
    std::vector<UnitIndex> missing;  ///< who has to report for the period and has not

    bool empty() const { return rows.empty() && levels.empty() && missing.empty(); }
};

/// How one target came to stand as it does.
struct TargetDerivation {
    TargetResult result;
    PeriodFigure judged;                  ///< of the period that is judged
    std::optional<PeriodFigure> current;  ///< after the horizon: of the period itself
    std::optional<PeriodFigure> base;     ///< where the path starts; not of reductions
    std::optional<ScoreTerm> score;       ///< what it adds to the overall score; absent: nothing
    std::optional<ScoreTerm> year;        ///< the same of the year's standing
};

/// A context indicator in one unit.
struct ContextDerivation {
    ContextResult result;
    PeriodFigure figure;
    std::optional<PeriodFigure> previous;  ///< of the earlier period it is held against
};

/// One unit and indicator in one period.
struct Derivation {
    UnitIndex unit = no_unit;
    IndicatorIndex asked = 0;                  ///< the indicator asked for
    IndicatorIndex indicator = 0;              ///< of a `same_as` the one it names
    std::vector<TargetDerivation> targets;     ///< by horizon; none of a context indicator
    std::optional<ContextDerivation> context;  ///< absent: judged, or the unit does not report it
};

}  // namespace cchc
