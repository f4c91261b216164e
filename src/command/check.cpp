#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

#include "check/check.hpp"
#include "command/chosen_rules.hpp"
#include "command/commands.hpp"
#include "command/findings.hpp"
#include "command/formats.hpp"
#include "command/input_guard.hpp"
#include "command/known_findings.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "load/data/previous_figures.hpp"
#include "load/data/units.hpp"
#include "load/text/cells.hpp"
#include "measure/owed.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

using diag::Diagnostic;
using diag::FileCount;
using diag::Listing;
using diag::Severity;

const std::vector<std::string>& formats = formats_of("check");

struct CheckOptions {
    bool strict = false;
    bool complete = false;
    std::vector<std::string> select, ignore;
    std::optional<std::size_t> max_findings;
    std::string known, write_known;
    std::vector<std::string> reports;  ///< FORMAT:FILE
};

/// The rules that --select and --ignore leave.
class RuleSelection {
  public:
    RuleSelection(const std::vector<std::string>& select, const std::vector<std::string>& ignore)
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

/// What forms for any period show of the year before.
class YearsBefore {
  public:
    explicit YearsBefore(const Inputs& inputs) : inputs_(inputs) {}

    OwedReport report(UnitIndex unit, IndicatorIndex indicator, Year period) {
        const auto [at, is_new] = lineages_.try_emplace(period, inputs_.units, period);
        return measure::owed_report({inputs_.programme, inputs_.units, inputs_.exemptions,
                                     inputs_.observations, at->second},
                                    unit, indicator);
    }

  private:
    const Inputs& inputs_;
    std::map<Year, Lineage> lineages_;  ///< by period
};

/// Shows the subject the figures of the year before in its files; what is passed outlives it.
void show_forms(check::Subject& subject, const Dataset& dataset, const load::CsvOptions& csv,
                YearsBefore& years) {
    for (const auto& facts : dataset.facts) {
        if (!facts.is_form) continue;
        const auto read = [&](const std::function<void(const PreviousFigures&)>& see) {
            load::read_previous_figures(*facts.source, dataset.programme, dataset.units, csv, see);
        };
        subject.forms.push_back({read, facts.no_figures});
    }
    subject.year_before = [&](UnitIndex unit, IndicatorIndex indicator, Year period) {
        return years.report(unit, indicator, period);
    };
}

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
            {session.options.period.has_value(), loses_more_than_rows(dataset), options.complete},
            session.threads()};
        load::CellFinder cells{dataset.sources, session.options.input.csv};
        subject.has_percent_sign = [&](RowIndex row) {
            const diag::Place start{dataset.observations.place(row), 0};
            return cells.text(start, "value").ends_with('%');
        };
        for (const auto& facts : dataset.facts) subject.files.push_back(facts.source->begin);
        std::optional<std::unordered_map<std::string, diag::Place>> successors;
        subject.place_of_successor = [&](UnitIndex unit) -> std::optional<diag::Place> {
            if (!dataset.units_source) return std::nullopt;
            if (!successors) {
                successors = load::places_of_units(*dataset.units_source, load::Column::successor);
            }
            const auto found = successors->find(unicode::folded(dataset.units[unit].code));
            return found == successors->end() ? std::nullopt : std::optional{found->second};
        };
        YearsBefore years{subject.inputs};
        show_forms(subject, dataset, session.options.input.csv, years);
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
               const CheckOptions& options, const RuleSelection& selection,
               const KnownFindings& known, const load::CsvOptions& csv) {
    // What could not be read is not fit, whatever was selected.
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return !selection.holds(finding.rule) && !loses_more_than_a_row(dataset, finding);
    });
    Listing listing;
    listing.sources = &dataset.sources;
    listing.known = known.leave_out(findings, dataset);
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
    for (const UnreadFile& file : dataset.unread)
        listing.unread.push_back({file.source->name, file.what});
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
    for (const std::string& path : taken) note_output(session.world, path);
    if (options.write_known.empty()) return;
    take(options.write_known);
    note_output(session.world, options.write_known, FilesInUse::Role::known_findings);
}

/// No file is named like another format than it is written in.
void require_names(const CheckOptions& options) {
    for (const auto& report : options.reports) {
        const auto [format, path] = parted(report);
        require_name_of(format, path);
    }
    if (!options.write_known.empty()) require_name_of("csv", options.write_known);
}

/// The file whose Markdown GitHub shows on the page of the job; empty where no report is for it.
std::string job_summary(const Session& session, const CheckOptions& options) {
    const auto is_for_github = [](const std::string& report) {
        return parted(report).first == "github";
    };
    if (session.options.format != "github" && std::ranges::none_of(options.reports, is_for_github))
        return "";
    return session.world.environment("GITHUB_STEP_SUMMARY").value_or("");
}

/// Other steps of the job may have written there too.
void append_job_summary(const Session& session, const std::string& path, const Listing& listing) {
    std::string text;
    if (session.world.files.is_occupied(path)) {
        auto before = session.world.files.read(path);
        if (const auto* error = std::get_if<FileError>(&before))
            throw cannot_read(path, error->reason);
        text = std::get<std::string>(std::move(before));
    }
    write_file(session, path, text + diag::write_github_summary(listing, session.language));
}

Exit check(Session& session, const CheckOptions& options) {
    require_separate_files(session, options);
    const std::string summary = job_summary(session, options);
    if (!summary.empty()) note_output(session.world, summary);
    const std::string folder = working_folder(session.world);
    const KnownFindings known = KnownFindings::read(session, options.known, folder);
    const std::string format = chosen_format(session, "check");
    require_names(options);
    const RuleSelection selection{options.select, options.ignore};

    Dataset dataset;
    session.options.input.remarks = false;
    read_dataset(session.world, session.options.input, dataset);
    say_notices(session, dataset);
    if (dataset.read_to_the_end) require_period_of(session, dataset.programme);
    const auto latest = dataset.observations.latest_period();
    const Year period = session.options.period.value_or(latest.value_or(dataset.programme.start));
    const auto findings = find(dataset, session, options, period);
    if (!options.write_known.empty()) {
        write_to(session, options.write_known, known.text_of(findings, dataset));
    }
    Listing listing =
        listed(findings, dataset, options, selection, known, session.options.input.csv);
    show_whereabouts(dataset, listing);
    listing.folder = folder;
    if (dataset.read_to_the_end && latest) listing.period = period;
    listing.period_chosen = session.options.period.has_value();

    // what is printed last says that the files are there
    for (const auto& report : options.reports) {
        const auto [report_format, path] = parted(report);
        write_to(session, path, written(listing, report_format, session, false));
    }
    deliver(session, written(listing, format, session, session.coloured()));
    if (!summary.empty()) append_job_summary(session, summary, listing);
    return listing.passed() ? Exit::done : Exit::findings;
}

}  // namespace

Action check_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<CheckOptions>();
    add_input_options(options, session);
    add_period_option(options, session);
    add_output_options(options, session, formats);
    options.add_flag("--strict", own->strict, {"coi cảnh báo là lỗi", "take warnings for errors"});
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
                          if (!problem) own->max_findings = std::stoul(text);
                          return problem;
                      });
    options.add_text("--known", own->known, "FILE",
                     {"tệp ghi các phát hiện đã biết", "file of findings known before"});
    options.add_text(
        "--write-known", own->write_known, "FILE",
        {"ghi các phát hiện hiện có vào tệp", "write the present findings to such a file"});
    options.add_texts("--report", own->reports, "FORMAT:FILE",
                      {"ghi thêm một bản, ví dụ sarif:cchc.sarif (có thể lặp lại)",
                       "write another report too, as in sarif:cchc.sarif (repeatable)"});
    return [own](Session& s) { return check(s, *own); };
}

}  // namespace cchc::command
