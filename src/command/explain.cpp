#include <fmt/format.h>

#include <memory>
#include <optional>
#include <vector>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "measure/breakdown.hpp"
#include "measure/derive.hpp"
#include "model/lineage.hpp"
#include "render/text/breakdown.hpp"
#include "render/text/derivation.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("explain");

struct ExplainOptions {
    std::string unit;
    ScoringOptions scoring;
};

/// A unit that ended has no figures any more: who has them is said.
UnitIndex explained_unit(const Dataset& dataset, const Report& report, const std::string& code) {
    const UnitIndex unit = known_unit(dataset.units, code);
    const Lineage lineage{dataset.units, report.period};
    const auto heirs = lineage.heirs(unit);
    if (heirs.empty() || heirs.front() == unit) return living_unit(dataset, report, code);
    std::string successors;
    for (const UnitIndex heir : heirs)
        successors +=
            fmt::format("{}\"{}\"", successors.empty() ? "" : ", ", dataset.units[heir].code);
    throw Stop{
        Exit::usage,
        {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}; đơn vị kế thừa: {}", code,
                     report.period, successors),
         fmt::format("unit \"{}\" does not exist at the end of {}; {} {}", code, report.period,
                     successors, heirs.size() > 1 ? "answer for it together" : "answers for it")}};
}

/// A result in the format asked for.
template <typename WriteJson, typename MakeDocument>
void deliver_in(Session& session, const std::string& format, WriteJson write_json,
                MakeDocument make_document) {
    if (format != "json") return deliver_document(session, make_document(), format);
    std::string out;
    write_json(out);
    deliver(session, out);
}

void explain_figure(Session& session, const Dataset& dataset, const Report& report,
                    const UnitDetail& unit, const measure::Options& how, IndicatorIndex indicator) {
    const Derivation derivation =
        measure::derive(dataset.programme, dataset.units, dataset.exemptions, dataset.observations,
                        how, unit.unit, indicator);
    const render::DerivationSource source{report, unit, places_of(dataset)};
    deliver_in(
        session, chosen_format(session, "explain"),
        [&](std::string& out) {
            render::write_derivation_json(derivation, source, digests(dataset), out);
        },
        [&] { return render::derivation_document(derivation, source, session.language); });
}

/// The scores of the horizons asked for, or else what a gate looks at: those of the period, where
/// it is a horizon with enough targets; and the year's standing.
void explain_scores(Session& session, const Dataset& dataset, const Report& report,
                    const measure::Options& how, UnitIndex unit) {
    const Horizons& asked = session.options.horizons;
    std::vector<Year> horizons = asked.asked;
    const Score* now = report.find(unit)->overall(report.period);
    const auto least = static_cast<std::uint32_t>(dataset.programme.settings.grade_min_targets);
    if (asked.all() && now && now->targets >= least) horizons.push_back(report.period);
    const Breakdown breakdown =
        measure::break_down(dataset.programme, dataset.units, dataset.exemptions,
                            dataset.observations, how, unit, horizons, asked.all());
    deliver_in(
        session, chosen_format(session, "explain"),
        [&](std::string& out) {
            render::write_breakdown_json(breakdown, report, digests(dataset), out);
        },
        [&] { return render::breakdown_document(breakdown, report, session.language); });
}

/// Throws Stop where the words after the unit name no data.
void require_data(const InputOptions& input, const Programme& programme) {
    const bool none = input.indicator_or_data.empty() ||
                      find_indicator(programme, input.indicator_or_data).has_value();
    if (none && input.data.empty()) throw Stop{Exit::usage, {"thiếu SỐ_LIỆU", "DATA is required"}};
}

Exit explain(Session& session, const ExplainOptions& options) {
    chosen_format(session, "explain");
    Dataset dataset;
    read_sound(session, options.scoring, dataset);
    const InputOptions& input = session.options.input;
    require_data(input, dataset.programme);
    const auto indicator = find_indicator(dataset.programme, input.indicator_or_data);
    if (indicator && !session.options.horizons.all()) {
        throw Stop{Exit::usage,
                   {"--horizon chỉ dùng khi không nêu chỉ tiêu",
                    "--horizon goes with a unit alone, without an indicator"}};
    }
    const Year period = chosen_period(session, dataset);
    const measure::Options how{.period = period,
                               .final_figures = options.scoring.final_figures,
                               .verification = verification_of(dataset)};
    const measure::Measurement measurement = measurement_of(dataset, how);
    const Report report = measurement.report();
    const UnitIndex unit = explained_unit(dataset, report, options.unit);
    if (indicator) {
        const auto details = measurement.detail(report, nullptr, {{unit}});
        explain_figure(session, dataset, report, details.front(), how, *indicator);
    } else {
        explain_scores(session, dataset, report, how, unit);
    }
    return Exit::done;
}

}  // namespace

Action explain_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<ExplainOptions>();
    options.add_text("UNIT", own->unit, "CODE", {"mã đơn vị", "code of a unit"}).required = true;
    options.add_text(
        "INDICATOR", session.options.input.indicator_or_data, "ID",
        {"mã chỉ tiêu; không ghi: mỗi mục tiêu cho đơn vị bao nhiêu điểm",
         "id of an indicator; without it: the points that each target adds to the scores"});
    add_input_options(options, session);
    options.at("DATA").required = false;  // what comes after the unit may be all of it
    add_period_option(options, session);
    add_horizon_option(options, session,
                       {"điểm của các mốc thời gian này, cách nhau bằng dấu phẩy (có thể lặp lại)",
                        "the scores of these horizons, separated by commas (repeatable)"});
    add_output_options(options, session, formats);
    add_scoring_options(options, own->scoring);
    return [own](Session& s) { return explain(s, *own); };
}

}  // namespace cchc::command
