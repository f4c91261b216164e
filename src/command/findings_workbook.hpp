#pragma once

#include <string>

#include "command/options.hpp"
#include "diag/listing.hpp"

namespace cchc::command {

/// The findings as a workbook for those who sent the data, with links to the cells. `folder`: the
/// one that the workbook will lie in, as the user names it; links begin there. Throws Stop where it
/// cannot be made, or has more rows than a sheet holds.
std::string findings_workbook(const Session& session, const diag::Listing& listing,
                              const std::string& folder);

/// The folder that a file lies in, as the user names it: "." where it is not said.
std::string folder_of(const std::string& path);

}  // namespace cchc::command
