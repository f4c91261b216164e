#include "command/commands.hpp"

namespace cchc::command {

std::vector<Command> add_commands(CLI::App& app, Session& session) {
    return {
        score_command(app, session),       report_command(app, session),
        check_command(app, session),       compare_command(app, session),
        explain_command(app, session),     plan_command(app, session),
        rules_command(app, session),       targets_command(app, session),
        form_command(app, session),        schema_command(app, session),
        completions_command(app, session),
    };
}

}  // namespace cchc::command
