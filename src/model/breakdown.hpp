#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/report.hpp"

/// What a score is made of, target by target (method, sections 9 and 10).
namespace cchc {

/// What one target adds to a score: points = points_max · counted · share / 100.
struct ScoreTerm {
    TargetPlace place;
    Status status = Status::no_data;
    Decimal weight;
    Decimal attainment;  ///< of the value, in percent; of the year's standing the mark; 0: no value
    Decimal at_worst;    ///< the same of the value at worst
    Decimal counted;     ///< what counts of it: 0 below the programme's floor
    Ratio share;         ///< of the reports that are here or of which something is known, 0 to 1
    std::uint32_t due = 0;             ///< reports owed
    std::uint32_t silent = 0;          ///< units that owe a report and have not sent it
    std::uint32_t silent_unknown = 0;  ///< of those, the ones of which nothing is known
    Ratio points, points_max;          ///< exact

    Ratio lost() const { return points_max - points; }
};

/// A score as the sum of its points.
struct ScoreSum {
    std::optional<Year> horizon;        ///< absent: the year's standing
    std::optional<std::uint16_t> area;  ///< absent: overall
    std::vector<ScoreTerm> terms;       ///< largest loss first, then as in the programme
    std::string exact;                  ///< the sum of the points, in lowest terms: "2345/27", "86"
    Decimal rounded;                    ///< the same with 6 decimals
    bool is_decimal = false;            ///< these are all decimals it has
    Decimal score;                      ///< 2 decimals, held at 99.99 while a term is not 100
};

/// What the scores of one unit are made of.
struct Breakdown {
    UnitIndex unit = no_unit;
    /// By horizon, the year's standing last; of each the overall score and then its areas in
    /// programme order.
    std::vector<ScoreSum> sums;
};

}  // namespace cchc
