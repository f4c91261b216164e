#include "command/check_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "command/digest.hpp"
#include "command/findings_workbook.hpp"
#include "command/formats.hpp"
#include "command/input_guard.hpp"
#include "command/manifest.hpp"
#include "command/report_folder.hpp"
#include "command/stop.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "render/pages/frame/file_names.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// A report and where it goes.
struct ReportPlace {
    std::string format, path;
};

/// Reads FORMAT:FILE, the value of an option.
ReportPlace split_report(const std::string& option, const std::string& value,
                         const std::vector<std::string>& formats) {
    const auto colon = value.find(':');
    const std::string format = value.substr(0, colon);
    if (colon == std::string::npos || colon + 1 == value.size()) {
        const bool file = option == "--report";
        throw Stop{Exit::usage,
                   {fmt::format("{} cần dạng {}, không phải \"{}\"", option,
                                file ? "ĐỊNH_DẠNG:TỆP" : "ĐỊNH_DẠNG:THƯ_MỤC", value),
                    fmt::format("{} wants {}, not \"{}\"", option,
                                file ? "FORMAT:FILE" : "FORMAT:DIR", value)}};
    }
    if (std::ranges::count(formats, format) == 0) {
        throw Stop{Exit::usage,
                   with_suggestion({fmt::format("{} không có định dạng \"{}\"", option, format),
                                    fmt::format("{} has no format \"{}\"", option, format)},
                                   unicode::nearest(format, formats))};
    }
    return {format, value.substr(colon + 1)};
}

std::vector<ReportPlace> files_of(const CheckReports& reports) {
    std::vector<ReportPlace> files;
    for (const std::string& value : reports.files)
        files.push_back(split_report("--report", value, formats_of("check")));
    return files;
}

std::vector<ReportPlace> folders_of(const CheckReports& reports) {
    std::vector<ReportPlace> folders;
    for (const std::string& value : reports.folders)
        folders.push_back(split_report("--report-dir", value, {"csv", "xlsx"}));
    return folders;
}

/// Whether two paths lead to one file; standard output is empty or "-".
bool is_same_file(const Session& session, const std::string& a, const std::string& b) {
    const auto path = [](const std::string& p) { return p.empty() ? "-" : diag::normal_path(p); };
    if (path(a) == path(b)) return true;
    const Files& files = session.world.files;
    return path(a) != "-" && path(b) != "-" && files.is_within(a, b) && files.is_within(b, a);
}

/// The file whose Markdown GitHub shows on the page of the job; empty where no report is for it.
std::string job_summary(const Session& session, const CheckReports& reports) {
    const bool wanted = session.options.format == "github" ||
                        std::ranges::count(files_of(reports), "github", &ReportPlace::format) > 0;
    return wanted ? session.world.environment("GITHUB_STEP_SUMMARY").value_or("") : "";
}

/// Other steps of the job may have written there too.
void append_job_summary(const Session& session, const std::string& path,
                        const diag::Listing& listing) {
    std::string text;
    if (session.world.files.is_occupied(path)) {
        auto before = session.world.files.read(path);
        if (const auto* error = std::get_if<FileError>(&before))
            throw cannot_read(path, error->reason);
        text = std::get<std::string>(std::move(before));
    }
    write_file(session, path, text + diag::write_github_summary(listing, session.language));
}

/// Writes the findings of each unit into a file of its own; those of no unit that is known into
/// "_other".
void write_folder(const Session& session, const diag::Listing& listing, const Units& units,
                  const ReportPlace& report) {
    const std::string& folder = report.path;
    std::map<std::string, diag::Listing> by_name;
    const auto names = render::file_names(units);
    for (const diag::Diagnostic& finding : listing.findings) {
        const auto unit = units.find(finding.unit);
        diag::Listing& own = by_name[unit ? names[*unit] : render::name_of_others];
        own.sources = listing.sources;
        own.findings.push_back(finding);
    }
    const auto draft = open_folder(session, folder, Replacing::never);
    const auto require = [&](const std::optional<FileError>& error) {
        if (error) throw cannot_write_folder(folder, *error);
    };
    require(draft->begin());
    std::string manifest = Manifest::heading();
    for (const auto& [name, own] : by_name) {
        // CSV with the mark by which Excel knows UTF-8: these files go to people
        const std::string bytes = report.format == "xlsx"
                                      ? findings_workbook(session, own, folder)
                                      : "\xEF\xBB\xBF" + diag::write_csv(own, session.language);
        const std::string file = name + '.' + report.format;
        require(draft->write(file, bytes));
        manifest += Manifest::line(sha256(bytes), file);
    }
    require(draft->append(Manifest::file_name, manifest));
    publish_folder(session, *draft, folder, Replacing::never);
}

}  // namespace

void prepare_reports(const Session& session, const CheckReports& reports) {
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
    for (const ReportPlace& report : files_of(reports)) {
        take(report.path);
        require_name_of(report.format, report.path);
    }
    for (const std::string& path : taken) note_output(session.world, path);
    for (const ReportPlace& report : folders_of(reports)) {
        take(report.path);
        require_name_of_report_dir(session, report.format, report.path);
        open_folder(session, report.path,
                    Replacing::never);  // errors are reported before the work begins
    }
    if (!reports.known.empty()) {
        take(reports.known);
        note_output(session.world, reports.known, FilesInUse::Role::known_findings);
        require_name_of("csv", reports.known);
    }
    const std::string summary = job_summary(session, reports);
    if (!summary.empty()) note_output(session.world, summary);
}

std::string findings_in(const std::string& format, const Listings& listings, const Session& session,
                        bool coloured, const std::string& path) {
    const Language language = session.language;
    if (format == "xlsx") return findings_workbook(session, listings.single(), folder_of(path));
    if (format == "csv") return diag::write_csv(listings.single(), language);
    const diag::Listing& listing = listings.grouped();
    if (format == "json") return diag::write_json(listing, language);
    if (format == "sarif") return diag::write_sarif(listing, language);
    if (format == "junit") return diag::write_junit(listing, language);
    if (format == "github") return diag::write_github(listing, language);
    if (format == "gitlab") return diag::write_gitlab(listing, language);
    return diag::write_text(listing, {language, coloured});
}

void write_reports(const Session& session, const Listings& listings, const Units& units,
                   const CheckReports& reports) {
    for (const ReportPlace& report : files_of(reports))
        write_to(session, report.path,
                 findings_in(report.format, listings, session, false, report.path));
    for (const ReportPlace& report : folders_of(reports))
        write_folder(session, listings.all(), units, report);
    const std::string summary = job_summary(session, reports);
    if (!summary.empty()) append_job_summary(session, summary, listings.grouped());
}

}  // namespace cchc::command
