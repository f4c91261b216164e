#include "model/observations.hpp"

#include <algorithm>

namespace cchc {

void FigureColumn::push_back(std::optional<Decimal> figure) {
    if (!figure) {
        small_.push_back(absent);
    } else if (figure->count() < first_large && figure->count() > absent) {
        small_.push_back(static_cast<std::int64_t>(figure->count()));
    } else {
        small_.push_back(first_large + static_cast<std::int64_t>(large_.size()));
        large_.push_back(*figure);
    }
}

std::optional<Decimal> FigureColumn::operator[](RowIndex row) const {
    if (!has(row)) return std::nullopt;
    return at(row);
}

std::optional<Year> Observations::latest_period() const {
    const auto latest = std::ranges::max_element(period);
    if (latest == period.end()) return std::nullopt;
    return *latest;
}

}  // namespace cchc
