#pragma once

#include <cstdint>
#include <vector>

#include "exact/ratio.hpp"
#include "model/inputs.hpp"
#include "model/levels.hpp"

namespace cchc::measure {

using exact::Ratio;

/// What a reduction comes to in a scope: baseline and present level, over the heirs that have both
/// (method, section 3).
struct Cut {
    Ratio base;                      ///< ΣB
    Ratio now;                       ///< ΣC
    std::uint32_t with_level = 0;    ///< heirs that have a C
    std::uint32_t without_base = 0;  ///< of those, heirs without a B

    Cut& operator+=(const Cut& other);
};

/// The scope of every living unit, by Lineage::slot, against a baseline, with the levels of
/// `period`.
std::vector<Cut> cut_scopes(const Inputs& inputs, IndicatorIndex indicator, Levels& levels,
                            const Baseline& baseline, Year period);

}  // namespace cchc::measure
