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
std::string value_text(const PlanStep& step, const Target& target, const Threshold& threshold,
                       Language language) {
    if (!step.value) return {};
    const std::string text = number(told(*step.value, {threshold.low, threshold.high}), language);
    if (step.year != target.horizon) return text;
    if (threshold.op == Operator::more_than) return "> " + text;
    return threshold.op == Operator::less_than ? "< " + text : text;
}

/// "DV-1 tối thiểu 80 % (2028)", and why there is no way yet, or the mark of one that is closed.
std::string target_text(const PlanStep& first, const Indicator& indicator, const Target& target,
                        Language language) {
    std::string text = fmt::format(
        "{} {} ({})", clean(indicator.id),
        must_reach(target.threshold_in(target.horizon), indicator, language), target.horizon);
    if (first.reason) text += fmt::format(": {}", label(*first.reason, indicator.kind, language));
    return first.possible ? text : text + " *";
}

std::string no_longer_possible(const Indicator& indicator, const Target& target,
                               Language language) {
    const bool vi = language == Language::vi;
    const std::string_view verdict = vi ? "không còn khả năng đạt" : "can no longer be attained";
    const std::string_view reason =
        indicator.kind == Kind::reduction
            ? (vi ? "mức phải giảm trong các năm còn lại vượt quá toàn bộ mức hiện có"
                  : "the cut still needed in the years left exceeds all there is to cut")
            : (vi ? "trong năm đã có trường hợp không đạt, các trường hợp sau không bù được"
                  : "a case was lost this year, and later ones cannot make up for it");
    return fmt::format("* {} ({}): {}: {}", clean(indicator.id), target.horizon, verdict, reason);
}

/// The rows of one target: its values year by year, and below them the counts if there are any.
void add_rows(const Report& report, const std::map<Year, const PlanStep*>& steps,
              const std::set<Year>& years, Grid& grid, Language language) {
    const PlanStep& first = *steps.begin()->second;
    const Indicator& indicator = indicator_of(report, first);
    const Target& target = target_of(report, first);
    const Threshold& threshold = target.threshold_in(target.horizon);
    std::vector<Cell> values{{target_text(first, indicator, target, language)}};
    std::vector<Cell> counts{{std::string{}}};
    for (const Year year : years) {
        const auto found = steps.find(year);
        const PlanStep* step = found == steps.end() ? nullptr : found->second;
        values.push_back({step ? value_text(*step, target, threshold, language) : ""});
        counts.push_back({step && step->count ? number(*step->count, language) : ""});
    }
    grid.rows.push_back(std::move(values));
    if (first.count) grid.rows.push_back(std::move(counts));
    if (!first.possible) grid.remarks.push_back(no_longer_possible(indicator, target, language));
}

Grid grid_of(const Report& report, UnitIndex unit, const StepsByTarget& steps, Language language) {
    std::set<Year> years;
    for (const auto& [key, by_year] : steps) {
        for (const auto& [year, step] : by_year) years.insert(year);
    }
    Grid grid;
    const Unit& who = (*report.units)[unit];
    grid.heading = fmt::format("{} ({})", clean(who.name.in(language)), clean(who.code));
    grid.columns = {{std::string{words(language).indicator}, false, true}};
    for (const Year year : years) grid.columns.push_back({std::to_string(year), true});
    for (const auto& [key, by_year] : steps) add_rows(report, by_year, years, grid, language);
    return grid;
}

}  // namespace

void write_plan_csv(const Report& report, const Plan& plan, const Selection& selection,
                    std::string& out) {
    out += "unit,indicator,horizon,year,value,count,possible,reason\n";
    for (const PlanStep& step : plan) {
        const Year horizon = target_of(report, step).horizon;
        if (!selection.has_unit(step.unit) || !selection.has_horizon(horizon)) continue;
        CsvLine line{out};
        line.text((*report.units)[step.unit].code).text(indicator_of(report, step).id);
        line.number(std::int64_t{horizon}).number(std::int64_t{step.year});
        line.number(step.value).number(step.count).truth(step.possible);
        line.plain(step.reason ? word(*step.reason) : "");
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
