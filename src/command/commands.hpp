#pragma once

#include <vector>

#include "command/options.hpp"

namespace cchc::command {

/// The commands, in the order of the help.
std::vector<Command> add_commands(CLI::App& app, Session& session);

// Each adds a subcommand with its options to `app`; what it returns runs when that was chosen.

/// `score`: what units reached, as a scorecard or a table; gates (interface, sections 4 and 5).
Command score_command(CLI::App& app, Session& session);
/// `report`: a folder of year-end scorecards, a file a unit and format, and an index.
Command report_command(CLI::App& app, Session& session);
/// `check`: the findings of submitted data, in several forms.
Command check_command(CLI::App& app, Session& session);
/// `compare`: what changed between two data sets, periods or programmes, and why.
Command compare_command(CLI::App& app, Session& session);
/// `explain`: the rows and rules behind one figure.
Command explain_command(CLI::App& app, Session& session);
/// `plan`: what is to be reached each year until the horizons.
Command plan_command(CLI::App& app, Session& session);
/// `form`: the blank CSV that units have to fill in.
Command form_command(CLI::App& app, Session& session);
/// `rules`: what `check` looks for.
Command rules_command(CLI::App& app, Session& session);
/// `targets`: the programme, one indicator of it, or whether its file is sound.
Command targets_command(CLI::App& app, Session& session);
/// `schema`: JSON Schemas of the programme file and of JSON outputs.
Command schema_command(CLI::App& app, Session& session);
/// `completions`: the command line for a shell.
Command completions_command(CLI::App& app, Session& session);

}  // namespace cchc::command
