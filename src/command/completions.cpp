#include <memory>

#include "command/commands.hpp"
#include "command/embedded.hpp"
#include "command/formats.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& shells = formats_of("completions");

std::string_view script_of(const std::string& shell) {
    if (shell == "zsh") return zsh_completions;
    if (shell == "fish") return fish_completions;
    return shell == "powershell" ? powershell_completions : bash_completions;
}

}  // namespace

Action completions_command(OptionList& options, Session& session) {
    const auto shell = std::make_shared<std::string>();
    options.add_choice("SHELL", *shell, shells, {"trình lệnh", "which shell"}).required = true;
    add_output_option(options, session);
    return [shell](Session& s) {
        require_name_of(*shell, s.options.output);
        deliver(s, std::string{script_of(*shell)});
        return Exit::done;
    };
}

}  // namespace cchc::command
