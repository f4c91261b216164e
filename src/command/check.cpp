#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "check/check.hpp"
#include "command/chosen_rules.hpp"
#include "command/commands.hpp"
#include "command/findings.hpp"
#include "command/known_findings.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

namespace {

using diag::Diagnostic;
using diag::Listing;
using diag::Severity;

const std::vector<std::string> formats{"text", "json", "sarif", "junit", "github"};

struct CheckOptions {
    bool strict = false;
    bool complete = false;
    std::vector<std::string> select, ignore;
    std::optional<std::size_t> max_findings;
    std::string known, write_known;
    std::vector<std::string> reports;  ///< FORMAT:FILE
};

/// The rules that --select and --ignore leave.
class Selection {
  public:
    Selection(const std::vector<std::string>& select, const std::vector<std::string>& ignore)
        : only_(meant(select)), without_(meant(ignore)) {}

    bool holds(diag::RuleId id) const {
        const diag::Rule* rule = &diag::rule(id);
        return !without_.contains(rule) && (only_.empty() || only_.contains(rule));
    }

  private:
    using Rules = std::set<const diag::Rule*>;

    static Rules meant(const std::vector<std::string>& words) {
        Rules rules;
        for (const auto& word : words) {
            const auto chosen = chosen_rules(word);
            rules.insert(chosen.begin(), chosen.end());
        }
        return rules;
    }

    Rules only_, without_;  ///< `only_` empty: all of them
};

/// All that is wrong, in the order of the files; what belongs to no place comes last.
std::vector<Diagnostic> find(const Dataset& dataset, const Session& session,
                             const CheckOptions& options, Year period) {
    diag::Findings findings = dataset.findings;
    if (dataset.read_to_the_end) {
        const Lineage lineage{dataset.units, period};
        const RowTable table{dataset.observations, dataset.units.size(),
                             dataset.programme.indicators.size(),
                             std::max(period, dataset.observations.latest_period().value_or(0))};
        check::check_soundness(dataset.programme, dataset.units, dataset.observations, table,
                               findings);
        check::Subject subject{{dataset.programme, dataset.units, dataset.exemptions,
                                dataset.observations, table, lineage},
                               {},
                               {session.options.period.has_value(), options.complete},
                               session.threads()};
        for (const auto& facts : dataset.facts) subject.files.push_back(facts.source->begin);
        check::check_data(subject, findings);
    }
    findings.order_from(0);
    return findings.all();
}

/// The findings that the options leave, and what is said of the others.
Listing listed(std::vector<Diagnostic> findings, const Dataset& dataset,
               const CheckOptions& options, const Selection& selection,
               const KnownFindings& known) {
    // What could not be read is not fit, whatever was selected.
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return !selection.holds(finding.rule) && !loses_more_than_a_row(finding);
    });
    Listing listing;
    listing.sources = &dataset.sources;
    listing.known = known.leave_out(findings, dataset.sources);
    for (Diagnostic& finding : findings) {
        if (options.strict) finding.severity = Severity::error;
        ++(finding.severity == Severity::error ? listing.errors : listing.warnings);
    }
    if (options.max_findings && findings.size() > *options.max_findings) {
        listing.left_off = findings.size() - *options.max_findings;
        findings.resize(*options.max_findings);
    }
    listing.findings = std::move(findings);
    for (const auto& facts : dataset.facts) {
        listing.files.push_back(
            {facts.source->name, facts.separator, facts.decimal_mark, facts.rows});
    }
    return listing;
}

std::string written(const Listing& listing, const std::string& format, const Session& session,
                    bool coloured) {
    if (format == "json") return diag::write_json(listing, session.language);
    if (format == "sarif") return diag::write_sarif(listing, session.language);
    if (format == "junit") return diag::write_junit(listing, session.language);
    if (format == "github") return diag::write_github(listing, session.language);
    return diag::write_text(listing, {session.language, coloured});
}

/// FORMAT:FILE
std::pair<std::string, std::string> parted(const std::string& report) {
    const auto colon = report.find(':');
    const std::string format = report.substr(0, colon);
    if (colon == std::string::npos || colon + 1 == report.size()) {
        throw Stop{Exit::usage,
                   {"--report cần dạng FORMAT:FILE, không phải \"" + report + "\"",
                    "--report wants FORMAT:FILE, not \"" + report + "\""}};
    }
    if (std::ranges::count(formats, format) == 0) {
        throw Stop{Exit::usage, with_suggestion({"--report không có định dạng \"" + format + "\"",
                                                 "--report has no format \"" + format + "\""},
                                                unicode::nearest(format, formats))};
    }
    return {format, report.substr(colon + 1)};
}

/// Every report has a format and a file of its own.
void require_separate_files(const Session& session, const std::vector<std::string>& reports) {
    std::set<std::string> paths{session.options.output};
    for (const auto& report : reports) {
        const std::string path = parted(report).second;
        if (paths.insert(path).second) continue;
        throw Stop{Exit::usage,
                   {"có hai báo cáo cùng ghi vào \"" + path + "\"",
                    "two reports would be written to \"" + path + "\""}};
    }
}

/// GitHub shows the Markdown in that file on the page of the job; other steps may have written too.
void append_job_summary(const Session& session, const Listing& listing) {
    const auto path = session.world.environment("GITHUB_STEP_SUMMARY");
    if (!path || path->empty()) return;
    const auto before = session.world.files.read(*path);
    const auto* text = std::get_if<std::string>(&before);
    write_file(session, *path,
               (text ? *text : "") + diag::write_github_summary(listing, session.language));
}

Exit check(Session& session, const CheckOptions& options) {
    require_separate_files(session, options.reports);
    const Selection selection{options.select, options.ignore};
    const KnownFindings known = KnownFindings::read(session, options.known);

    Dataset dataset;
    session.options.input.remarks = false;
    read_dataset(session.world, session.options.input, dataset);
    if (dataset.read_to_the_end) require_period_of(session, dataset.programme);
    const auto latest = dataset.observations.latest_period();
    const Year period = session.options.period.value_or(latest.value_or(dataset.programme.start));
    const auto findings = find(dataset, session, options, period);
    if (!options.write_known.empty()) {
        write_file(session, options.write_known, KnownFindings::text_of(findings, dataset.sources));
    }
    Listing listing = listed(findings, dataset, options, selection, known);
    if (dataset.read_to_the_end && latest) listing.period = period;
    listing.period_chosen = session.options.period.has_value();

    // what is printed last says that the files are there
    for (const auto& report : options.reports) {
        const auto [report_format, path] = parted(report);
        write_file(session, path, written(listing, report_format, session, false));
    }
    const std::string format = chosen_format(session, formats);
    deliver(session, written(listing, format, session, session.coloured()));
    if (format == "github") append_job_summary(session, listing);
    return listing.passed() ? Exit::done : Exit::findings;
}

}  // namespace

Command check_command(CLI::App& app, Session& session) {
    auto* command = app.add_subcommand(
        "check", session.in_words({"kiểm tra số liệu đã nộp trước khi tính",
                                   "is the submitted data fit to be scored; for CI"}));
    const auto options = std::make_shared<CheckOptions>();
    add_input_options(*command, session);
    add_period_option(*command, session);
    add_output_options(*command, session, formats);
    const auto flag = [&](const char* name, bool& value, Text help) {
        command->add_flag(name, value, session.in_words(help));
    };
    flag("--strict", options->strict, {"coi cảnh báo là lỗi", "take warnings for errors"});
    flag("--complete", options->complete,
         {"đơn vị chưa báo cáo là lỗi", "whoever has not reported is an error"});
    const auto rules = [&](const char* name, std::vector<std::string>& value, Text help) {
        command->add_option(name, value, session.in_words(help))
            ->type_name("RULE")
            ->delimiter(',')
            ->allow_extra_args(false);
    };
    rules("--select", options->select,
          {"chỉ các quy tắc này (tên, mã, hoặc chữ cái nhóm)",
           "only these rules (name, code, or letter of a group)"});
    rules("--ignore", options->ignore, {"bỏ qua các quy tắc này", "leave these rules out"});
    command
        ->add_option("--max-findings", options->max_findings,
                     session.in_words({"in nhiều nhất N phát hiện", "print at most N findings"}))
        ->check(CLI::Validator{[&session](const std::string& text) {
                                   const bool digits =
                                       text.find_first_not_of("0123456789") == text.npos;
                                   return digits ? std::string{}
                                                 : session.in_words({"cần một số nguyên không âm",
                                                                     "expected a whole number"});
                               },
                               ""})
        ->type_name("N");
    command
        ->add_option(
            "--known", options->known,
            session.in_words({"tệp ghi các phát hiện đã biết", "file of findings known before"}))
        ->type_name("FILE");
    command
        ->add_option("--write-known", options->write_known,
                     session.in_words({"ghi các phát hiện hiện có vào tệp",
                                       "write the present findings to such a file"}))
        ->type_name("FILE");
    command
        ->add_option(
            "--report", options->reports,
            session.in_words({"ghi thêm một bản, ví dụ sarif:cchc.sarif (có thể lặp lại)",
                              "write another report too, as in sarif:cchc.sarif (repeatable)"}))
        ->type_name("FORMAT:FILE")
        ->allow_extra_args(false);
    return {command, [options](Session& s) { return check(s, *options); }};
}

}  // namespace cchc::command
