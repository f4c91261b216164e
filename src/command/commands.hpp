#pragma once

#include <vector>

#include "command/options.hpp"

namespace cchc::command {

/// The commands, in the order of the help.
std::vector<Command> add_commands(CLI::App& app, Session& session);

Command score_command(CLI::App& app, Session& session);
Command report_command(CLI::App& app, Session& session);
Command check_command(CLI::App& app, Session& session);
Command compare_command(CLI::App& app, Session& session);
Command explain_command(CLI::App& app, Session& session);
Command plan_command(CLI::App& app, Session& session);
Command form_command(CLI::App& app, Session& session);
Command rules_command(CLI::App& app, Session& session);
Command targets_command(CLI::App& app, Session& session);
Command schema_command(CLI::App& app, Session& session);
Command completions_command(CLI::App& app, Session& session);

}  // namespace cchc::command
