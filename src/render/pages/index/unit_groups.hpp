#pragma once

#include <map>
#include <span>
#include <vector>

#include "model/report.hpp"

namespace cchc::render {

/// Units of one level, in the order of the units file.
using Reports = std::vector<const UnitReport*>;

/// Units of one level that share the unit of a higher level that they are below.
struct UnitGroup {
    LevelIndex level = 0;
    UnitIndex above = no_unit;  ///< no_unit: none is known
    std::size_t part = 0;       ///< from 1, where they are too many for one page; 0: they are not
    Reports units;
};

/// The units that have files, by level.
class UnitGroups {
  public:
    /// The report outlives it. Precondition: its units, at least one.
    UnitGroups(const Report& report, std::span<const UnitIndex> units);

    const std::map<LevelIndex, Reports>& levels() const { return levels_; }
    const Reports& of(LevelIndex level) const { return levels_.at(level); }
    /// The units of a level by who stands above them, in the order of the units file.
    std::vector<UnitGroup> parts(LevelIndex level) const;
    /// The same, with at most so many units in each.
    std::vector<UnitGroup> parts(LevelIndex level, std::size_t most) const;
    /// Those of the highest level, where they are few enough to be told in sentences; else none.
    Reports told() const;
    /// The unit above all others; no_unit: there is none, or it has no files.
    UnitIndex whole() const;

  private:
    UnitIndex above(const UnitReport& unit) const;

    const Report& report_;
    std::map<LevelIndex, Reports> levels_;
};

}  // namespace cchc::render
