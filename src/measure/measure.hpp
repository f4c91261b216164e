#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/observation_store.hpp"
#include "model/lineage.hpp"
#include "model/report.hpp"

namespace cchc::measure {

/// How much of its targets a report keeps of every unit.
enum class Detail : std::uint8_t {
    scores,  ///< nothing: scores, grades and ranks alone
    brief,   ///< `briefs`, for tables of many units
    full,    ///< everything
};

/// Of which figures a report says what silent units could still make of them.
enum class BoundsOf : std::uint8_t {
    none,
    provisional,  ///< of those that are not complete
    all,          ///< of the others too, where units need not report and have no row
};

struct Options {
    Year period = 0;             ///< the year reported on
    bool final_figures = false;  ///< what is still pending counts as missing
    BoundsOf with_bounds = BoundsOf::none;
    bool with_history = false;  ///< also the values of the periods before
    Detail detail = Detail::full;
    unsigned threads = 1;  ///< the result does not depend on it
};

/// The observations of a programme, ready to be judged (the whole method). What it was made from
/// outlives it. Precondition: the inputs had no finding of error severity. Throws exact::Overflow
/// where a sum does not fit 128 bits.
class Measurement {
  public:
    Measurement(const Programme& programme, const Units& units, const Exemptions& exemptions,
                const ObservationStore& observations, const Options& options);

    /// What every unit has attained, in the detail asked for.
    Report report() const;
    /// Everything about some units of a report that was made with less; theirs alone is kept.
    void fill(Report& report, std::span<const UnitIndex> units) const;

  private:
    /// Adds what the filled units wrote beside their own rows, up to the period.
    void add_notes(Report& report) const;

    const Programme& programme_;
    const Units& units_;
    const Exemptions& exemptions_;
    const ObservationStore& observations_;
    Options options_;
    Lineage lineage_;
    std::vector<std::uint32_t> remarks_by_unit_;  ///< positions in the observations
};

/// Programme and observations make a report, at once.
Report measure(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const ObservationStore& observations, const Options& options);

}  // namespace cchc::measure
