#include <fmt/format.h>

#include <memory>

#include "command/commands.hpp"
#include "command/findings.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "measure/owed.hpp"
#include "render/machine/form.hpp"

namespace cchc::command {

namespace {

/// The units named, each of which must exist at the end of the period.
std::vector<UnitIndex> named_units(const std::vector<std::string>& codes, const Dataset& dataset,
                                   Year period) {
    std::vector<UnitIndex> units;
    for (const std::string& code : codes) {
        const UnitIndex unit = known_unit(dataset.units, code);
        if (!dataset.units[unit].exists_at_end(period)) {
            throw Stop{Exit::usage,
                       {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}", code, period),
                        fmt::format("unit \"{}\" does not exist at the end of {}", code, period)}};
        }
        units.push_back(unit);
    }
    return units;
}

Exit form(Session& session, const std::vector<std::string>& codes) {
    chosen_format(session, "form");  // the one there is; another name is refused
    Dataset dataset;
    if (session.options.input.data.empty()) {
        read_units_alone(session.world, session.options.input, dataset);
        print_findings(session, dataset);
        if (dataset.findings.has_errors()) return Exit::findings;
    } else {
        read_sound(session, {}, dataset);
    }
    require_period_of(session, dataset.programme);
    const Year period = *session.options.period;
    const auto units = named_units(codes, dataset, period);
    const Lineage lineage{dataset.units, period};
    const Inputs inputs{dataset.programme, dataset.units, dataset.exemptions, dataset.observations,
                        lineage};
    const auto reports = measure::owed_reports(inputs, units);
    if (reports.empty()) {
        session.say({fmt::format("không phải báo cáo chỉ tiêu nào của năm {}", period),
                     fmt::format("no report of {} is owed", period)});
    }
    std::string out;
    render::write_form({dataset.programme, dataset.units, period, reports}, session.language, out);
    deliver(session, out);
    return Exit::done;
}

}  // namespace

Action form_command(OptionList& options, Session& session) {
    const auto units = std::make_shared<std::vector<std::string>>();
    options.add_texts("UNIT", *units, "CODE", {"mã các đơn vị", "codes of units"}).required = true;
    options.add_texts("-d,--data", session.options.input.data, "FILE",
                      {"số liệu các năm trước, để in kèm số liệu năm trước (có thể lặp lại)",
                       "earlier data, for the figures of the year before (repeatable)"});
    add_reading_options(options, session);
    options.at("--units").required = true;
    Option& period = add_period_option(options, session);
    period.required = true;
    period.help = {"năm phải báo cáo", "year to report on"};
    add_output_option(options, session);
    return [units](Session& s) { return form(s, *units); };
}

}  // namespace cchc::command
