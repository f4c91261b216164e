#pragma once

#include "model/observations.hpp"
#include "model/report.hpp"

namespace cchc::measure {

struct Options {
    Year period = 0;             ///< the year reported on
    bool final_figures = false;  ///< what is still pending counts as missing
    bool with_bounds = false;    ///< also what incomplete figures could still come to
    bool with_history = false;   ///< also the values of the periods before
    bool scores_only = false;    ///< scores, grades and ranks; `targets` stay empty
    unsigned threads = 1;        ///< the result does not depend on it
};

/// Programme and observations make a report: what every unit has attained (the whole method).
/// Pure. Precondition: the inputs had no finding of error severity. Throws exact::Overflow where a
/// sum does not fit 128 bits.
Report measure(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const Observations& observations, const Options& options);

}  // namespace cchc::measure
