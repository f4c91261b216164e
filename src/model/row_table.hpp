#pragma once

#include <vector>

#include "model/observations.hpp"

namespace cchc {

/// Finds the row of a unit, an indicator and a period at once, however many rows there are.
/// Rows without figures are not found: they are no report. Of duplicates the first is found,
/// unless they are left out.
class RowTable {
  public:
    /// Covers the periods from the earliest in the data up to `last`; later rows are passed over.
    RowTable(const Observations& observations, std::size_t units, std::size_t indicators,
             Year last);

    /// From now on finds no row of what was reported twice: nobody knows which is right.
    void leave_out_duplicates();

    /// The row, or no_row.
    RowIndex find(UnitIndex unit, IndicatorIndex indicator, Year period) const {
        if (period < first_ || period > last_) return no_row;
        return rows_[slot(unit, indicator, period)];
    }
    /// Rows of which an earlier one has the same unit, indicator and period, in reading order.
    struct Duplicate {
        RowIndex row = no_row, first = no_row;
    };
    const std::vector<Duplicate>& duplicates() const { return duplicates_; }
    /// The periods covered; first() > last() where there is no row at all.
    Year first() const { return first_; }
    Year last() const { return last_; }

  private:
    /// All that one unit sent stands together, as it mostly does in files.
    std::size_t slot(UnitIndex unit, IndicatorIndex indicator, Year period) const {
        const auto years = static_cast<std::size_t>(last_ - first_ + 1);
        return (unit * indicators_ + indicator) * years + static_cast<std::size_t>(period - first_);
    }

    std::size_t indicators_;
    Year first_, last_;
    Series<RowIndex> rows_;
    std::vector<Duplicate> duplicates_;
};

}  // namespace cchc
