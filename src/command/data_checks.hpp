#pragma once

#include <vector>

#include "command/dataset.hpp"
#include "command/options.hpp"
#include "diag/diagnostic.hpp"

namespace cchc::command {

/// All that is wrong with a data set in a period, in the order of the files; what belongs to no
/// place comes last. `complete`: a unit that has not reported is an error.
std::vector<diag::Diagnostic> find_all(const Dataset& dataset, const Session& session, Year period,
                                       bool complete);

}  // namespace cchc::command
