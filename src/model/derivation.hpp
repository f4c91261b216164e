#pragma once

#include <optional>
#include <vector>

#include "model/report.hpp"

/// How one figure came about: every row that stands in it.
namespace cchc {

/// A row that stands in a figure.
struct Contribution {
    UnitIndex reporter = no_unit;
    UnitIndex heir = no_unit;  ///< who answers for the reporter in the period; often itself
    Year period = 0;           ///< of the row: of a milestone it may be an earlier one
    RowIndex row = no_row;
    Decimal amount;               ///< numerator, value, level, or 1 and 0
    std::optional<Decimal> base;  ///< denominator or weight
    std::optional<exact::Integer>
        shortfall;  ///< of a ratio: cases this row alone lacks for the threshold
};

/// The levels of one heir in a reduction.
struct LevelPair {
    UnitIndex heir = no_unit;
    std::optional<Ratio> base;  ///< B: of the baseline
    std::optional<Ratio> now;   ///< C: of the period
    std::vector<Contribution> base_rows, now_rows;

    /// Only heirs with both stand in the sums (method, section 3).
    bool counted() const { return base && now; }
};

/// How one target came to stand as it does.
struct TargetDerivation {
    TargetResult result;
    std::optional<Ratio> above,
        below;                       ///< value = above / below, times 100 for percentages of counts
    std::optional<Ratio> now;        ///< of a reduction the present level, ΣC
    std::vector<Contribution> rows;  ///< largest shortfall first, then as the units file has them
    std::vector<LevelPair> levels;   ///< reductions only, in place of `rows`
    std::vector<UnitIndex>
        missing;  ///< who owes a report for the period judged and has not sent it
};

/// One unit and indicator in one period.
struct Derivation {
    UnitIndex unit = no_unit;
    IndicatorIndex asked = 0;      ///< the indicator asked for
    IndicatorIndex indicator = 0;  ///< of a `same_as` the one it names
    std::vector<TargetDerivation>
        targets;  ///< by horizon; a context indicator: one without a target
    std::optional<ContextResult> context;
};

}  // namespace cchc
