#include "render/pages/index/unit_groups.hpp"

#include <algorithm>

namespace cchc::render {

namespace {

/// More units of the highest level are told in their table alone.
constexpr std::size_t most_told = 5;

}  // namespace

UnitGroups::UnitGroups(const Report& report, std::span<const UnitIndex> units) : report_(report) {
    for (const UnitIndex unit : units)
        levels_[(*report.units)[unit].level].push_back(report.find(unit));
}

UnitIndex UnitGroups::above(const UnitReport& unit) const {
    const LevelIndex level = (*report_.units)[unit.unit].level;
    UnitIndex parent = unit.parent;
    while (parent != no_unit && (*report_.units)[parent].level == level) {
        const UnitReport* next = report_.find(parent);
        parent = next ? next->parent : no_unit;
    }
    return parent;
}

std::vector<UnitGroup> UnitGroups::parts(LevelIndex level) const {
    std::vector<UnitGroup> parts;
    std::map<UnitIndex, std::size_t> found;
    for (const UnitReport* unit : of(level)) {
        const UnitIndex parent = above(*unit);
        const auto [at, fresh] = found.try_emplace(parent, parts.size());
        if (fresh) parts.push_back({level, parent, 0, {}});
        parts[at->second].units.push_back(unit);
    }
    return parts;
}

std::vector<UnitGroup> UnitGroups::parts(LevelIndex level, std::size_t most) const {
    std::vector<UnitGroup> parts;
    for (UnitGroup& whole : this->parts(level)) {
        if (whole.units.size() <= most) {
            parts.push_back(std::move(whole));
            continue;
        }
        std::span<const UnitReport* const> left{whole.units};
        for (std::size_t part = 1; !left.empty(); ++part) {
            const auto some = left.first(std::min(most, left.size()));
            parts.push_back({level, whole.above, part, {some.begin(), some.end()}});
            left = left.subspan(some.size());
        }
    }
    return parts;
}

Reports UnitGroups::told() const {
    const Reports& highest = levels_.begin()->second;
    return highest.size() <= most_told ? highest : Reports{};
}

UnitIndex UnitGroups::whole() const {
    const Reports& highest = levels_.begin()->second;
    const bool alone = highest.size() == 1 && highest.front()->parent == no_unit;
    return alone ? highest.front()->unit : no_unit;
}

}  // namespace cchc::render
