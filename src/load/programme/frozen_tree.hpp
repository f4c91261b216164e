#pragma once

#include <string>
#include <string_view>

#include "diag/place.hpp"
#include "load/programme/yaml.hpp"

/// A tree as bytes: how the program holds the programme that is built in, which it need not parse.
namespace cchc::load {

/// The tree of a text. Precondition: its places are in `source`.
std::string freeze(const Node& root, const diag::Source& source);

/// The tree that was frozen, with its places in `source`. Precondition: the bytes are what freeze()
/// made, and the source has the text that it had then.
Node thaw(std::string_view frozen, const diag::Source& source);

}  // namespace cchc::load
