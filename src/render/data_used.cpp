#include "render/data_used.hpp"

namespace cchc::render {

std::vector<SentRow> DataUsed::rows(UnitIndex heir) const {
    std::vector<UnitIndex> units{heir};
    const auto predecessors = lineage.predecessors(heir);
    units.insert(units.end(), predecessors.begin(), predecessors.end());
    return observations.rows_until(lineage.period(), units);
}

}  // namespace cchc::render
