#include "measure/measure.hpp"

#include <algorithm>

#include "measure/bounds.hpp"
#include "measure/context.hpp"
#include "measure/scores.hpp"
#include "measure/status.hpp"

namespace cchc::measure {

namespace {

/// The reports without results: who stands where in the period.
Report family_tree(const Programme& programme, const Units& units, const Lineage& lineage) {
    Report report;
    report.programme = &programme;
    report.units = &units;
    report.period = lineage.period();
    std::vector<std::vector<UnitIndex>> children(units.size());
    for (const UnitIndex unit : lineage.living()) {
        const UnitIndex parent = lineage.parent(unit);
        if (parent != no_unit) children[parent].push_back(unit);
    }
    for (const UnitIndex unit : lineage.living()) {
        UnitReport& entry = report.reports.emplace_back();
        entry.unit = unit;
        entry.parent = lineage.parent(unit);
        entry.children = std::move(children[unit]);
    }
    return report;
}

/// The values of a target's scope from the programme's first year to the period judged.
std::vector<YearValue> history(const Inputs& inputs, Figures& figures, const Target& target,
                               UnitIndex unit, Year judged) {
    std::vector<YearValue> values;
    for (Year period = inputs.programme.start; period <= judged; ++period) {
        const auto value = figures.standing(target, unit, period, judged).value;
        if (value) values.push_back({period, value->rounded()});
    }
    return values;
}

/// What the unit itself owes for the period, and has not sent.
void count_own_report(const Inputs& inputs, Figures& figures, bool final_figures,
                      UnitReport& unit) {
    const Year period = inputs.period();
    if (!owes_report(inputs, unit.unit, figures.index(), period)) return;
    ++unit.reports_due;
    const bool pending = figures.indicator().published_later && !final_figures;
    if (!pending && !figures.sent(unit.unit, period)) unit.missing.push_back(figures.index());
}

void judge_indicator(const Inputs& inputs, IndicatorIndex index, const Options& options,
                     Report& report) {
    const Indicator& indicator = inputs.programme.indicators[index];
    Figures figures{inputs, index, options.final_figures};
    for (UnitReport& unit : report.reports) {
        count_own_report(inputs, figures, options.final_figures, unit);
        if (indicator.is_context()) {
            const auto result = follow(inputs, figures, index, unit.unit);
            if (result) unit.context.push_back(*result);
        }
        for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
            const Target& target = indicator.targets[t];
            TargetResult result = judge(inputs, figures, target, unit.unit);
            result.indicator = index;
            result.target = static_cast<std::uint16_t>(t);
            if (options.with_bounds) {
                result.bounds = bounds(inputs, figures, target.threshold_in(result.judged),
                                       unit.unit, result.judged);
            }
            if (options.with_history) {
                result.history = history(inputs, figures, target, unit.unit, result.judged);
            }
            unit.targets.push_back(std::move(result));
        }
    }
}

/// An entry printed again takes everything from the indicator it names (method, section 3).
void repeat_same_as(const Programme& programme, UnitReport& report) {
    std::vector<TargetResult> repeated;
    for (IndicatorIndex i = 0; i < programme.indicators.size(); ++i) {
        const Indicator& entry = programme.indicators[i];
        if (!entry.same_as) continue;
        for (const TargetResult& original : report.targets) {
            if (original.indicator != *entry.same_as) continue;
            const auto& named = programme.indicators[*entry.same_as];
            const Year horizon = named.targets[original.target].horizon;
            const auto own = std::ranges::find(entry.targets, horizon, &Target::horizon);
            if (own == entry.targets.end()) continue;
            TargetResult& copy = repeated.emplace_back(original);
            copy.indicator = i;
            copy.target = static_cast<std::uint16_t>(own - entry.targets.begin());
        }
    }
    std::ranges::move(repeated, std::back_inserter(report.targets));
    std::ranges::stable_sort(report.targets, {}, &TargetResult::indicator);
}

/// What units wrote beside their own rows, up to the period.
void add_notes(const Observations& observations, Report& report) {
    std::vector<std::vector<Note>*> notes_of(report.units->size(), nullptr);
    for (UnitReport& unit : report.reports) notes_of[unit.unit] = &unit.notes;
    for (const Remark& remark : observations.remarks) {
        const UnitIndex unit = observations.unit[remark.row];
        const Year period = observations.period[remark.row];
        if (notes_of[unit] == nullptr || period > report.period) continue;
        notes_of[unit]->push_back(
            {observations.indicator[remark.row], period, remark.note, remark.evidence});
    }
}

}  // namespace

Report measure(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const Observations& observations, const Options& options) {
    const Lineage lineage{units, options.period};
    const RowTable table{observations, units.size(), programme.indicators.size(), options.period};
    const Inputs inputs{programme, units, exemptions, observations, table, lineage};

    Report report = family_tree(programme, units, lineage);
    report.final_figures = options.final_figures;
    for (IndicatorIndex i = 0; i < programme.indicators.size(); ++i) {
        if (!programme.indicators[i].same_as) {
            judge_indicator(inputs, i, options, report);
        }
    }
    for (UnitReport& unit : report.reports) {
        repeat_same_as(programme, unit);
        score_unit(programme, units[unit.unit], options.period, unit);
    }
    grade_and_rank(programme, units, report);
    add_notes(observations, report);
    return report;
}

}  // namespace cchc::measure
