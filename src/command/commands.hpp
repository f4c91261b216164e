#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command/options.hpp"

/// The commands of the program, as a table.
namespace cchc::command {

/// What a command does, once its options are read.
using Action = std::function<Exit(Session&)>;

/// One command.
struct Command {
    std::string name;  ///< as on the command line
    Text help;         ///< what it is for, in a line
    /// Adds the options of its own. Returns what the command does once they are read.
    Action (*add_options)(OptionList& options, Session& session);
};

/// All of them, in the order of the help.
const std::vector<Command>& commands();

// What adds the options of each, for that table.

/// `score`: what units reached, as a scorecard or a table; gates (interface, sections 4 and 5).
Action score_command(OptionList& options, Session& session);
/// `report`: a folder of year-end scorecards, a file a unit and format, and an index.
Action report_command(OptionList& options, Session& session);
/// `check`: the findings of submitted data, in several forms.
Action check_command(OptionList& options, Session& session);
/// `compare`: what changed between two data sets, periods or programmes, and why.
Action compare_command(OptionList& options, Session& session);
/// `explain`: the rows and rules behind one figure.
Action explain_command(OptionList& options, Session& session);
/// `plan`: what is to be reached each year until the horizons.
Action plan_command(OptionList& options, Session& session);
/// `form`: the blank CSV that units have to fill in.
Action form_command(OptionList& options, Session& session);
/// `rules`: what `check` looks for.
Action rules_command(OptionList& options, Session& session);
/// `targets`: the programme, one indicator of it, or whether its file is sound.
Action targets_command(OptionList& options, Session& session);
/// `schema`: JSON Schemas of the programme file and of JSON outputs.
Action schema_command(OptionList& options, Session& session);
/// `init`: a project file with a first example.
Action init_command(OptionList& options, Session& session);
/// `completions`: the command line for a shell.
Action completions_command(OptionList& options, Session& session);

}  // namespace cchc::command
