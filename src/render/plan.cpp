#include "render/plan.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "render/csv_line.hpp"
#include "render/phrases.hpp"

namespace cchc::render {

namespace {

const Indicator& indicator_of(const Report& report, const PlanStep& step) {
    return report.programme->indicators[step.indicator];
}
const Target& target_of(const Report& report, const PlanStep& step) {
    return indicator_of(report, step).targets[step.target];
}

using TargetKey = std::pair<IndicatorIndex, std::uint16_t>;
using StepsByTarget = std::map<TargetKey, std::map<Year, const PlanStep*>>;

/// "52,40"; at the horizon of `more_than` and `less_than` "> 30".
std::string step_text(const PlanStep& step, const Target& target, const Threshold& threshold,
                      Language language) {
    const std::string text = number(told(step.value, {threshold.low, threshold.high}), language);
    if (step.year != target.horizon) return text;
    if (threshold.op == Operator::more_than) return "> " + text;
    return threshold.op == Operator::less_than ? "< " + text : text;
}

Grid grid_of(const Report& report, UnitIndex unit, const StepsByTarget& steps, Language language) {
    const bool vi = language == Language::vi;
    const Words& w = words(language);
    std::set<Year> years;
    for (const auto& [key, by_year] : steps) {
        for (const auto& [year, step] : by_year) years.insert(year);
    }
    Grid grid;
    const Unit& who = (*report.units)[unit];
    grid.heading = fmt::format("{} ({})", clean(who.name.in(language)), clean(who.code));
    grid.columns = {{std::string{w.indicator}, false, true}};
    for (const Year year : years) grid.columns.push_back({std::to_string(year), true});
    bool impossible = false;
    for (const auto& [key, by_year] : steps) {
        const PlanStep& first = *by_year.begin()->second;
        const Indicator& indicator = indicator_of(report, first);
        const Target& target = target_of(report, first);
        const Threshold& threshold = target.threshold_in(target.horizon);
        impossible = impossible || !first.possible;
        std::vector<Cell> values{{fmt::format("{} {} ({}){}", clean(indicator.id),
                                              must_reach(threshold, indicator, language),
                                              target.horizon, first.possible ? "" : " *")}};
        std::vector<Cell> counts{{std::string{}}};
        for (const Year year : years) {
            const auto found = by_year.find(year);
            const PlanStep* step = found == by_year.end() ? nullptr : found->second;
            values.push_back({step ? step_text(*step, target, threshold, language) : ""});
            counts.push_back({step && step->count ? number(*step->count, language) : ""});
        }
        grid.rows.push_back(std::move(values));
        if (first.count) grid.rows.push_back(std::move(counts));
    }
    if (impossible)
        grid.remarks.emplace_back(vi ? "* không còn khả năng đạt" : "* can no longer be attained");
    return grid;
}

}  // namespace

void write_plan_csv(const Report& report, const Plan& plan, const Selection& selection,
                    std::string& out) {
    out += "unit,indicator,horizon,year,value,count,possible\n";
    for (const PlanStep& step : plan) {
        const Year horizon = target_of(report, step).horizon;
        if (!selection.has_unit(step.unit) || !selection.has_horizon(horizon)) continue;
        CsvLine line{out};
        line.text((*report.units)[step.unit].code).text(indicator_of(report, step).id);
        line.number(std::int64_t{horizon}).number(std::int64_t{step.year});
        line.number(step.value).number(step.count).truth(step.possible);
    }
}

Document plan_document(const Report& report, const Plan& plan, const Selection& selection,
                       Language language) {
    const bool vi = language == Language::vi;
    Document document;
    document.title = fmt::format("{} {}",
                                 vi ? "Kết quả cần đạt hằng năm, từ số liệu năm"
                                    : "What has to be reached each year, from the figures of",
                                 report.period);
    document.add(std::string{
        vi ? "Dòng dưới: số lượng tương ứng theo mẫu số hiện nay; với chỉ tiêu giảm: mức còn lại."
           : "Below each value: the count it means at the present denominator; of a reduction the "
             "level left."});
    std::map<UnitIndex, StepsByTarget> by_unit;
    for (const PlanStep& step : plan) {
        if (!selection.has_unit(step.unit) ||
            !selection.has_horizon(target_of(report, step).horizon))
            continue;
        by_unit[step.unit][{step.indicator, step.target}][step.year] = &step;
    }
    for (const auto& [unit, steps] : by_unit) document.add(grid_of(report, unit, steps, language));
    return document;
}

}  // namespace cchc::render
