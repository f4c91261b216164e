#include "measure/missing.hpp"

#include "measure/scope.hpp"

namespace cchc::measure {

namespace {

/// Those who must report (`must`), whose reports are counted for a unit, and who have sent none.
template <class Must>
std::vector<UnitIndex> not_sent(const Inputs& inputs, Figures& figures, UnitIndex unit, Year period,
                                Must must) {
    const Scopes scopes{inputs, figures.index()};
    std::vector<UnitIndex> missing;
    for (UnitIndex reporter = 0; reporter < inputs.units.size(); ++reporter) {
        if (must(inputs, reporter, figures.index(), period) &&
            scopes.counts_reports(unit, reporter) && !figures.sent(reporter, period))
            missing.push_back(reporter);
    }
    return missing;
}

}  // namespace

std::vector<UnitIndex> missing_reporters(const Inputs& inputs, Figures& figures, UnitIndex unit,
                                         Year period) {
    return not_sent(inputs, figures, unit, period, owes_report);
}

std::vector<UnitIndex> silent_reporters(const Inputs& inputs, Figures& figures, UnitIndex unit,
                                        Year period) {
    return not_sent(inputs, figures, unit, period, must_report);
}

}  // namespace cchc::measure
