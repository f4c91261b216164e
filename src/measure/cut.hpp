#pragma once

#include <cstdint>
#include <vector>

#include "data/inputs.hpp"
#include "data/levels.hpp"
#include "exact/ratio.hpp"

namespace cchc::measure {

using exact::Ratio;

/// What a reduction comes to in a scope: baseline and present level, over the heirs (of divided
/// units: the families) that have both (method, section 3).
struct Cut {
    Ratio base;                      ///< ΣB
    Ratio now;                       ///< ΣC
    std::uint32_t with_level = 0;    ///< heirs or families that have a C
    std::uint32_t without_base = 0;  ///< of those, the ones without a B

    /// Heirs or families with a B and no C because units have not reported (method, section 9): ΣB,
    /// ΣC at worst, and the number of these units.
    Ratio silent_base, silent_now;
    std::uint32_t silent_known = 0;

    Cut& operator+=(const Cut& other);
};

/// The scope of every living unit, by Lineage::slot, against a baseline, with the levels of
/// `period`.
std::vector<Cut> cut_scopes(const Inputs& inputs, IndicatorIndex indicator, Levels& levels,
                            const Baseline& baseline, Year period);

}  // namespace cchc::measure
