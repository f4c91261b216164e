#pragma once

#include <vector>

#include "command/options.hpp"

namespace cchc::command {

/// The commands, in the order of the help.
std::vector<Command> add_commands(CLI::App& app, Session& session);

Command score_command(CLI::App& app, Session& session);
Command check_command(CLI::App& app, Session& session);
Command targets_command(CLI::App& app, Session& session);
Command schema_command(CLI::App& app, Session& session);

}  // namespace cchc::command
