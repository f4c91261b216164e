#include "measure/plan.hpp"

#include <memory>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/workbooks.hpp"
#include "render/text/plan.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("plan");

Exit plan(Session& session, const ScoringOptions& options) {
    const std::string format = chosen_format(session, "plan");
    Dataset dataset;
    read_sound(session, options, dataset);
    const Year period = chosen_period(session, dataset);
    const auto [report, details] =
        measurement_of(dataset, {.period = period,
                                 .final_figures = options.final_figures,
                                 .threads = measuring_threads(session, dataset)})
            .full_report();
    const bool for_programs = format == "csv" || format == "json" || format == "xlsx";
    const Plan steps = measure::plan(report, details);
    const render::Selection selection{{session.options.horizons},
                                      chosen_units(session, dataset, report, for_programs)};
    if (for_programs) {
        std::string out;
        if (format == "json") {
            render::write_plan_json(report, steps, selection, named_files(dataset).digests, out);
        } else {
            render::write_plan_csv(report, steps, selection, out);
        }
        if (format == "xlsx") {
            deliver_tables(session, {{"plan", out}});
        } else {
            deliver(session, out);
        }
    } else {
        deliver_document(session, render::plan_document(report, steps, selection, session.language),
                         format);
    }
    return Exit::done;
}

}  // namespace

Action plan_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<ScoringOptions>();
    add_input_options(options, session);
    add_choice_options(options, session);
    add_output_options(options, session, formats);
    add_scoring_options(options, *own);
    return [own](Session& s) { return plan(s, *own); };
}

}  // namespace cchc::command
