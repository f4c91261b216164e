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
        const bool known = !keys_.empty() && keys_.back() == key;
        if (!(before == after) && !known) keys_.emplace_back(key);
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

/// First and last year, and whether it is a span.
using Years = std::tuple<Year, Year, bool>;

Years baseline(const Target& target) {
    if (!target.baseline) return {};
    return {target.baseline->first, target.baseline->last, target.baseline->is_span()};
}

/// What a path can lead through: the targets of an indicator for earlier years, as they are in
/// force.
using Promise = std::tuple<Year, Threshold, Years>;
std::vector<Promise> earlier_targets(const TargetAt& at) {
    std::vector<Promise> earlier;
    for (const Target& target : at.indicator.targets) {
        if (target.horizon < at.target.horizon && !target.withdrawn_in(at.judged))
            earlier.emplace_back(target.horizon, target.threshold_in(at.judged), baseline(target));
    }
    return earlier;
}

std::optional<std::set<std::string>> binds(const TargetAt& at) {
    if (!at.target.binds) return std::nullopt;
    return ids(at.programme, *at.target.binds);
}

std::string named_by(const Programme& programme, const Indicator& indicator) {
    return indicator.same_as ? programme.indicators[*indicator.same_as].id : std::string{};
}

using Band = std::tuple<std::string, Decimal, Decimal>;
std::vector<Band> bands(const Programme& programme) {
    std::vector<Band> bands;
    for (const Grade& grade : programme.grades)
        bands.emplace_back(grade.id, grade.from, grade.attained);
    return bands;
}

/// How an indicator stands in scores at a horizon.
struct Weighing {
    Decimal weight, zero_below;
    std::string area;
    bool repeats = false;  ///< a `same_as`

    bool counts_in(const std::string& which) const {
        return which == "*" ? !repeats : area == which;
    }
};

/// Of the indicators that have a target at a horizon, by id.
std::map<std::string, Weighing> shares(const Programme& programme, Year horizon) {
    std::map<std::string, Weighing> shares;
    for (const Indicator& indicator : programme.indicators) {
        if (std::ranges::count(indicator.targets, horizon, &Target::horizon) == 0) continue;
        shares.emplace(indicator.id,
                       Weighing{indicator.weight, programme.zero_below(indicator),
                                programme.areas[indicator.area].id, indicator.same_as.has_value()});
    }
    return shares;
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
    // which predecessors of a unit have a say
    const bool asks_predecessors = a.kind == Kind::milestone && a.rollup == Rollup::none;
    if (asks_predecessors) keys.compare("start", before.start, after.start);
    return keys.compare("kind", a.kind, b.kind)
        .compare("rollup", a.rollup, b.rollup)
        .compare("reported_by", ids(before, a.reported_by), ids(after, b.reported_by))
        .compare("optional_for", ids(before, a.optional_for), ids(after, b.optional_for))
        .compare("fractional", a.fractional, b.fractional)
        .compare("may_exceed_100", a.may_exceed_100, b.may_exceed_100)
        .compare("evidence", a.evidence_required, b.evidence_required)
        .compare("published", a.published_later, b.published_later)
        .compare("unit", a.points, b.points)
        .compare("better", a.higher_is_better, b.higher_is_better)
        .take();
}

std::vector<std::string> path_keys(const TargetAt& before, const TargetAt& after) {
    const Settings &was = before.programme.settings, &is = after.programme.settings;
    return Keys{}
        .compare("start", before.programme.start, after.programme.start)
        .compare("on_track", was.on_track, is.on_track)
        .compare("at_risk", was.at_risk, is.at_risk)
        .compare("targets", earlier_targets(before), earlier_targets(after))
        .take();
}

std::vector<std::string> report_keys(const IndicatorAt& before, const IndicatorAt& after) {
    if (before.programme.report_until == after.programme.report_until) return {};
    const Year was = before.programme.due_until(before.indicator),
               is = after.programme.due_until(after.indicator);
    Keys keys;
    for (const Year period : {before.period, after.period})
        keys.compare("report_until", period <= was, period <= is);
    return keys.take();
}

std::vector<std::string> score_keys(const Programme& before, const Programme& after, Year horizon,
                                    const std::string& area) {
    const auto was = shares(before, horizon), is = shares(after, horizon);
    bool weight = false, zero_below = false, moved = false, same_as = false;
    for (const auto& [id, a] : was) {
        const auto found = is.find(id);
        if (found == is.end()) continue;  // on one side only: that is another cause
        const Weighing& b = found->second;
        const bool here = a.counts_in(area), still = b.counts_in(area);
        moved = moved || (area != "*" && here != still);
        same_as = same_as || (area == "*" && here != still);
        weight = weight || (here && still && a.weight != b.weight);
        zero_below = zero_below || (here && still && a.zero_below != b.zero_below);
    }
    Keys keys;
    keys.compare("weight", false, weight)
        .compare("zero_below", false, zero_below)
        .compare("area", false, moved);
    if (area != "*") return keys.take();
    return keys.compare("same_as", false, same_as)
        .compare("grades", bands(before), bands(after))
        .compare("grade_min_targets", before.settings.grade_min_targets,
                 after.settings.grade_min_targets)
        .compare("rank_by", before.settings.rank_by, after.settings.rank_by)
        .take();
}

}  // namespace cchc::measure
