#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/packed_figure.hpp"
#include "data/zeroed.hpp"
#include "model/programme.hpp"
#include "model/sent_row.hpp"
#include "model/units.hpp"

/// The rows that were reported (interface, section 3), stored by several threads at once. A nation
/// is millions of rows: each takes 12 bytes at the index of its period, unit and indicator. So
/// access needs no search, a duplicate is found when it is stored, and nothing is sorted.
namespace cchc {

/// Where the row of a period, a unit and an indicator stands.
using RowIndex = std::uint64_t;
inline constexpr RowIndex no_row = std::numeric_limits<RowIndex>::max();

/// What a row with errors was about; its figures are not known.
struct RefusedRow {
    UnitIndex unit = no_unit;
    std::optional<IndicatorIndex> indicator;  ///< absent: unknown
    Year period = 0;
};

/// A row with the same period, unit and indicator as an earlier one.
struct DuplicateRow {
    RowIndex first = no_row;  ///< the earlier one
    std::uint64_t place = 0;  ///< of the later one
};

/// The rows of one data set.
class ObservationStore {
  public:
    /// A row with figures, as it is kept; where there is none, its amount is absent.
    struct Kept {
        PackedFigure amount, base;
        std::uint32_t place = 0;  ///< the low half
    };
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    ObservationStore() = default;
    /// Without rows yet; those of the units and of the programme's indicators can be added. `end`:
    /// the address behind all texts that rows stand in.
    ObservationStore(const Programme& programme, const Units& units, std::uint64_t end);

    /// The row with figures, or no_row. Of duplicates it is the first, unless they are left out.
    RowIndex find(UnitIndex unit, IndicatorIndex indicator, Year period) const {
        const Kept* rows = rows_of(period);
        if (rows == nullptr) return no_row;
        const std::uint32_t position = position_of(unit, indicator);
        if (position == nowhere || rows[position].amount.is_absent()) return no_row;
        return index(period, position);
    }
    /// What a row that was found says.
    Decimal amount(RowIndex row) const { return number(kept(row).amount); }
    Decimal base(RowIndex row) const { return number(kept(row).base); }  ///< if has_base
    bool has_base(RowIndex row) const { return !kept(row).base.is_absent(); }
    std::uint64_t place(RowIndex row) const {
        const auto* above = above_4_gib_.empty() ? nullptr : above_4_gib_[row >> half].data();
        const std::uint64_t high = above == nullptr ? 0 : above[static_cast<std::uint32_t>(row)];
        return high << half | kept(row).place;
    }
    const Kept& kept(RowIndex row) const {
        return rows_[row >> half][static_cast<std::uint32_t>(row)];
    }
    static Year period(RowIndex row) { return static_cast<Year>(row >> half) + first_year; }
    /// The whole of it, with unit and indicator, which are searched for.
    SentRow row(RowIndex row) const;

    /// The indicators that a unit may report, in the order of the programme.
    std::span<const IndicatorIndex> form(UnitIndex unit) const { return forms_[form_of_[unit]]; }
    /// The rows of a unit in a period, by the position of their indicator in its form; null where
    /// nobody has a row with figures in the period.
    const Kept* rows_of(UnitIndex unit, Year period) const {
        const Kept* rows = rows_of(period);
        return rows == nullptr ? nullptr : rows + begin_of_[unit];
    }
    /// The row at a position in a unit's form, if there is one.
    RowIndex index(UnitIndex unit, Year period, std::size_t position_in_form) const {
        return index(period, begin_of_[unit] + static_cast<std::uint32_t>(position_in_form));
    }
    /// Calls `see(unit, indicator, period, row)` for every row with figures, by period, then unit.
    template <typename See>
    void each(See&& see) const {
        if (!first_) return;
        for (Year period = *first_; period <= *latest_; ++period) {
            for (UnitIndex unit = 0; unit < units() && rows_of(period) != nullptr; ++unit) {
                const Kept* rows = rows_of(unit, period);
                for (std::size_t i = 0; i < form(unit).size(); ++i) {
                    if (!rows[i].amount.is_absent())
                        see(unit, form(unit)[i], period, index(unit, period, i));
                }
            }
        }
    }
    /// Whether a unit has a row, with figures or without, in one of some years.
    bool any(UnitIndex unit, Year first, Year last) const;
    /// Whether any unit has a row with figures of a period.
    bool any_figures(Year period) const;
    /// A figure of a row; precondition: not absent.
    Decimal number(PackedFigure figure) const {
        return figure.is_large() ? large_[figure.digits()] : figure.number();
    }
    /// How many units can have rows.
    std::size_t units() const { return form_of_.size(); }

    /// Rows without figures are no report (method, section 3): of a unit it is only known that they
    /// are there. In reading order.
    std::span<const SentRow> without_figures(UnitIndex unit) const {
        const auto found = without_figures_.find(unit);
        return found == without_figures_.end() ? std::span<const SentRow>{} : found->second;
    }
    /// The earliest and the latest period with a row of either sort; without any row, nothing.
    std::optional<Year> first_period() const { return first_; }
    std::optional<Year> latest_period() const { return latest_; }
    /// All rows of some units up to a period, in reading order; no duplicates.
    std::vector<SentRow> rows_until(Year period, std::span<const UnitIndex> units) const;

    std::vector<Remark> remarks;      ///< in reading order
    std::vector<RefusedRow> refused;  ///< rows left out whose unit and period are known

    /// Rows that found another one in their place; in no order.
    const std::vector<DuplicateRow>& duplicates() const { return duplicates_; }
    /// From now on finds no row of what was reported twice: nobody knows which is right.
    void leave_out_duplicates();

    /// Adds a row. Precondition: without figures, or of an indicator in its unit's form.
    void add(const SentRow& row);
    /// Forgets the rows with figures from an address on, whose file is to be read again.
    void forget_from(std::uint64_t place);

    /// Where the row of a unit and an indicator is, among those of a period; nowhere where its form
    /// has no such indicator.
    std::uint32_t position_of(UnitIndex unit, IndicatorIndex indicator) const {
        return positions_of(unit)[indicator];
    }
    /// The same for many indicators of a unit.
    class UnitPositions {
      public:
        UnitPositions() = default;
        UnitPositions(std::uint32_t begin, const std::uint32_t* in_form)
            : begin_(begin), in_form_(in_form) {}
        std::uint32_t operator[](IndicatorIndex indicator) const {
            return in_form_[indicator] == nowhere ? nowhere : begin_ + in_form_[indicator];
        }

      private:
        std::uint32_t begin_ = 0;
        const std::uint32_t* in_form_ = nullptr;  ///< by indicator
    };
    UnitPositions positions_of(UnitIndex unit) const {
        return {begin_of_[unit], positions_.data() + form_of_[unit] * indicators_};
    }
    /// The rows of a period, for many to be put there, from several threads.
    class OpenPeriod {
      public:
        OpenPeriod() = default;
        Year period() const { return period_; }
        RowIndex index(std::uint32_t position) const {
            return ObservationStore::index(period_, position);
        }
        /// Has a position brought near, where a row will soon be put.
        void send_for(std::uint32_t position) const { __builtin_prefetch(&rows_[position], 1); }
        /// Puts a row at a position; false where there is one. `alone`: no other thread puts any.
        bool try_put(std::uint32_t position, PackedFigure amount, PackedFigure base,
                     std::uint64_t place, bool alone) const {
            Kept& kept = rows_[position];
            if (!alone) {
                if (!kept.amount.try_become(amount)) return false;
            } else {
                if (!kept.amount.is_absent()) return false;
                kept.amount = amount;
            }
            kept.base = base;
            kept.place = static_cast<std::uint32_t>(place);
            if (above_4_gib_ != nullptr) {
                above_4_gib_[position] = static_cast<std::uint8_t>(place >> half);
            }
            return true;
        }

      private:
        friend class ObservationStore;
        Year period_ = 0;
        Kept* rows_ = nullptr;
        std::uint8_t* above_4_gib_ = nullptr;
    };
    /// Makes room for the rows of a period, if there is none yet.
    OpenPeriod open(Year period);
    /// Afterwards those that were not put are added: the one that stands first stays.
    void put_beside(RowIndex row, PackedFigure amount, PackedFigure base, std::uint64_t place);

  private:
    static RowIndex index(Year period, std::uint32_t position) {
        return static_cast<RowIndex>(period - first_year) << half | position;
    }

    static constexpr unsigned half = 32;  ///< bits of a position; the year is above
    /// Years that rows can be of: the loader knows none before (a programme begins in 1900 at the
    /// earliest, and figures may be restated some years back) and none behind.
    static constexpr Year first_year = 1880;
    static constexpr std::size_t years = 256;

    const Kept* rows_of(Year period) const {
        const auto year = static_cast<std::size_t>(period - first_year);
        return year < years ? rows_[year] : nullptr;
    }
    Kept* make_room(Year period);
    void meet(Year period);
    /// Finds the earliest and the latest period anew, after rows were taken away.
    void meet_again();
    PackedFigure packed(std::optional<Decimal> figure);

    std::size_t indicators_ = 0;
    std::vector<std::vector<IndicatorIndex>> forms_;  ///< by level
    std::vector<std::uint32_t> positions_;            ///< by level and indicator, in the form
    std::vector<LevelIndex> form_of_;                 ///< by unit
    std::vector<std::uint32_t> begin_of_;  ///< by unit, position of the first row of its form
    std::uint32_t size_ = 0;               ///< rows that a period can have

    std::array<Kept*, years> rows_{};  ///< null: no row of the year; what they lead to is in kept_
    std::vector<Zeroed<Kept>> kept_;
    std::vector<Zeroed<std::uint8_t>> above_4_gib_;  ///< by year; empty where all are below
    std::vector<Decimal> large_;
    std::unordered_map<UnitIndex, std::vector<SentRow>> without_figures_;
    std::vector<DuplicateRow> duplicates_;
    std::optional<Year> first_, latest_;
    std::unique_ptr<std::mutex> opening_ = std::make_unique<std::mutex>();
};

}  // namespace cchc
