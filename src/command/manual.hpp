#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/world.hpp"
#include "model/text.hpp"

/// What the help and the man page of a command say beside its options.
namespace cchc::command {

/// A command line that does something useful, in a folder with units.csv, exemptions.csv, the
/// folder data and the folder verified, such as examples/tinh-mau.
struct Example {
    std::string line;
    Text what;  ///< what it is for: lower case, no full stop
};

/// What it means when a command ends with a code.
struct ExitMeaning {
    Exit exit = Exit::done;
    Text meaning;
};

struct Manual {
    std::string command;  ///< "score"; empty: the program
    Text description;     ///< sentences; an empty line parts paragraphs
    std::vector<Example> examples;
    std::vector<ExitMeaning> exits;  ///< without the defect of the program, which is everywhere
    bool decides = false;            ///< scripts decide by the exit code, so the help lists it
};

/// That of a command, or of the program where the name is empty; without content where there is
/// none.
const Manual& manual_of(std::string_view command);

/// All of them, that of the program first.
const std::vector<Manual>& manuals();

/// Examples and exit codes as the help shows them: lines, the last one ended too; empty: none.
std::string help_end(const Manual& manual, Language language);

}  // namespace cchc::command
