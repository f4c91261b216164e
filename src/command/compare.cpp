#include <memory>

#include "command/commands.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "measure/compare.hpp"
#include "measure/measure.hpp"
#include "render/comparison.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string> formats{"text", "csv", "json", "markdown"};

struct CompareOptions {
    std::optional<Year> other_period;
    std::string other_targets;
    std::string fail_on;
    ScoringOptions scoring;
};

/// One data set, read and measured.
struct Measured {
    Dataset dataset;
    Report report;
};

/// Which of the two sides is read.
void read_side(Session& session, const InputOptions& input, const CompareOptions& options,
               Measured& side) {
    const InputOptions asked = std::exchange(session.options.input, input);
    read_sound(session, options.scoring, side.dataset);
    session.options.input = asked;
}

void measure_side(Measured& side, Year period, const CompareOptions& options) {
    side.report =
        measure::measure(side.dataset.programme, side.dataset.units, side.dataset.exemptions,
                         side.dataset.observations, {period, options.scoring.final_figures});
}

/// What each side reads: two data sets, or the same one with another programme or period.
std::pair<InputOptions, InputOptions> sides_of(const Session& session,
                                               const CompareOptions& options) {
    std::pair<InputOptions, InputOptions> sides{session.options.input, session.options.input};
    if (!options.other_targets.empty()) {
        sides.second.targets = options.other_targets;
    } else if (!options.other_period) {
        const auto& data = session.options.input.data;
        if (data.size() != 2) {
            throw Stop{Exit::usage,
                       {"cần đúng hai bộ số liệu A và B, hoặc --with, hoặc --with-targets",
                        "expected exactly two data sets A and B, or --with, or --with-targets"}};
        }
        sides.first.data = {data[0]};
        sides.second.data = {data[1]};
    }
    return sides;
}

Exit compare(Session& session, const CompareOptions& options) {
    const auto sides = sides_of(session, options);
    Measured before, after;
    read_side(session, sides.first, options, before);
    read_side(session, sides.second, options, after);
    const Year period = chosen_period(session, after.dataset);
    measure_side(before, period, options);
    measure_side(after, options.other_period.value_or(period), options);

    const Comparison comparison = measure::compare({before.report, before.dataset.observations},
                                                   {after.report, after.dataset.observations});
    const render::ComparisonPlaces places{places_of(before.dataset), places_of(after.dataset)};
    const std::string format = chosen_format(session, formats);
    std::string out;
    if (format == "csv") render::write_comparison_csv(comparison, out);
    if (format == "json") render::write_comparison_json(comparison, places, out);
    if (out.empty()) {
        deliver_document(session, render::comparison_document(comparison, places, session.language),
                         format);
    } else {
        deliver(session, out);
    }
    return options.fail_on == "worse" && comparison.any_worse() ? Exit::gate : Exit::done;
}

}  // namespace

Command compare_command(CLI::App& app, Session& session) {
    auto* command = app.add_subcommand(
        "compare",
        session.in_words({"những gì thay đổi giữa hai bộ số liệu, hai kỳ, hoặc hai chương trình",
                          "what changed between two data sets, two periods, or two programmes"}));
    const auto options = std::make_shared<CompareOptions>();
    add_input_options(*command, session);
    add_period_option(*command, session);
    auto* with = command->add_option(
        "--with", options->other_period,
        session.in_words({"so sánh kỳ của --period với kỳ này, cùng một bộ số liệu",
                          "compare the period of --period with this one, in one data set"}));
    allow_years(*with, session);
    command
        ->add_option("--with-targets", options->other_targets,
                     session.in_words({"so sánh với chương trình này, cùng một bộ số liệu",
                                       "compare with this programme, in one data set"}))
        ->type_name("FILE");
    add_output_options(*command, session, formats);
    auto* fail_on =
        command->add_option("--fail-on", options->fail_on,
                            session.in_words({"kết thúc với mã 3 nếu có mục tiêu kém đi",
                                              "exit 3 if a target got worse"}));
    allow_only(*fail_on, {"worse"}, session);
    add_scoring_options(*command, session, options->scoring);
    return {command, [options](Session& s) { return compare(s, *options); }};
}

}  // namespace cchc::command
