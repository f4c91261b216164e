#include <memory>

#include "command/check_reports.hpp"
#include "command/commands.hpp"
#include "command/data_checks.hpp"
#include "command/evidence_folder.hpp"
#include "command/findings.hpp"
#include "command/formats.hpp"
#include "command/listings.hpp"
#include "command/period_remarks.hpp"
#include "command/scoring.hpp"
#include "diag/path.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("check");

struct CheckOptions {
    ListingOptions listing;
    std::vector<std::string> select, ignore;  ///< words for rules
    CheckReports reports;
    bool complete = false;
    std::string known;
    std::string evidence_folder;
};

/// The folder that relative paths begin in, or nothing where the shell gives a wrong one.
std::string working_folder(const World& world) {
    const auto named = world.environment("PWD");
    const bool right = named && diag::is_absolute(*named) && world.files.is_within(*named, ".") &&
                       world.files.is_within(".", *named);
    return right ? *named : std::string{};
}

/// The units of --unit and --level, by folded code; nothing where neither was given. Units that
/// ended count too: they have sent figures.
std::optional<std::set<std::string>> asked_units(const Session& session, const Dataset& dataset) {
    if (session.options.units.empty() && session.options.levels.empty()) return std::nullopt;
    std::set<std::string> codes;
    for (const std::string& code : session.options.units)
        codes.insert(unicode::folded(dataset.units[known_unit(dataset.units, code)].code));
    const LevelSet levels = chosen_levels(session, dataset.programme);
    for (const Unit& unit : dataset.units.all) {
        if (levels.contains(unit.level)) codes.insert(unicode::folded(unit.code));
    }
    return codes;
}

Exit check(Session& session, const CheckOptions& options) {
    prepare_reports(session, options.reports);
    const std::string folder = working_folder(session.world);
    const KnownFindings known = KnownFindings::read(session, options.known, folder);
    const std::string format = chosen_format(session, "check");
    const RuleSelection rules{options.select, options.ignore};

    std::optional<EvidenceFolder> evidence;
    if (!options.evidence_folder.empty()) evidence.emplace(session.world, options.evidence_folder);
    Dataset dataset;
    session.options.input.remarks = evidence.has_value();
    read_dataset(session.world, session.options.input, dataset);
    say_notices(session, dataset);
    std::optional<std::set<std::string>> units;
    if (dataset.read_to_the_end) {
        require_period_of(session, dataset.programme);
        units = asked_units(session, dataset);
    }
    const auto latest = dataset.observations.latest_period();
    const Year period = session.options.period.value_or(latest.value_or(dataset.programme.start));
    auto findings =
        find_all(dataset, session, period, options.complete, evidence ? &*evidence : nullptr);
    keep_units(findings, dataset, units);
    // whatever the rules: one that is ignored today may be asked for tomorrow
    if (!options.reports.known.empty()) {
        write_to(session, options.reports.known, known.text_of(findings, dataset));
    }
    keep_rules(findings, dataset, rules);
    ListedRun run;
    run.folder = folder;
    if (dataset.read_to_the_end && latest) run.period = period;
    run.period_chosen = session.options.period.has_value();
    if (run.period_chosen && run.period && !loses_more_than_rows(dataset))
        run.remarks =
            remarks_on_period(dataset, period, units, options.complete, session.threads());
    const Listings listings{std::move(findings),      dataset, options.listing, known, run,
                            session.options.input.csv};
    write_reports(session, listings, dataset.units, options.reports);
    deliver(session,
            findings_in(format, listings, session, session.coloured(), session.options.output));
    return listings.passed() ? Exit::done : Exit::findings;
}

}  // namespace

Action check_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<CheckOptions>();
    add_input_options(options, session);
    add_period_option(options, session);
    add_unit_options(options, session);
    add_output_options(options, session, formats);
    options.add_flag("--strict", own->listing.strict,
                     {"coi cảnh báo là lỗi", "treat warnings as errors"});
    options.add_flag("--complete", own->complete,
                     {"đơn vị chưa báo cáo là lỗi", "a unit that has not reported is an error"});
    options.add_texts("--select", own->select, "RULE",
                      {"chỉ các quy tắc này (tên, mã, hoặc chữ cái nhóm)",
                       "only these rules (name, code, or letter of a group)"},
                      Times::listed);
    options.add_texts("--ignore", own->ignore, "RULE",
                      {"bỏ qua các quy tắc này", "leave these rules out"}, Times::listed);
    options.add_value("--max-findings", "N",
                      {"in nhiều nhất N phát hiện", "print at most N findings"},
                      [own](const std::string& text) {
                          auto problem = refuse_number(text, 0, 999'999'999);
                          if (!problem) own->listing.max_findings = std::stoul(text);
                          return problem;
                      });
    options.add_text("--evidence-dir", own->evidence_folder, "DIR",
                     {"thư mục phải có các tệp nêu ở cột tài liệu kiểm chứng",
                      "folder that must hold the files named as evidence"});
    options.add_text("--known", own->known, "FILE",
                     {"tệp ghi các phát hiện đã biết", "file of findings known before"});
    options.add_text(
        "--write-known", own->reports.known, "FILE",
        {"ghi các phát hiện hiện có vào tệp", "write the present findings to this file"});
    options.add_texts("--report", own->reports.files, "FORMAT:FILE",
                      {"ghi thêm một bản, ví dụ sarif:cchc.sarif (có thể lặp lại)",
                       "write a report to a file as well, as in sarif:cchc.sarif (repeatable)"});
    options.add_texts("--report-dir", own->reports.folders, "FORMAT:DIR",
                      {"ghi phát hiện của mỗi đơn vị vào một tệp riêng, ví dụ xlsx:tra-lai",
                       "write the findings of each unit to a file of its own, as in xlsx:DIR"});
    return [own](Session& s) { return check(s, *own); };
}

}  // namespace cchc::command
