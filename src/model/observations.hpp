#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exact/decimal.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

/// What was reported (interface, section 3), in columns: a nation is millions of rows.
namespace cchc {

/// Position of a row in the columns of Observations, in reading order.
using RowIndex = std::uint32_t;
inline constexpr RowIndex no_row = std::numeric_limits<RowIndex>::max();

/// A column of figures that may be absent: 8 bytes a figure, and a side table for the few that
/// do not fit.
class FigureColumn {
  public:
    void push_back(std::optional<Decimal> figure);
    std::optional<Decimal> operator[](RowIndex row) const;
    /// The figure of a row that has one.
    Decimal at(RowIndex row) const {
        const auto small = small_[row];
        return is_large(small) ? large_[static_cast<std::size_t>(small - first_large)]
                               : Decimal::millionths(small);
    }
    bool has(RowIndex row) const { return small_[row] != absent; }
    std::size_t size() const { return small_.size(); }

  private:
    static constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t first_large = std::int64_t{1} << 62;
    static bool is_large(std::int64_t small) { return small >= first_large; }

    std::vector<std::int64_t> small_;  ///< millionths; from `first_large` on positions in `large_`
    std::vector<Decimal> large_;
};

/// The texts beside a row's figures.
struct Remark {
    RowIndex row = no_row;
    std::string note;
    std::string evidence;
};

/// One data set. Rows without figures are no report (method, section 3): only their remark is kept.
struct Observations {
    std::vector<UnitIndex> unit;
    std::vector<IndicatorIndex> indicator;
    std::vector<std::int16_t> period;
    FigureColumn amount;  ///< the numerator of a ratio, the value of every other kind
    FigureColumn base;    ///< the denominator of a ratio, the weight of a weighted mean
    std::vector<std::uint64_t> place;  ///< where the row stands in the text read (diag/place.hpp)
    std::vector<Remark> remarks;       ///< ascending by row

    std::size_t size() const { return unit.size(); }
    bool reported(RowIndex row) const { return amount.has(row); }
    /// The latest period with a row, or nothing.
    std::optional<Year> latest_period() const;
};

}  // namespace cchc
