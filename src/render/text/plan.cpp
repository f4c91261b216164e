#include "render/text/plan.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "render/words/phrases.hpp"

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

/// What one target's rows are made from.
struct PlannedTarget {
    const Report& report;
    const PlanStep& first;
    Language language;

    const Indicator& indicator() const { return indicator_of(report, first); }
    const Target& target() const { return target_of(report, first); }
    const Threshold& threshold() const { return target().threshold_in(target().horizon); }
    const TargetResult& result() const { return *first.result; }
    const Words& words() const { return render::words(language); }
};

/// "52,40"; at the horizon of `more_than` and `less_than` "> 30", of a milestone "done".
std::string value_text(const PlannedTarget& planned, const PlanStep& step) {
    if (!step.value) return {};
    const Threshold& threshold = planned.threshold();
    if (threshold.op == Operator::done) return planned.words().to_be_done;
    const std::string text =
        number(told(*step.value, {threshold.low, threshold.high}), planned.language);
    if (step.year != planned.target().horizon) return text;
    if (threshold.op == Operator::more_than) return "> " + text;
    return threshold.op == Operator::less_than ? "< " + text : text;
}

/// "DV-1 tối thiểu 80% (2028)", why there is no way yet, and whether the present is provisional.
std::string target_text(const PlannedTarget& planned) {
    std::string text =
        fmt::format("{} {} ({})", clean(planned.indicator().id),
                    must_reach(planned.threshold(), planned.indicator(), planned.language),
                    planned.target().horizon);
    if (planned.first.reason) {
        text += fmt::format(": {}",
                            label(planned.result(), planned.indicator().kind, planned.language));
    } else if (!planned.result().complete()) {
        text += fmt::format(", {}", provisional(planned.result().submitted, planned.result().due,
                                                planned.language));
    }
    return planned.first.possible && !planned.first.every_case ? text : text + " *";
}

/// What is counted below a value: "files handled online, of 200".
std::string count_text(const PlannedTarget& planned) {
    const bool reduction = planned.indicator().kind == Kind::reduction;
    const Text& named = reduction ? planned.indicator().quantity : planned.indicator().numerator;
    const std::string noun{named.in(planned.language).empty()
                               ? planned.words().cases
                               : std::string_view{named.in(planned.language)}};
    const std::string whole = count(*planned.result().denominator, planned.language);
    return reduction ? planned.words().level_left(clean(noun), whole)
                     : planned.words().count_of_all(clean(noun), whole);
}

/// Of a target that is marked: why.
std::string mark_text(const PlannedTarget& planned) {
    return fmt::format("* {} ({}): {}", clean(planned.indicator().id), planned.target().horizon,
                       planned.first.possible ? planned.words().every_case_needed
                                              : planned.words().can_not_be_attained);
}

/// The rows of one target: its values year by year, and below them the counts if there are any.
void add_rows(const PlannedTarget& planned, const std::map<Year, const PlanStep*>& steps,
              const std::set<Year>& years, Grid& grid) {
    const TargetResult& now = planned.result();
    const Threshold& threshold = planned.threshold();
    const auto present =
        now.value
            ? number(told(now.value->rounded(), {threshold.low, threshold.high}), planned.language)
            : std::string{"…"};
    const auto counted = [&](const std::optional<Decimal>& figure) {
        return figure ? number(*figure, planned.language) : std::string{};
    };
    std::vector<Cell> values{{target_text(planned)}, {present}};
    std::vector<Cell> counts{{std::string{}}, {counted(planned.first.present_count)}};
    for (const Year year : years) {
        const auto found = steps.find(year);
        const PlanStep* step = found == steps.end() ? nullptr : found->second;
        values.push_back({step ? value_text(planned, *step) : ""});
        counts.push_back({step ? counted(step->count) : ""});
    }
    values.push_back({now.path ? change(now.path->pace, planned.language) : ""});
    counts.push_back({std::string{}});
    grid.rows.push_back(std::move(values));
    if (planned.first.count && now.denominator) {
        counts.front().text = count_text(planned);
        grid.rows.push_back(std::move(counts));
    }
    if (!planned.first.possible || planned.first.every_case)
        grid.remarks.push_back(mark_text(planned));
}

Grid grid_of(const Report& report, UnitIndex unit, const StepsByTarget& steps, Language language) {
    const Words& w = words(language);
    std::set<Year> years;
    for (const auto& [key, by_year] : steps) {
        for (const auto& [year, step] : by_year) years.insert(year);
    }
    Grid grid;
    const Unit& who = (*report.units)[unit];
    grid.heading = fmt::format("{} ({})", clean(who.name.in(language)), clean(who.code));
    grid.columns = {{w.indicator, false, true}, {w.now, true}};
    for (const Year year : years) grid.columns.push_back({std::to_string(year), true});
    grid.columns.push_back({w.each_year, true});
    for (const auto& [key, by_year] : steps)
        add_rows({report, *by_year.begin()->second, language}, by_year, years, grid);
    return grid;
}

/// Why there is nothing to plan.
std::string nothing_open(const Report& report, Language language) {
    const auto horizons = report.programme->horizons();
    const bool over = horizons.empty() || horizons.back() < report.period;
    return over ? words(language).horizons_are_over : words(language).no_target_left;
}

}  // namespace

Document plan_document(const Report& report, const Plan& plan, const Selection& selection,
                       Language language) {
    const Words& w = words(language);
    Document document;
    document.title = w.plan_from_year(report.period);
    document.add(std::string{final_figures(report, language)});
    std::map<UnitIndex, StepsByTarget> by_unit;
    for (const PlanStep& step : plan) {
        if (!selection.has_unit(step.unit) ||
            !selection.horizons.contains(target_of(report, step).horizon))
            continue;
        by_unit[step.unit][{step.indicator, step.target}][step.year] = &step;
    }
    if (by_unit.empty()) {
        document.add(nothing_open(report, language));
        return document;
    }
    document.add(w.plan_of_counts);
    for (const auto& [unit, steps] : by_unit) document.add(grid_of(report, unit, steps, language));
    return document;
}

}  // namespace cchc::render
