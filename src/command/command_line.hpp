#pragma once

#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/options.hpp"

/// The one place that reads the arguments of the program. The library that does it, CLI11, is seen
/// by `command_line.cpp` alone.
namespace cchc::command {

/// What the arguments ask for.
struct CommandLine {
    Action action;               ///< the chosen command; empty: nothing to run
    std::string text;            ///< help or version to print, where that was asked for
    bool takes_project = false;  ///< the chosen command has options that a project file can serve
    Text problem;                ///< what is wrong with the arguments; empty: nothing
    std::string help;  ///< the call that prints the help for a problem: "cchc score --help"
};

/// Reads the arguments of the program (without its name), and fills the options of the session and
/// those of the chosen command.
CommandLine read_command_line(const std::vector<std::string>& arguments, Session& session);

/// What the program is for, in a line.
Text program_help();

/// The options that print help and version: of the program and of each command, read before all
/// others. They take nothing.
Option help_option();
Option version_option();

/// The options and arguments of a command with those that all commands share. `action`, where it
/// is wanted, becomes what the command does.
OptionList options_of(const Command& command, Session& session, Action* action = nullptr);

}  // namespace cchc::command
