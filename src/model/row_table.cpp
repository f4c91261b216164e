#include "model/row_table.hpp"

#include <algorithm>
#include <set>

namespace cchc {

RowTable::RowTable(const Observations& observations, std::size_t units, std::size_t indicators,
                   Year last)
    : indicators_(indicators), first_(last + 1), last_(last) {
    for (const auto period : observations.period) first_ = std::min<Year>(first_, period);
    if (first_ > last_) return;
    rows_.assign(units * indicators * static_cast<std::size_t>(last_ - first_ + 1), no_row);
    for (RowIndex row = 0; row < observations.size(); ++row) {
        if (observations.period[row] > last_ || !observations.reported(row)) continue;
        auto& entry = rows_[slot(observations.unit[row], observations.indicator[row],
                                 observations.period[row])];
        if (entry == no_row) {
            entry = row;
        } else {
            duplicates_.push_back({row, entry});
        }
    }
}

void RowTable::leave_out_duplicates() {
    std::set<RowIndex> unclear;
    for (const Duplicate& duplicate : duplicates_) unclear.insert(duplicate.first);
    if (unclear.empty()) return;
    for (RowIndex& row : rows_) {
        if (unclear.contains(row)) row = no_row;
    }
}

}  // namespace cchc
