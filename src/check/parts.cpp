#include "check/parts.hpp"

namespace cchc::check {

Parts::Parts(const Units& units, const Lineage& lineage) {
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        const auto heirs = lineage.heirs(unit);
        if (heirs.size() < 2) continue;
        for (const UnitIndex part : heirs) divided_[part].push_back(unit);
    }
}

}  // namespace cchc::check
