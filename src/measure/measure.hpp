#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/verification.hpp"
#include "model/lineage.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// For which values the details give bounds: between what missing reports could still put them.
enum class BoundsOf : std::uint8_t {
    none,
    provisional,  ///< of those that are not complete
    all,          ///< of the others too, where units need not report and have no row
};

struct Options {
    Year period = 0;             ///< the year reported on
    bool final_figures = false;  ///< what is still pending counts as missing
    BoundsOf with_bounds = BoundsOf::none;
    bool with_history = false;  ///< in details, also the values of the periods before
    bool with_rows = false;     ///< in details, also the rows that the unit sent
    bool with_briefs = false;   ///< in the report, for tables of many units and for shortfalls
    unsigned threads = 1;       ///< the result does not depend on it
    /// Where some of the observations are verified rows: what units reported. Null: none is. It
    /// outlives the measurement.
    const Verification* verification = nullptr;
};

/// A report with the details of all its units.
struct FullReport {
    Report report;
    std::vector<UnitDetail> details;  ///< as `report.reports`
};

/// The observations of a programme, ready to be judged (the whole method). What it was made from
/// outlives it. Precondition: the inputs had no finding of error severity. Throws exact::Overflow
/// where a sum does not fit 128 bits.
class Measurement {
  public:
    Measurement(const Programme& programme, const Units& units, const Exemptions& exemptions,
                const ObservationStore& observations, const Options& options);

    /// How every unit stands: scores, grades, ranks and counts, and briefs where asked for.
    Report report() const;
    /// Everything about some units, in the order given. `report`: what report() returned; `before`:
    /// the same of the year before, with briefs, for what changed; null: not asked for. Several
    /// threads may call it.
    std::vector<UnitDetail> detail(const Report& report, const Report* before,
                                   std::span<const UnitIndex> units) const;
    /// The report and the details of all its units, in its order, in one pass.
    FullReport full_report() const;

  private:
    /// Some units with the results of single targets alone.
    std::vector<UnitDetail> judged(std::span<const UnitIndex> units) const;
    void add_notes(UnitDetail& detail) const;
    void add_rows(UnitDetail& detail) const;
    /// Judges all units in one pass. `details`: filled as far as single targets go; null: not asked
    /// for.
    Report measure_all(std::vector<UnitDetail>* details) const;
    /// Adds to details what does not come from judging single targets, the unit's report first.
    void complete(const Report& report, const Report* before,
                  std::vector<UnitDetail>& details) const;

    const Programme& programme_;
    const Units& units_;
    const Exemptions& exemptions_;
    const ObservationStore& observations_;
    Options options_;
    Lineage lineage_;
    std::vector<std::uint32_t> remarks_by_unit_;   ///< positions in the observations
    std::unique_ptr<const Measurement> reported_;  ///< by what units reported; null: the same
};

}  // namespace cchc::measure
