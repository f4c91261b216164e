#include "measure/programme_keys.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace cchc::measure {

namespace {

/// Adds the keys whose values differ.
class Keys {
  public:
    template <class T>
    Keys& compare(const char* key, const T& before, const T& after) {
        if (!(before == after)) keys_.emplace_back(key);
        return *this;
    }
    std::vector<std::string> take() { return std::move(keys_); }

  private:
    std::vector<std::string> keys_;
};

std::set<std::string> ids(const Programme& programme, const LevelSet& levels) {
    std::set<std::string> ids;
    for (LevelIndex level = 0; level < programme.levels.size(); ++level) {
        if (levels.contains(level)) ids.insert(programme.levels[level].id);
    }
    return ids;
}

using Years = std::pair<Year, Year>;

Years baseline(const Target& target) {
    return target.baseline ? Years{target.baseline->first, target.baseline->last} : Years{};
}

std::optional<std::set<std::string>> binds(const TargetAt& at) {
    if (!at.target.binds) return std::nullopt;
    return ids(at.programme, *at.target.binds);
}

std::string named_by(const Programme& programme, const Indicator& indicator) {
    return indicator.same_as ? programme.indicators[*indicator.same_as].id : std::string{};
}

std::vector<std::pair<std::string, Decimal>> bands(const Programme& programme) {
    std::vector<std::pair<std::string, Decimal>> bands;
    for (const Grade& grade : programme.grades) bands.emplace_back(grade.id, grade.from);
    return bands;
}

/// The weights of the targets that a score adds up, by indicator.
std::map<std::string, Decimal> weights(const Programme& programme, Year horizon,
                                       const std::string& area) {
    std::map<std::string, Decimal> weights;
    for (const Indicator& indicator : programme.indicators) {
        const bool here = std::ranges::count(indicator.targets, horizon, &Target::horizon) > 0;
        const bool in_area =
            area == "*" ? !indicator.same_as : programme.areas[indicator.area].id == area;
        if (here && in_area) weights.emplace(indicator.id, indicator.weight);
    }
    return weights;
}

/// Whether targets that are on both sides weigh differently; who is on one side only is another
/// matter.
bool weigh_differently(const Programme& before, const Programme& after, Year horizon,
                       const std::string& area) {
    const auto was = weights(before, horizon, area);
    const auto is = weights(after, horizon, area);
    return std::ranges::any_of(was, [&](const auto& entry) {
        const auto found = is.find(entry.first);
        return found != is.end() && found->second != entry.second;
    });
}

}  // namespace

std::vector<std::string> target_keys(const TargetAt& before, const TargetAt& after) {
    return Keys{}
        .compare("threshold", before.target.threshold_in(before.judged),
                 after.target.threshold_in(after.judged))
        .compare("withdrawn", before.target.withdrawn_in(before.judged),
                 after.target.withdrawn_in(after.judged))
        .compare("baseline", baseline(before.target), baseline(after.target))
        .compare("after", before.target.after, after.target.after)
        .compare("binds", binds(before), binds(after))
        .take();
}

std::vector<std::string> indicator_keys(const Programme& before, const Indicator& was,
                                        const Programme& after, const Indicator& is) {
    Keys keys;
    keys.compare("same_as", named_by(before, was), named_by(after, is));
    const Indicator& a = was.same_as ? before.indicators[*was.same_as] : was;
    const Indicator& b = is.same_as ? after.indicators[*is.same_as] : is;
    return keys.compare("kind", a.kind, b.kind)
        .compare("rollup", a.rollup, b.rollup)
        .compare("reported_by", ids(before, a.reported_by), ids(after, b.reported_by))
        .compare("optional_for", ids(before, a.optional_for), ids(after, b.optional_for))
        .compare("fractional", a.fractional, b.fractional)
        .compare("may_exceed_100", a.may_exceed_100, b.may_exceed_100)
        .compare("published", a.published_later, b.published_later)
        .compare("unit", a.points, b.points)
        .compare("better", a.higher_is_better, b.higher_is_better)
        .take();
}

std::vector<std::string> path_keys(const Programme& before, const Programme& after) {
    return Keys{}
        .compare("start", before.start, after.start)
        .compare("on_track", before.settings.on_track, after.settings.on_track)
        .compare("at_risk", before.settings.at_risk, after.settings.at_risk)
        .take();
}

std::vector<std::string> score_keys(const Programme& before, const Programme& after, Year horizon,
                                    const std::string& area) {
    Keys keys;
    keys.compare("weight", false, weigh_differently(before, after, horizon, area));
    if (area != "*") return keys.take();
    return keys.compare("grades", bands(before), bands(after))
        .compare("grade_min_targets", before.settings.grade_min_targets,
                 after.settings.grade_min_targets)
        .take();
}

}  // namespace cchc::measure
