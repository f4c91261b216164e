#pragma once

#include <vector>

#include "command/dataset.hpp"
#include "command/evidence_folder.hpp"
#include "command/options.hpp"
#include "diag/diagnostic.hpp"

namespace cchc::command {

/// Adds what must not be wrong with rows that are scored (check/check.hpp), reported and verified.
/// Precondition: the data set was read to the end, and `count_verified` not called.
void find_unsound(const Dataset& dataset, diag::Findings& findings);

/// All that is wrong with a data set in a period, and the verified rows, in the order of the files;
/// what belongs to no place comes last. `complete`: a unit that has not reported is an error.
/// `evidence`: where the files that rows name must be; null: nobody looks for them.
std::vector<diag::Diagnostic> find_all(const Dataset& dataset, const Session& session, Year period,
                                       bool complete, const EvidenceFolder* evidence);

}  // namespace cchc::command
