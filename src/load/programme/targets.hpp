#pragma once

#include "load/programme/node_reader.hpp"
#include "model/programme.hpp"

namespace cchc::load {

/// Reads the `targets` of an indicator whose kind, roll-up and flags are known (method, section 5:
/// operators of each kind, ranges of thresholds). Ascending by horizon.
std::vector<Target> read_targets(const Node& node, const Indicator& indicator,
                                 const Programme& programme, diag::Findings& findings);

}  // namespace cchc::load
