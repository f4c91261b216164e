#include "render/machine/csv_line.hpp"
#include "render/machine/json_writer.hpp"
#include "render/text/plan.hpp"

namespace cchc::render {

namespace {

/// A step with what it is about.
struct Step {
    const PlanStep& of;
    const Unit& unit;
    const Indicator& indicator;
    Year horizon;

    const TargetResult& now() const { return *of.result; }
    std::optional<Decimal> pace() const {
        return now().path ? std::optional{now().path->pace} : std::nullopt;
    }
};

/// Calls `use` with each step of the selected units and horizon.
template <typename Use>
void for_each_step(const Report& report, const Plan& plan, const Selection& selection, Use use) {
    for (const PlanStep& step : plan) {
        const Indicator& indicator = report.programme->indicators[step.indicator];
        const Year horizon = indicator.targets[step.target].horizon;
        if (selection.has_unit(step.unit) && selection.horizons.contains(horizon))
            use(Step{step, (*report.units)[step.unit], indicator, horizon});
    }
}

void write_step(Json& json, const Step& step) {
    json.object([&] {
        json.key("unit").text(step.unit.code);
        json.key("indicator").text(step.indicator.id);
        json.key("horizon").number(std::int64_t{step.horizon});
        json.key("year").number(std::int64_t{step.of.year});
        json.key("value").number(step.of.value);
        json.key("count").number(step.of.count);
        json.key("possible").truth(step.of.possible);
        json.key("reason");
        step.of.reason ? json.text(word(*step.of.reason)) : json.null();
        json.key("present").number(step.now().value);
        json.key("pace").number(step.pace());
        json.key("complete").truth(step.now().complete());
    });
}

}  // namespace

void write_plan_csv(const Report& report, const Plan& plan, const Selection& selection,
                    std::string& out) {
    out += "unit,indicator,horizon,year,value,count,possible,reason,present,pace,complete\n";
    for_each_step(report, plan, selection, [&](const Step& step) {
        CsvLine line{out};
        line.text(step.unit.code).text(step.indicator.id);
        line.number(std::int64_t{step.horizon}).number(std::int64_t{step.of.year});
        line.number(step.of.value).number(step.of.count).truth(step.of.possible);
        line.plain(step.of.reason ? word(*step.of.reason) : "");
        line.number(step.now().value).number(step.pace()).truth(step.now().complete());
    });
}

void write_plan_json(const Report& report, const Plan& plan, const Selection& selection,
                     std::span<const InputDigest> inputs, std::string& out) {
    Json json;
    json.object([&] {
        write_head(json, report);
        write_inputs(json, inputs);
        std::vector<Step> steps;
        for_each_step(report, plan, selection, [&](const Step& step) { steps.push_back(step); });
        json.key("steps").array(steps, [&](const Step& step) { write_step(json, step); });
    });
    out += json.document();
}

}  // namespace cchc::render
