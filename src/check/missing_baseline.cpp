#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "check/finding.hpp"
#include "check/parts.hpp"
#include "check/rules.hpp"
#include "data/levels.hpp"

namespace cchc::check {

namespace {

std::string years(const Baseline& baseline) {
    return baseline.is_span() ? fmt::format("{}–{}", baseline.first, baseline.last)
                              : std::to_string(baseline.first);
}

/// The years of an indicator's rows with errors, by who is an heir of their unit: nothing is said
/// to be missing that they would have reported, as their errors are reported already.
std::set<std::pair<UnitIndex, Year>> refused_years(const Inputs& inputs, IndicatorIndex indicator) {
    std::set<std::pair<UnitIndex, Year>> years;
    for (const RefusedRow& row : inputs.observations.refused) {
        if (row.indicator != indicator) continue;
        for (const UnitIndex heir : inputs.lineage.heirs(row.unit)) years.emplace(heir, row.period);
    }
    return years;
}

bool any_within(const std::set<std::pair<UnitIndex, Year>>& years, UnitIndex unit,
                const Baseline& baseline) {
    const auto year = years.lower_bound({unit, baseline.first});
    return year != years.end() && year->first == unit && year->second <= baseline.last;
}

/// What is missing of the baselines of one reduction, seen from the units that have a level now.
class Baselines {
  public:
    Baselines(const Inputs& inputs, const Parts& parts, IndicatorIndex indicator)
        : inputs_(inputs),
          parts_(parts),
          index_(indicator),
          indicator_(inputs.programme.indicators[indicator]),
          levels_(inputs, indicator),
          refused_(refused_years(inputs, indicator)) {}

    /// What is to be said of a unit with a level now: nothing where its baseline is there, or
    /// another part of the same divided unit has had the same said of it.
    std::optional<Text> missing(UnitIndex unit, const Target& target) {
        const Baseline& baseline = *target.baseline;
        if (levels_.base(unit, baseline) || any_within(refused_, unit, baseline))
            return std::nullopt;
        const auto lacks = [&](UnitIndex u) { return lacks_row(u, baseline); };
        if (lacks(unit) || std::ranges::any_of(inputs_.lineage.predecessors(unit), lacks))
            return of_unit(unit, target);
        std::optional<UnitIndex> divided;
        bool whole_is_there = true;
        for (const UnitIndex whole : parts_.divided_into(unit)) {
            if (!owed_any(whole, baseline)) continue;
            divided = whole;
            if (!lacks(whole)) continue;
            whole_is_there = false;
            if (said_.emplace(whole, target.horizon).second) return of_whole(whole, target);
        }
        if (!divided) return of_unit(unit, target);
        const bool is_bound = target.binds_level(inputs_.units[unit].level);
        return whole_is_there && is_bound ? std::optional{of_part(unit, *divided, target)}
                                          : std::nullopt;
    }

  private:
    bool owed(UnitIndex unit, Year year) const {
        return indicator_.accepts(inputs_.units[unit].level) &&
               inputs_.units[unit].exists_at_end(year);
    }
    bool owed_any(UnitIndex unit, const Baseline& baseline) const {
        for (Year year = baseline.first; year <= baseline.last; ++year) {
            if (owed(unit, year)) return true;
        }
        return false;
    }
    bool lacks_row(UnitIndex unit, const Baseline& baseline) const {
        for (Year year = baseline.first; year <= baseline.last; ++year) {
            if (owed(unit, year) && inputs_.find(unit, index_, year) == no_row) return true;
        }
        return false;
    }
    std::string quoted(UnitIndex unit) const { return '"' + inputs_.units[unit].code + '"'; }

    /// Others' cases may be in its figures, so that its own of the base year would not do.
    bool took_over(UnitIndex unit) const {
        return !inputs_.lineage.predecessors(unit).empty() || !parts_.divided_into(unit).empty();
    }

    Text of_unit(UnitIndex unit, const Target& target) const {
        const std::string base = years(*target.baseline);
        if (!took_over(unit)) {
            const bool is_span = target.baseline->is_span();
            return {
                fmt::format("thiếu số liệu năm gốc {} của {}, mục tiêu đến năm {} cần để so "
                            "sánh; thêm số liệu {} {}",
                            base, quoted(unit), target.horizon, is_span ? "các năm" : "năm", base),
                fmt::format("{} has no level for {}, which the target for {} is measured "
                            "against; expected its {} for {}",
                            quoted(unit), base, target.horizon, is_span ? "levels" : "level",
                            base)};
        }
        return {
            fmt::format(
                "thiếu số liệu năm gốc {} của {}, mục tiêu đến năm {} cần để so sánh; đơn vị "
                "tiếp nhận cần báo cáo số liệu tính lại",
                base, quoted(unit), target.horizon),
            fmt::format("{} has no level for {}, which the target for {} is measured against; a "
                        "successor restates it",
                        quoted(unit), base, target.horizon)};
    }
    Text of_whole(UnitIndex whole, const Target& target) const {
        return {
            fmt::format(
                "thiếu số liệu năm gốc {} của {}, đơn vị đã được chia tách; mục tiêu đến năm {} "
                "so sánh chung các đơn vị sau chia tách với số liệu đó; cần gửi số liệu của {}, "
                "hoặc mọi đơn vị sau chia tách gửi số liệu tính lại",
                years(*target.baseline), quoted(whole), target.horizon, quoted(whole)),
            fmt::format("{}, which was divided, has no level for {}, which the target for {} "
                        "measures its parts against together; expected the level of {}, or one "
                        "restated by every part",
                        quoted(whole), years(*target.baseline), target.horizon, quoted(whole))};
    }
    Text of_part(UnitIndex unit, UnitIndex whole, const Target& target) const {
        return {
            fmt::format("{} nhận một phần của {}; số liệu năm gốc {} của {} vẫn được tính ở cấp "
                        "trên, nhưng để đánh giá riêng {} theo mục tiêu đến năm {} thì cần số "
                        "liệu tính lại",
                        quoted(unit), quoted(whole), years(*target.baseline), quoted(whole),
                        quoted(unit), target.horizon),
            fmt::format("{} took over a part of {}, whose level for {} counts in the sums above; "
                        "to be judged itself by the target for {} it restates its part",
                        quoted(unit), quoted(whole), years(*target.baseline), target.horizon)};
    }

    const Inputs& inputs_;
    const Parts& parts_;
    IndicatorIndex index_;
    const Indicator& indicator_;
    Levels levels_;
    std::set<std::pair<UnitIndex, Year>> refused_;
    std::set<std::pair<UnitIndex, Year>> said_;  ///< divided units and horizons
};

}  // namespace

void missing_baseline(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    // a baseline that appraisers found is there, although the unit did not report it
    const Inputs counting{inputs.programme, inputs.units, inputs.exemptions,
                          subject.counting ? *subject.counting : inputs.observations,
                          inputs.lineage};
    const Parts parts{inputs.units, inputs.lineage};
    FileRoom room{diag::RuleId::missing_baseline, subject.files, findings};
    for (IndicatorIndex index = 0; index < inputs.programme.indicators.size(); ++index) {
        const Indicator& indicator = subject.indicator(index);
        if (indicator.same_as || indicator.kind != Kind::reduction) continue;
        Baselines baselines{counting, parts, index};
        for (const Target& target : indicator.targets) {
            if (target.baseline->last >= inputs.period() || target.horizon < inputs.period())
                continue;
            for (const UnitIndex unit : inputs.lineage.living()) {
                const RowIndex row = inputs.find(unit, index, inputs.period());
                if (row == no_row) continue;
                const auto missing = baselines.missing(unit, target);
                if (!missing || !room.take(inputs.observations.place(row))) continue;
                add_finding(findings, diag::RuleId::missing_baseline, inputs, row, "value",
                            *missing);
            }
        }
    }
}

}  // namespace cchc::check
