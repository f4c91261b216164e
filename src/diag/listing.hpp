#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"

/// The findings of a run as they are handed on, and the forms they are written in: one form, one
/// file. An empty listing is a valid document in each.
namespace cchc::diag {

/// What was decided about one file of data.
struct FileSummary {
    std::string name;
    std::string sheet;  ///< empty: it is no workbook, and cut by `separator`
    char separator = ',';
    char decimal_mark = '.';
    std::size_t rows = 0;
};

/// A file that lies among the data and was not read.
struct UnreadFile {
    std::string name;
    FixedText reason;  ///< what it is: lower case, no full stop
};

/// How much was found in one file, shown or not.
struct FileCount {
    std::string path;  ///< as the user gave it; empty: what belongs to no place in a file
    std::size_t errors = 0, warnings = 0;
    std::size_t shown = 0;
};

/// Findings in the order of the files, and what is said of them all.
struct Listing {
    const Sources* sources = nullptr;
    std::vector<Diagnostic> findings;  ///< those that are shown
    std::vector<FileSummary> files;
    std::vector<UnreadFile> unread;  ///< in the order of their paths, whatever rules are selected
    std::vector<FileCount> counts;  ///< the files of data, then what else was read and has findings
    std::string folder;             ///< that relative paths begin in; empty where unknown
    std::optional<int> period;      ///< the year reported on; absent where no row was read
    bool period_chosen = false;     ///< by the user; else it is the latest in the data
    std::vector<Text> remarks;      ///< what the text says of the period beside the findings
    std::size_t errors = 0, warnings = 0;  ///< of all findings, shown or not
    std::size_t known = 0;                 ///< left out, because they were known before
    std::size_t left_off = 0;              ///< not shown one by one, because there are too many

    /// The verdict: exit code and printed words come from here.
    bool passed() const { return errors == 0; }
};

/// Leaves so many findings, errors before warnings, in the order they are in.
void keep_gravest(std::vector<Diagnostic>& findings, std::size_t most);

/// For a terminal: each finding with its line, a summary last.
struct TextStyle;
std::string write_text(const Listing& listing, const TextStyle& style);

/// `{"schema_version": 2, "summary": …, "findings": […]}`; fields that do not apply are left out.
std::string write_json(const Listing& listing, Language language);

/// SARIF 2.1.0 with the rules' metadata; columns in UTF-16 code units, relative URIs. At most 5,000
/// results, errors before warnings, and 10 related places each: GitHub shows no more.
std::string write_sarif(const Listing& listing, Language language);

/// JUnit XML: a test case for each file, failed where it has errors.
std::string write_junit(const Listing& listing, Language language);

/// Workflow commands of GitHub Actions, most severe first.
std::string write_github(const Listing& listing, Language language);

/// GitLab's Code Quality: an array of issues.
std::string write_gitlab(const Listing& listing, Language language);

/// A table (RFC 4180), a row for each finding:
/// file,sheet,line,column,cell,heading,unit,indicator,period,rule,code,severity,text,message.
std::string write_csv(const Listing& listing, Language language);

/// The Markdown table for the summary page of a GitHub job.
std::string write_github_summary(const Listing& listing, Language language);

}  // namespace cchc::diag
