#include "command/commands.hpp"

namespace cchc::command {

std::vector<Command> add_commands(CLI::App& app, Session& session) {
    return {
        score_command(app, session),
        check_command(app, session),
        targets_command(app, session),
        schema_command(app, session),
    };
}

}  // namespace cchc::command
