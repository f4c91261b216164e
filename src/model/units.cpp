#include "model/units.hpp"

#include <utility>

#include "unicode/unicode.hpp"

namespace cchc {

std::optional<UnitIndex> Units::find(std::string_view code) const {
    const auto found = by_code.find(unicode::folded(code));
    if (found == by_code.end()) return std::nullopt;
    return found->second;
}

const Exemption* Exemptions::find(UnitIndex unit, IndicatorIndex indicator, Year period) const {
    if (all_.empty()) return nullptr;
    const auto found = positions_.find(key(unit, indicator));
    if (found == positions_.end()) return nullptr;
    for (const std::size_t position : found->second) {
        const Exemption& exemption = all_[position];
        if (exemption.from <= period && period <= exemption.to) return &exemption;
    }
    return nullptr;
}

void Exemptions::add(Exemption exemption) {
    positions_[key(exemption.unit, exemption.indicator)].push_back(all_.size());
    all_.push_back(std::move(exemption));
}

}  // namespace cchc
