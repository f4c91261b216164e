#pragma once

#include <string>
#include <vector>

#include "command/options.hpp"

/// `cchc __complete WORD… =CURRENT`, which the scripts of `cchc completions` call: what can stand
/// at the cursor. It is no command for people, so the help does not list it.
///
/// WORD… are the words behind the name of the program and before the cursor, without the quotes of
/// the shell; CURRENT is what stands of the word at the cursor. It follows a `=`, since some shells
/// pass on no empty argument. The output is lines:
///
///     WORD TAB DESCRIPTION    a whole word that begins with CURRENT; the description may be
///     missing DIRECTIVE [TAB START]   the last line
///
/// | directive | what else the shell offers |
/// |---|---|
/// | `:words` | nothing |
/// | `:part` | nothing; what it puts in is no whole word, so no space follows |
/// | `:files` | files too |
/// | `:folders` | folders too |
///
/// START is how CURRENT begins before the name of the file: "--units=".
namespace cchc::command {

/// Writes what can stand at the cursor. `words`: what follows `__complete`. Programme and units are
/// those of the words, else of the project file. A programme or units
/// file that cannot be read, or has errors, offers nothing, and nobody is told. Always Exit::done.
Exit complete(Session& session, const std::vector<std::string>& words);

}  // namespace cchc::command
