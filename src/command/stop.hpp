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

/// Throws Stop where a file that was shown has been changed since.
void require_unchanged(const Files& files);

/// What the system says of a file ("No such file or directory"), in both languages where it is
/// known.
Text system_words(const std::string& reason);

/// A file that cannot be read, or standard input ("-"), and why.
Stop cannot_read(const std::string& path, const std::string& reason);

/// A message with "did you mean" behind it, where a near word was found.
Text with_suggestion(Text message, const std::optional<std::string>& near);

}  // namespace cchc::command
