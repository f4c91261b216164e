#pragma once

#include "command/dataset.hpp"
#include "command/options.hpp"

namespace cchc::command {

/// Says on standard error what was passed over or named twice; nothing with --quiet.
void say_notices(const Session& session, const Dataset& dataset);

/// Writes notices and findings to standard error, errors first to last as they were read; with
/// --quiet only errors and files that were not read. Throws Stop where a file that was read has
/// been changed since. What was found in a data set before is not said again: both may have read
/// the same files.
void print_findings(const Session& session, const Dataset& dataset,
                    const Dataset* before = nullptr);

/// Whether leaving refused rows out would lose more than those rows: a file that could not be read,
/// a header that does not say what its cells are, a programme, units or exemptions that cannot be
/// trusted, so that no data were read.
bool loses_more_than_a_row(const Dataset& dataset, const diag::Diagnostic& finding);
/// Whether any finding of the data set does.
bool loses_more_than_rows(const Dataset& dataset);

}  // namespace cchc::command
