#include <fmt/format.h>

#include <memory>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/findings.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"
#include "render/text/programme.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("targets");

struct TargetsOptions {
    std::vector<std::string> parts;  ///< ids of indicators and relations
    bool check_only = false;
};

/// "55 indicators, 67 targets": enough to see that the whole file was read.
void say_what_was_read(const Session& session, const Programme& programme) {
    std::size_t targets = 0;
    for (const Indicator& indicator : programme.indicators) targets += indicator.targets.size();
    session.say({fmt::format("chương trình {}: {} chỉ tiêu, {} mục tiêu, không có lỗi",
                             programme.id, programme.indicators.size(), targets),
                 fmt::format("programme {}: {}, {}, no errors", programme.id,
                             diag::counted(programme.indicators.size(), "indicator"),
                             diag::counted(targets, "target"))});
}

/// An option that would do nothing is a mistake of somebody who expects it to.
void require_options_of(const Session& session, const TargetsOptions& options,
                        const std::string& format) {
    const CommonOptions& common = session.options;
    if (options.check_only && !options.parts.empty()) {
        throw Stop{Exit::usage,
                   {"--check không đi với chỉ tiêu; tệp được nêu ở -t TỆP",
                    "--check takes no indicator; the file is named by -t FILE"}};
    }
    if (options.check_only && !(common.format.empty() && common.output.empty())) {
        throw Stop{Exit::usage, {"--check không ghi gì", "--check writes nothing"}};
    }
    if (!options.parts.empty() && format == "csv") {
        throw Stop{Exit::usage,
                   {"csv chỉ dùng cho danh mục, không dùng cho một chỉ tiêu hoặc ràng buộc",
                    "csv goes with the list, not with an indicator or relation"}};
    }
}

Exit targets(Session& session, const TargetsOptions& options) {
    const std::string format = options.check_only ? "" : chosen_format(session, "targets");
    require_options_of(session, options, format);
    Dataset dataset;
    read_programme(session.world, session.options.input.targets, dataset);
    print_findings(session, dataset);
    if (dataset.findings.has_errors()) return Exit::findings;
    const Programme& programme = dataset.programme;
    if (options.check_only) {
        say_what_was_read(session, programme);
        return Exit::done;
    }
    ProgrammeParts chosen;
    for (const auto& id : options.parts) chosen.push_back(known_part(programme, id));

    std::string out;
    const auto style = table_style(session);
    if (format == "json") {
        render::write_programme_json(programme, chosen, digests(dataset), out);
    } else if (!chosen.empty()) {
        render::write_parts(programme, chosen, style, out);
    } else if (format == "csv") {
        render::write_programme_csv(programme, session.language, out);
    } else {
        render::write_programme(programme, style, out);
    }
    deliver(session, out);
    return Exit::done;
}

}  // namespace

Action targets_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<TargetsOptions>();
    options.add_texts("INDICATOR", own->parts, "",
                      {"chỉ tiêu, ràng buộc cần xem đầy đủ; không có: danh mục",
                       "indicators and relations to show at length; none: the list"});
    add_targets_option(options, session);
    add_output_options(options, session, formats);
    options.add_flag("--check", own->check_only,
                     {"chỉ kiểm tra tệp chương trình", "only check the programme file"});
    return [own](Session& s) { return targets(s, *own); };
}

}  // namespace cchc::command
