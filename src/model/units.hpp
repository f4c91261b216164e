#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/programme.hpp"
#include "model/text.hpp"

/// Who reports (interface, section 2).
namespace cchc {

/// Position in Units::all.
using UnitIndex = std::uint32_t;
inline constexpr UnitIndex no_unit = std::numeric_limits<UnitIndex>::max();

/// A day as the number yyyymmdd.
using Day = int;
inline constexpr Day day_before_all = 0;
inline constexpr Day day_after_all = 99991231;
constexpr Day first_day(Year year) {
    return year * 10000 + 101;
}
constexpr Day last_day(Year year) {
    return year * 10000 + 1231;
}

/// A reporting body.
struct Unit {
    std::string code;
    Text name;
    LevelIndex level = 0;
    UnitIndex parent = no_unit;
    Day from = day_before_all;          ///< first day of its life
    Day to = day_after_all;             ///< last day of its life
    std::vector<UnitIndex> successors;  ///< empty: it has not ended; several: it was divided

    /// Whether its life overlaps a period, and whether it includes the period's last day
    /// (method, section 8).
    bool exists_in(Year period) const {
        return from <= last_day(period) && to >= first_day(period);
    }
    bool exists_at_end(Year period) const {
        return from <= last_day(period) && to >= last_day(period);
    }
    /// Whether the period ended before the unit began: a row for it is a restated figure.
    bool restates(Year period) const { return from > last_day(period); }
};

/// All units, in the order of the file. From the loader without errors: parents and successors
/// lead to known units without a loop, and a unit that ended has successors, each named once.
struct Units {
    std::vector<Unit> all;
    std::unordered_map<std::string, UnitIndex> by_code;  ///< keyed by unicode::folded(code)

    std::size_t size() const { return all.size(); }
    const Unit& operator[](UnitIndex unit) const { return all[unit]; }
    bool are_of_one_level(UnitIndex a, UnitIndex b) const { return all[a].level == all[b].level; }
    /// By code, without regard to case and surrounding spaces.
    std::optional<UnitIndex> find(std::string_view code) const;
};

/// What a unit does not owe, by the collector's decision (method, section 4).
struct Exemption {
    UnitIndex unit = no_unit;
    IndicatorIndex indicator = 0;
    Year from = std::numeric_limits<Year>::min();
    Year to = std::numeric_limits<Year>::max();
    std::string reason;
    std::string decision;
};

class Exemptions {
  public:
    void add(Exemption exemption);
    /// In the order of the file.
    const std::vector<Exemption>& all() const { return all_; }
    /// The first exemption that frees a unit of an indicator in a period, or nothing.
    const Exemption* find(UnitIndex unit, IndicatorIndex indicator, Year period) const;

  private:
    static std::uint64_t key(UnitIndex unit, IndicatorIndex indicator) {
        return std::uint64_t{unit} << 32 | indicator;
    }

    std::vector<Exemption> all_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> positions_;  ///< in all_
};

}  // namespace cchc
