#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "check/check.hpp"
#include "model/pieces.hpp"

namespace cchc::check {

/// What one unit sent for one period, by the places of indicators in its form.
struct UnitRows {
    UnitIndex unit = no_unit;
    Year period = 0;
    std::span<const IndicatorIndex> form;
    const ObservationStore::Kept* kept = nullptr;

    bool has(std::size_t i) const { return !kept[i].amount.is_absent(); }
};

/// Shows `look(rows, found)` what each unit sent for each period, on the subject's threads; returns
/// the rows for which it called `found(i)`, by period, unit and indicator.
template <typename Look>
std::vector<RowIndex> rows_where(const Subject& subject, Look&& look) {
    const ObservationStore& rows = subject.inputs.observations;
    if (!rows.first_period()) return {};
    constexpr std::size_t units_of_piece = 512;
    const std::size_t pieces_of_year = (rows.units() + units_of_piece - 1) / units_of_piece;
    const auto years = static_cast<std::size_t>(*rows.latest_period() - *rows.first_period() + 1);
    std::vector<std::vector<RowIndex>> found(years * pieces_of_year);
    in_pieces(found.size(), subject.threads, [&](std::size_t piece) {
        const Year period = *rows.first_period() + static_cast<Year>(piece / pieces_of_year);
        const std::size_t first = piece % pieces_of_year * units_of_piece;
        const std::size_t end = std::min(rows.units(), first + units_of_piece);
        for (auto unit = static_cast<UnitIndex>(first); unit < end; ++unit) {
            const UnitRows sent{unit, period, rows.form(unit), rows.rows_of(unit, period)};
            if (sent.kept == nullptr) continue;
            look(sent, [&](std::size_t i) { found[piece].push_back(rows.index(unit, period, i)); });
        }
    });
    std::vector<RowIndex> all;
    for (const auto& piece : found) all.insert(all.end(), piece.begin(), piece.end());
    return all;
}

}  // namespace cchc::check
