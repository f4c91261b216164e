#pragma once

#include <string>
#include <vector>

#include "command/listings.hpp"
#include "command/options.hpp"

/// The reports that `check` writes beside what it prints.
namespace cchc::command {

/// Where reports go besides --output.
struct CheckReports {
    std::vector<std::string> files;    ///< --report: FORMAT:FILE
    std::vector<std::string> folders;  ///< --report-dir: FORMAT:DIR
    std::string known;                 ///< --write-known: a file; empty: none
};

/// Notes all that is written. Throws Stop where an option is not understood, a name belongs to
/// another format, or two reports would be written to one file.
void prepare_reports(const Session& session, const CheckReports& reports);

/// The findings in a format of `check`, written to `path`. Throws Stop where no workbook can be
/// made.
std::string findings_in(const std::string& format, const Listings& listings, const Session& session,
                        bool coloured, const std::string& path);

/// Writes all reports but the known findings, and the summary of a GitHub job where one is asked
/// for. What is printed last says that they are there.
void write_reports(const Session& session, const Listings& listings, const Units& units,
                   const CheckReports& reports);

}  // namespace cchc::command
