#include "measure/shortfalls.hpp"

#include <algorithm>

namespace cchc::measure {

std::vector<Shortfall> shortfalls(const Report& report, const UnitDetail& unit) {
    std::vector<Shortfall> shortfalls;
    if (unit.children.empty()) return shortfalls;
    for (std::size_t place = 0; place < unit.targets.size(); ++place) {
        const TargetResult& result = unit.targets[place];
        const bool printed_again =
            report.programme->indicators[result.indicator].same_as.has_value();
        if (result.status != Status::missed || printed_again) continue;
        Shortfall& shortfall = shortfalls.emplace_back();
        shortfall.place = place;
        for (const UnitIndex child : unit.children) {
            const Brief& brief = report.at(child).briefs[place];
            if (brief.need == 0) continue;
            shortfall.units.push_back({child, brief});
            shortfall.lacking += exact::Integer{brief.need};
        }
        if (result.need && shortfall.lacking >= *result.need)
            shortfall.exceeding = shortfall.lacking - *result.need;
        std::ranges::stable_sort(shortfall.units, std::ranges::greater{},
                                 [](const UnitShortfall& below) { return below.brief.need; });
    }
    return shortfalls;
}

}  // namespace cchc::measure
