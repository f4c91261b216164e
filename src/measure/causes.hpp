#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "measure/compare.hpp"
#include "measure/footing.hpp"
#include "measure/programme_keys.hpp"
#include "model/unit_detail.hpp"

namespace cchc::measure {

/// Why the rows of two reports differ: one cause for each, the same from either side. The sides
/// and the changed cells outlive it.
class Causes {
  public:
    Causes(const Side& before, const Side& after, const std::vector<CellChange>& cells);

    /// Precondition: the change has its unit and its rows. `in_both`: the unit exists on both
    /// sides.
    Reason of(const TargetChange& change, bool in_both);
    Reason of(const ScoreChange& change, bool in_both) const;
    Reason of(const ContextChange& change, bool in_both);

  private:
    /// One side: who and what its rows stand on.
    struct Half {
        const Side& side;
        Footing footing;

        const Programme& programme() const { return *side.report.programme; }
        UnitIndex find(const std::string& code) const;
        std::string code(UnitIndex unit) const { return (*side.report.units)[unit].code; }
    };
    using Codes = std::vector<std::string>;
    using Felt = bool (Causes::*)(const std::string&, const CellChange&);

    void add_to_scopes(std::size_t cell, const Half& half);
    bool known_to_both(const std::string& unit) const;
    bool two_periods() const { return before_.side.report.period != after_.side.report.period; }
    Codes began_or_ended(const std::string& unit) const;
    static TargetAt target_at(const Half& half, const TargetResult& result);
    Codes programme_keys(const TargetChange& change) const;
    Codes newly_exempted(const TargetChange& change) const;
    Codes taken_over(const TargetChange& change) const;
    Codes find_with_other_heirs() const;
    Codes moved(const TargetChange& change) const;
    Codes reassigned(const TargetChange& change) const;
    template <class Row>
    bool is_affected(Half& half, const std::string& unit, const Row* row, const CellChange& cell);
    template <class Row>
    Reason by_cells(const std::string& unit, const std::string& indicator, bool repeats,
                    const Row* before, const Row* after);
    bool is_own(const std::string& unit, const CellChange& cell) const;
    Cause cause_of(const std::vector<std::size_t>& own) const;

    Half before_, after_;
    const std::vector<CellChange>& cells_;
    bool exemptions_differ_, units_differ_;
    Codes with_other_heirs_;
    std::map<std::pair<std::string, std::string>, std::set<std::size_t>>
        reach_;  ///< by unit and indicator: the changed cells of its scope, on either side
};

}  // namespace cchc::measure
