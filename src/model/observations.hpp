#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "exact/decimal.hpp"
#include "model/programme.hpp"
#include "model/series.hpp"
#include "model/units.hpp"

/// What was reported (interface, section 3), in columns: a nation is millions of rows.
namespace cchc {

/// Position of a row in the columns of Observations, in reading order.
using RowIndex = std::uint32_t;
inline constexpr RowIndex no_row = std::numeric_limits<RowIndex>::max();

/// A column of figures that may be absent: 4 bytes a figure, and a side table for the few that do
/// not fit.
class FigureColumn {
  public:
    /// Digits without their decimal mark are kept in a row below this.
    static constexpr std::uint32_t digits_end = 1u << 28;

    void push_back(std::optional<Decimal> figure);
    /// Replaces the figure of a row.
    void set(RowIndex row, std::optional<Decimal> figure);
    /// The same for `digits` below digits_end, of which `places` (0 to 6) are decimals. Rows may be
    /// set from several threads at once.
    void set(RowIndex row, std::uint32_t digits, unsigned places) {
        small_[row] = digits << 3 | places;
    }
    void clear(RowIndex row) { small_[row] = absent; }
    /// Copies the figure of another row.
    void copy(RowIndex from, RowIndex to) { small_[to] = small_[from]; }
    /// Rows past the former size are to be set.
    void resize(std::size_t size) { small_.resize(size); }

    std::optional<Decimal> operator[](RowIndex row) const;
    /// The figure of a row that has one.
    Decimal at(RowIndex row) const {
        const auto small = small_[row];
        const auto places = small & 7;
        if (places == 7) return large_[small >> 3];
        return Decimal::millionths(std::int64_t{small >> 3} * millionths_of_last[places]);
    }
    bool has(RowIndex row) const { return small_[row] != absent; }
    std::size_t size() const { return small_.size(); }

  private:
    static constexpr std::uint32_t absent = 0xFFFF'FFFF;
    static constexpr std::int64_t millionths_of_last[] = {1'000'000, 100'000, 10'000, 1'000,
                                                          100,       10,      1};
    std::uint32_t kept(std::optional<Decimal> figure);

    Series<std::uint32_t> small_;  ///< digits · 8 + decimals; with 7 decimals, position in `large_`
    std::vector<Decimal> large_;
};

/// Where rows stand in the texts read (diag/place.hpp): 4 bytes a row, within its file.
class PlaceColumn {
  public:
    /// The rows from `first` on are of the file whose text begins at address `begin`.
    void begin_file(RowIndex first, std::uint64_t begin) { files_.push_back({first, begin}); }
    void resize(std::size_t size) { offsets_.resize(size); }
    /// Places a row of the last file; its text has no more than 4 GiB.
    void set(RowIndex row, std::size_t offset) {
        offsets_[row] = static_cast<std::uint32_t>(offset);
    }
    void copy(RowIndex from, RowIndex to) { offsets_[to] = offsets_[from]; }
    /// The address of the row's first byte.
    std::uint64_t operator[](RowIndex row) const {
        const auto after = std::ranges::upper_bound(files_, row, {}, &File::first);
        return std::prev(after)->begin + offsets_[row];
    }

  private:
    struct File {
        RowIndex first;
        std::uint64_t begin;
    };
    std::vector<File> files_;
    Series<std::uint32_t> offsets_;
};

/// The texts beside a row's figures.
struct Remark {
    RowIndex row = no_row;
    std::string note;
    std::string evidence;
};

/// What a row with errors was about; its figures are not known.
struct RefusedRow {
    UnitIndex unit = no_unit;
    std::optional<IndicatorIndex> indicator;  ///< absent: unknown
    Year period = 0;
};

/// One data set. Rows without figures are no report (method, section 3): only their remark is kept.
struct Observations {
    Series<UnitIndex> unit;
    Series<IndicatorIndex> indicator;
    Series<std::int16_t> period;
    FigureColumn amount;  ///< the numerator of a ratio, the value of every other kind
    FigureColumn base;    ///< the denominator of a ratio, the weight of a weighted mean
    PlaceColumn place;
    std::vector<Remark> remarks;      ///< ascending by row
    std::vector<RefusedRow> refused;  ///< rows left out whose unit and period are known

    std::size_t size() const { return unit.size(); }
    /// Rows past the former size are to be filled in.
    void resize(std::size_t size);
    /// Copies a row's columns over another's.
    void copy(RowIndex from, RowIndex to);
    bool reported(RowIndex row) const { return amount.has(row); }
    /// The latest period with a row, or nothing.
    std::optional<Year> latest_period() const;
};

}  // namespace cchc
