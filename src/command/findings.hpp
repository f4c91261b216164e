#pragma once

#include "command/dataset.hpp"
#include "command/options.hpp"

namespace cchc::command {

/// Says on standard error what was passed over or named twice; nothing with --quiet.
void say_notices(const Session& session, const Dataset& dataset);

/// Writes notices and findings to standard error, errors first to last as they were read; with
/// --quiet only those of error severity. Throws Stop where a file that was read has been changed
/// since.
void print_findings(const Session& session, const Dataset& dataset);

/// Whether leaving refused rows out would lose more than those rows: a file that could not be read,
/// a header that does not say what its cells are, a programme, units or exemptions that cannot be
/// trusted, so that no data were read.
bool loses_more_than_a_row(const Dataset& dataset, const diag::Diagnostic& finding);
/// Whether any finding of the data set does.
bool loses_more_than_rows(const Dataset& dataset);

}  // namespace cchc::command
