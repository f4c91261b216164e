#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

#include "check/check.hpp"
#include "command/chosen_rules.hpp"
#include "command/commands.hpp"
#include "command/findings.hpp"
#include "command/known_findings.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "load/cells.hpp"
#include "load/units.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

using diag::Diagnostic;
using diag::FileCount;
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
        check::check_soundness(dataset.programme, dataset.units, dataset.observations, findings);
        check::Subject subject{
            {dataset.programme, dataset.units, dataset.exemptions, dataset.observations, lineage},
            {},
            {session.options.period.has_value(), options.complete},
            session.threads()};
        load::CellFinder cells{dataset.sources, session.options.input.csv};
        subject.has_percent_sign = [&](RowIndex row) {
            const diag::Place start{dataset.observations.place(row), 0};
            return cells.text(start, "value").ends_with('%');
        };
        for (const auto& facts : dataset.facts) subject.files.push_back(facts.source->begin);
        check::check_data(subject, findings);
    }
    findings.order_from(0);
    return findings.all();
}

/// Counts findings by file; the files of data come first, with or without any.
class FileCounts {
  public:
    explicit FileCounts(const Dataset& dataset) : sources_(dataset.sources) {
        for (const auto& facts : dataset.facts) of(facts.source->name);
    }

    void add(const Diagnostic& finding) {
        FileCount& count = of(file_of(finding));
        (finding.severity == Severity::error ? count.errors : count.warnings) += finding.count;
    }
    void add_shown(const Diagnostic& finding) { ++of(file_of(finding)).shown; }
    std::vector<FileCount> take() { return std::move(counts_); }

  private:
    std::string file_of(const Diagnostic& finding) const {
        return finding.place ? sources_.source_of(*finding.place).name : std::string{};
    }
    FileCount& of(const std::string& name) {
        const auto [position, is_new] = positions_.try_emplace(name, counts_.size());
        if (is_new) counts_.push_back(FileCount{name});
        return counts_[position->second];
    }

    const diag::Sources& sources_;
    std::vector<FileCount> counts_;
    std::unordered_map<std::string, std::size_t> positions_;  ///< in counts_
};

/// Leaves so many findings, errors before warnings, in the order they are in.
void keep_gravest(std::vector<Diagnostic>& findings, std::size_t most) {
    if (findings.size() <= most) return;
    const auto errors = static_cast<std::size_t>(
        std::ranges::count(findings, Severity::error, &Diagnostic::severity));
    std::size_t room_for_errors = std::min(errors, most);
    std::size_t room_for_warnings = most - room_for_errors;
    std::erase_if(findings, [&](const Diagnostic& finding) {
        std::size_t& room =
            finding.severity == Severity::error ? room_for_errors : room_for_warnings;
        if (room == 0) return true;
        --room;
        return false;
    });
}

/// The findings that the options leave, and what is said of the others.
Listing listed(std::vector<Diagnostic> findings, const Dataset& dataset,
               const CheckOptions& options, const Selection& selection, const KnownFindings& known,
               const load::CsvOptions& csv) {
    // What could not be read is not fit, whatever was selected.
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return !selection.holds(finding.rule) && !loses_more_than_a_row(finding);
    });
    Listing listing;
    listing.sources = &dataset.sources;
    listing.known = known.leave_out(findings, dataset.sources);
    for (Diagnostic& finding : findings) {
        if (options.strict) finding.severity = Severity::error;
        (finding.severity == Severity::error ? listing.errors : listing.warnings) += finding.count;
    }
    FileCounts counts{dataset};
    for (const Diagnostic& finding : findings) counts.add(finding);
    if (options.max_findings) keep_gravest(findings, *options.max_findings);
    listing.left_off = listing.errors + listing.warnings - findings.size();
    load::CellFinder cells{dataset.sources, csv};
    for (Diagnostic& finding : findings) {
        cells.point(finding);
        counts.add_shown(finding);
    }
    listing.counts = counts.take();
    listing.findings = std::move(findings);
    for (const auto& facts : dataset.facts) {
        if (!facts.read) continue;
        listing.files.push_back(
            {facts.source->name, facts.separator, facts.decimal_mark, facts.rows});
    }
    return listing;
}

/// Findings that stand nowhere are shown where their unit is listed, else where the data begin.
void show_whereabouts(const Dataset& dataset, Listing& listing) {
    std::optional<std::unordered_map<std::string, diag::Place>> units;
    for (Diagnostic& finding : listing.findings) {
        if (finding.place) continue;
        if (!units) {
            units.emplace();
            if (dataset.units_source) *units = load::places_of_units(*dataset.units_source);
        }
        const auto listed_at = units->find(unicode::folded(finding.unit));
        if (listed_at != units->end()) {
            finding.about = listed_at->second;
        } else if (!dataset.facts.empty()) {
            finding.about = dataset.facts.front().source->place(0, 0);
        }
    }
}

/// The folder that relative paths begin in, or nothing where the shell did not say it rightly.
std::string working_folder(const World& world) {
    const auto named = world.environment("PWD");
    const bool right = named && named->starts_with('/') && world.files.is_within(*named, ".") &&
                       world.files.is_within(".", *named);
    return right ? *named : std::string{};
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

/// Whether two paths lead to one file; standard output is empty or "-".
bool is_same_file(const Session& session, const std::string& a, const std::string& b) {
    const auto path = [](const std::string& p) { return p.empty() ? "-" : diag::normal_path(p); };
    if (path(a) == path(b)) return true;
    const Files& files = session.world.files;
    return path(a) != "-" && path(b) != "-" && files.is_within(a, b) && files.is_within(b, a);
}

/// Known findings that were read are written over only by new ones.
void require_known_kept(const Session& session, const CheckOptions& options,
                        const std::string& path) {
    if (options.known.empty() || !is_same_file(session, path, options.known)) return;
    throw Stop{Exit::usage,
               {"\"" + path + "\" là tệp đầu vào, không ghi đè",
                "\"" + path + "\" is an input, and is not written over"}};
}

/// Everything that is written has a file of its own.
void require_separate_files(const Session& session, const CheckOptions& options) {
    std::vector<std::string> taken;
    const auto take = [&](const std::string& path) {
        for (const std::string& other : taken) {
            if (!is_same_file(session, path, other)) continue;
            if (path == "-" || path.empty()) {
                throw Stop{Exit::usage,
                           {"có hai báo cáo cùng ghi ra đầu ra chuẩn",
                            "two reports would be written to standard output"}};
            }
            throw Stop{Exit::usage,
                       {"có hai báo cáo cùng ghi vào \"" + path + "\"",
                        "two reports would be written to \"" + path + "\""}};
        }
        taken.push_back(path);
    };
    take(session.options.output);
    for (const auto& report : options.reports) take(parted(report).second);
    for (const std::string& path : taken) require_known_kept(session, options, path);
    if (!options.write_known.empty()) take(options.write_known);
}

/// GitHub shows the Markdown in that file on the page of the job; other steps may have written too.
void append_job_summary(const Session& session, const Listing& listing) {
    const auto path = session.world.environment("GITHUB_STEP_SUMMARY");
    if (!path || path->empty()) return;
    const auto before = session.world.files.read(*path);
    const auto* text = std::get_if<std::string>(&before);
    const auto* error = std::get_if<FileError>(&before);
    if (error && !error->is_absent) throw cannot_read(*path, error->reason);
    write_file(session, *path,
               (text ? *text : "") + diag::write_github_summary(listing, session.language));
}

Exit check(Session& session, const CheckOptions& options) {
    require_separate_files(session, options);
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
        write_to(session, options.write_known,
                 KnownFindings::text_of(findings, dataset.sources));
    }
    Listing listing =
        listed(findings, dataset, options, selection, known, session.options.input.csv);
    show_whereabouts(dataset, listing);
    listing.folder = working_folder(session.world);
    if (dataset.read_to_the_end && latest) listing.period = period;
    listing.period_chosen = session.options.period.has_value();

    bool for_github = false;
    // what is printed last says that the files are there
    for (const auto& report : options.reports) {
        const auto [report_format, path] = parted(report);
        write_to(session, path, written(listing, report_format, session, false));
        for_github = for_github || report_format == "github";
    }
    const std::string format = chosen_format(session, formats);
    deliver(session, written(listing, format, session, session.coloured()));
    if (for_github || format == "github") append_job_summary(session, listing);
    return listing.passed() ? Exit::done : Exit::findings;
}

}  // namespace

Action check_command(CLI::App& command, Session& session) {
    const auto options = std::make_shared<CheckOptions>();
    add_input_options(command, session);
    add_period_option(command, session);
    add_output_options(command, session, formats);
    const auto flag = [&](const char* name, bool& value, Text help) {
        command.add_flag(name, value, session.in_words(help));
    };
    flag("--strict", options->strict, {"coi cảnh báo là lỗi", "take warnings for errors"});
    flag("--complete", options->complete,
         {"đơn vị chưa báo cáo là lỗi", "whoever has not reported is an error"});
    const auto rules = [&](const char* name, std::vector<std::string>& value, Text help) {
        command.add_option(name, value, session.in_words(help))
            ->type_name("RULE")
            ->delimiter(',')
            ->allow_extra_args(false);
    };
    rules("--select", options->select,
          {"chỉ các quy tắc này (tên, mã, hoặc chữ cái nhóm)",
           "only these rules (name, code, or letter of a group)"});
    rules("--ignore", options->ignore, {"bỏ qua các quy tắc này", "leave these rules out"});
    command
        .add_option("--max-findings", options->max_findings,
                    session.in_words({"in nhiều nhất N phát hiện", "print at most N findings"}))
        ->check(CLI::Validator{[&session](const std::string& text) {
                                   const bool number =
                                       !text.empty() && text.size() <= 18 &&
                                       text.find_first_not_of("0123456789") == text.npos;
                                   return number ? std::string{}
                                                 : session.in_words({"cần một số nguyên không âm",
                                                                     "expected a whole number"});
                               },
                               ""})
        ->type_name("N");
    command
        .add_option(
            "--known", options->known,
            session.in_words({"tệp ghi các phát hiện đã biết", "file of findings known before"}))
        ->type_name("FILE");
    command
        .add_option("--write-known", options->write_known,
                    session.in_words({"ghi các phát hiện hiện có vào tệp",
                                      "write the present findings to such a file"}))
        ->type_name("FILE");
    command
        .add_option(
            "--report", options->reports,
            session.in_words({"ghi thêm một bản, ví dụ sarif:cchc.sarif (có thể lặp lại)",
                              "write another report too, as in sarif:cchc.sarif (repeatable)"}))
        ->type_name("FORMAT:FILE")
        ->allow_extra_args(false);
    return [options](Session& s) { return check(s, *options); };
}

}  // namespace cchc::command
