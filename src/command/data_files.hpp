#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/world.hpp"
#include "load/text/csv.hpp"
#include "model/text.hpp"

/// From the words DATA of the command line to the files they lead to (interface, section 3).
namespace cchc::command {

/// Why a file that looks like a submission is not read.
struct NotRead {
    FixedText what;  ///< what it is: "an Excel workbook"
    FixedText cure;  ///< what is read instead, to follow "expected"
};

/// A file that the command line names, or that lies in a folder it names.
struct DataFile {
    std::string path;  ///< as it was named, or below the folder as that was; "-": standard input
    std::optional<NotRead> unread;  ///< absent: it is read
    /// From the last component of the word of `named` on, "data/2025.csv", wherever that stands;
    /// of a file that is read.
    std::string short_name;
};

/// What was found.
struct DataFiles {
    /// Those that are read, and those that look like submissions and are not: in the order of the
    /// command line, within a folder in that of the paths, compared name by name as bytes. Each
    /// file once, by whatever names it was reached.
    std::vector<DataFile> files;
    /// Every file that was met in a folder, hidden ones aside, read or not.
    std::vector<std::string> seen;
    /// What was passed over, and what was named twice, for standard error: lower case, no full
    /// stop.
    std::vector<Text> notices;
};

/// What is left of a path without the folders that lead to it: "2025.csv", "data" of "../data/"; of
/// "." and ".." the name of that folder. Empty of the root of the file system. "-" stays.
std::string last_component(const Files& files, const std::string& path);

/// Whether a file is called like a workbook that is read: .xlsx, .xlsm, .ods.
bool is_workbook_name(const std::string& path);

/// Looks for the files of `named`: files, folders with their sub-folders, "-". Of a folder, files
/// .csv, .tsv, .txt, .xlsx, .xlsm and .ods are read; those .txt only in which a heading of data
/// stands. Whatever is named itself is read. Throws Stop where a folder cannot be read, or holds
/// nothing to read, unless with `may_be_empty`.
DataFiles find_data_files(const Files& files, const std::vector<std::string>& named,
                          const load::CsvOptions& csv, bool may_be_empty = false);

}  // namespace cchc::command
