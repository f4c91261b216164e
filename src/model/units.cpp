#include "model/units.hpp"

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc {

std::optional<UnitIndex> Units::find(std::string_view code) const {
    const auto found = by_code.find(unicode::folded(code));
    if (found == by_code.end()) return std::nullopt;
    return found->second;
}

const Exemption* Exemptions::find(UnitIndex unit, IndicatorIndex indicator, Year period) const {
    const auto found = std::ranges::find_if(all, [&](const Exemption& e) {
        return e.unit == unit && e.indicator == indicator && e.from <= period && period <= e.to;
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace cchc
