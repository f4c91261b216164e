#include "model/observations.hpp"

#include <algorithm>

namespace cchc {

std::uint32_t FigureColumn::kept(std::optional<Decimal> figure) {
    if (!figure) return absent;
    for (std::uint32_t places = 0; places <= Decimal::places && !figure->is_negative(); ++places) {
        const auto digits = figure->count() / millionths_of_last[places];
        if (digits >= digits_end) break;
        if (digits * millionths_of_last[places] == figure->count()) {
            return static_cast<std::uint32_t>(digits) << 3 | places;
        }
    }
    large_.push_back(*figure);
    return static_cast<std::uint32_t>(large_.size() - 1) << 3 | 7;
}

void FigureColumn::push_back(std::optional<Decimal> figure) {
    small_.push_back(kept(figure));
}

void FigureColumn::set(RowIndex row, std::optional<Decimal> figure) {
    small_[row] = kept(figure);
}

std::optional<Decimal> FigureColumn::operator[](RowIndex row) const {
    if (!has(row)) return std::nullopt;
    return at(row);
}

void Observations::resize(std::size_t size) {
    unit.resize(size);
    indicator.resize(size);
    period.resize(size);
    amount.resize(size);
    base.resize(size);
    place.resize(size);
}

void Observations::copy(RowIndex from, RowIndex to) {
    unit[to] = unit[from];
    indicator[to] = indicator[from];
    period[to] = period[from];
    amount.copy(from, to);
    base.copy(from, to);
    place.copy(from, to);
}

std::optional<Year> Observations::latest_period() const {
    const auto latest = std::ranges::max_element(period);
    if (latest == period.end()) return std::nullopt;
    return *latest;
}

}  // namespace cchc
