#include <fmt/format.h>

#include <memory>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "measure/derive.hpp"
#include "model/lineage.hpp"
#include "render/derivation.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("explain");

struct ExplainOptions {
    std::string unit, indicator;
    ScoringOptions scoring;
};

/// A unit that ended has no figures any more: who has them is said.
UnitIndex explained_unit(const Dataset& dataset, const Report& report, const std::string& code) {
    const UnitIndex unit = known_unit(dataset.units, code);
    const UnitIndex heir = Lineage{dataset.units, report.period}.heir(unit);
    if (heir == unit || heir == no_unit) return living_unit(dataset, report, code);
    const std::string& successor = dataset.units[heir].code;
    throw Stop{Exit::usage,
               {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}; đơn vị kế thừa: \"{}\"",
                            code, report.period, successor),
                fmt::format("unit \"{}\" does not exist at the end of {}; \"{}\" answers for it",
                            code, report.period, successor)}};
}

Exit explain(Session& session, const ExplainOptions& options) {
    const std::string format = chosen_format(session, "explain");
    Dataset dataset;
    read_sound(session, options.scoring, dataset);
    const Year period = chosen_period(session, dataset);
    const measure::Options how{period, options.scoring.final_figures};
    const Report report = measure::measure(dataset.programme, dataset.units, dataset.exemptions,
                                           dataset.observations, how);
    const UnitIndex unit = explained_unit(dataset, report, options.unit);
    const IndicatorIndex indicator = known_indicator(dataset.programme, options.indicator);
    const Derivation derivation =
        measure::derive(dataset.programme, dataset.units, dataset.exemptions, dataset.observations,
                        how, unit, indicator);
    const render::DerivationContext context{report, dataset.observations, places_of(dataset)};
    if (format == "json") {
        std::string out;
        render::write_derivation_json(derivation, context, digests(dataset), out);
        deliver(session, out);
    } else {
        deliver_document(
            session, render::derivation_document(derivation, context, session.language), format);
    }
    return Exit::done;
}

}  // namespace

Action explain_command(CLI::App& command, Session& session) {
    const auto options = std::make_shared<ExplainOptions>();
    command.add_option("UNIT", options->unit, session.in_words({"mã đơn vị", "code of a unit"}))
        ->type_name("CODE")
        ->required();
    command
        .add_option("INDICATOR", options->indicator,
                    session.in_words({"mã chỉ tiêu", "id of an indicator"}))
        ->type_name("ID")
        ->required();
    add_input_options(command, session);
    add_period_option(command, session);
    add_output_options(command, session, formats);
    add_scoring_options(command, session, options->scoring);
    return [options](Session& s) { return explain(s, *options); };
}

}  // namespace cchc::command
