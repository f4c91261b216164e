#include "data/verification.hpp"

namespace cchc {

namespace {

/// Adds the rows of a store for which `wanted(unit, indicator, period)`, and what is not a figure.
template <typename Wanted>
void add_rows(const ObservationStore& from, ObservationStore& to, Wanted&& wanted) {
    from.each([&](UnitIndex unit, IndicatorIndex indicator, Year period, RowIndex row) {
        if (!wanted(unit, indicator, period)) return;
        SentRow sent{unit, indicator, period, from.amount(row), {}, from.place(row)};
        if (from.has_base(row)) sent.base = from.base(row);
        to.add(sent);
    });
    for (UnitIndex unit = 0; unit < from.units(); ++unit) {
        for (const SentRow& row : from.without_figures(unit)) to.add(row);
    }
    to.remarks.insert(to.remarks.end(), from.remarks.begin(), from.remarks.end());
    to.refused.insert(to.refused.end(), from.refused.begin(), from.refused.end());
}

}  // namespace

ObservationStore rows_that_count(const Programme& programme, const Units& units, std::uint64_t end,
                                 const ObservationStore& reported, const ObservationStore& verified,
                                 Unverified unverified) {
    ObservationStore rows{programme, units, end};
    if (unverified == Unverified::counts) {
        add_rows(reported, rows, [&](UnitIndex unit, IndicatorIndex indicator, Year period) {
            return verified.find(unit, indicator, period) == no_row;
        });
    }
    add_rows(verified, rows, [](auto...) { return true; });
    return rows;
}

}  // namespace cchc
