#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace cchc::load {

/// Takes the bytes of a file in as text: UTF-8 with or without a byte order mark, or UTF-16 with
/// one. Anything else is a finding that says what the bytes look like and how to save them
/// rightly, and there is no source then: what is left in `sources` only serves the finding.
/// `threads`: how many may look at the bytes.
const diag::Source* decode(diag::Sources& sources, std::string name, diag::Bytes bytes,
                           diag::Findings& findings, unsigned threads = 1);

/// What can be read of bytes, whatever their encoding, in UTF-8: a byte that is no text is `?`, and
/// zero bytes are left out. Serves looks at a file, never its reading.
std::string legible(std::string_view bytes);

}  // namespace cchc::load
