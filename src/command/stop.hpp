#pragma once

#include <optional>
#include <string>

#include "command/world.hpp"
#include "model/text.hpp"

namespace cchc::command {

/// Thrown where a command cannot go on; `run` says why on standard error and ends with the code.
struct Stop {
    Exit exit = Exit::usage;
    Text message;  ///< lower case, no full stop; empty: all has been said
};

/// A message with "did you mean" behind it, where a near word was found.
Text with_suggestion(Text message, const std::optional<std::string>& near);

}  // namespace cchc::command
