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

Action explain_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<ExplainOptions>();
    options.add_text("UNIT", own->unit, "CODE", {"mã đơn vị", "code of a unit"}).required = true;
    options.add_text("INDICATOR", own->indicator, "ID", {"mã chỉ tiêu", "id of an indicator"})
        .required = true;
    add_input_options(options, session);
    add_period_option(options, session);
    add_output_options(options, session, formats);
    add_scoring_options(options, own->scoring);
    return [own](Session& s) { return explain(s, *own); };
}

}  // namespace cchc::command
