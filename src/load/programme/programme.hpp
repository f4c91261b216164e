#pragma once

#include "diag/diagnostic.hpp"
#include "load/programme/yaml.hpp"
#include "model/programme.hpp"

namespace cchc::load {

/// Reads a programme file (interface, section 1). Never throws; every mistake is a finding of
/// group P, in reading order. What it returns is consistent only if there was no error.
Programme read_programme(const diag::Source& source, diag::Findings& findings);

/// The same from the tree that read_yaml() makes of such a file.
Programme read_programme(const Node& root, diag::Findings& findings);

}  // namespace cchc::load
