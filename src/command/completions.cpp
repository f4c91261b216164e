#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "command/command_line.hpp"
#include "command/formats.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& shells = formats_of("completions");

/// A command with what it takes: nothing is listed a second time by hand.
struct Offered {
    const Command& command;
    OptionList options;
};

/// Calls `use` with each option that has a name of its own; for arguments the shell offers files.
template <typename Use>
void for_options(const Offered& offered, Use&& use) {
    for (const Option& option : offered.options.all()) {
        if (!option.is_argument()) use(option);
    }
    use(help_option());
    use(version_option());
}

std::string quoted(std::string text) {
    for (std::size_t at = text.find('\''); at != text.npos; at = text.find('\'', at + 4)) {
        text.replace(at, 1, "'\\''");
    }
    return "'" + text + "'";
}

std::string bash(const std::vector<Offered>& commands) {
    std::vector<std::string> names;
    std::string cases;
    for (const Offered& offered : commands) {
        names.push_back(offered.command.name);
        std::vector<std::string> options;
        std::string values;
        for_options(offered, [&](const Option& option) {
            const auto each = option.each_name();
            options.insert(options.end(), each.begin(), each.end());
            if (option.words.empty()) return;
            values += fmt::format("            {}) words='{}' ;;\n", fmt::join(each, "|"),
                                  fmt::join(option.words, " "));
        });
        cases += fmt::format(
            "    {})\n        options='{}'\n        case $before in\n{}        esac ;;\n",
            names.back(), fmt::join(options, " "), values);
    }
    return fmt::format(
        "_cchc() {{\n"
        "    local here=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options= "
        "words=\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        COMPREPLY=($(compgen -W '{} --help --version' -- \"$here\"))\n"
        "        return\n"
        "    fi\n"
        "    case ${{COMP_WORDS[1]}} in\n{}    esac\n"
        "    if [ -n \"$words\" ]; then\n"
        "        COMPREPLY=($(compgen -W \"$words\" -- \"$here\"))\n"
        "    elif [[ $here == -* ]]; then\n"
        "        COMPREPLY=($(compgen -W \"$options\" -- \"$here\"))\n"
        "    fi\n"
        "}}\n"
        "complete -o default -F _cchc cchc\n",
        fmt::join(names, " "), cases);
}

std::string fish(const std::vector<Offered>& commands, Language language) {
    std::string out;
    for (const Offered& offered : commands) {
        const std::string& name = offered.command.name;
        out += fmt::format("complete -c cchc -n __fish_use_subcommand -a {} -d {}\n", name,
                           quoted(offered.command.help.in(language)));
        for_options(offered, [&](const Option& option) {
            out += fmt::format("complete -c cchc -n '__fish_seen_subcommand_from {}'", name);
            for (const std::string& each : option.each_name()) {
                out += each.starts_with("--") ? " -l " + each.substr(2) : " -s " + each.substr(1);
            }
            if (!option.words.empty()) {
                out += fmt::format(" -x -a '{}'", fmt::join(option.words, " "));
            } else if (!option.is_flag()) {
                out += " -r";
            }
            out += " -d " + quoted(option.help.in(language)) + "\n";
        });
    }
    return out;
}

Exit completions(Session& session, const std::string& shell) {
    require_name_of(shell, session.options.output);
    std::vector<Offered> offered;
    for (const Command& command : commands())
        offered.push_back({command, options_of(command, session)});
    if (shell == "fish") {
        deliver(session, fish(offered, session.language));
    } else if (shell == "zsh") {
        deliver(session, "autoload -U bashcompinit && bashcompinit\n" + bash(offered));
    } else {
        deliver(session, bash(offered));
    }
    return Exit::done;
}

}  // namespace

Action completions_command(OptionList& options, Session& session) {
    const auto shell = std::make_shared<std::string>();
    options.add_choice("SHELL", *shell, shells, {"trình lệnh", "which shell"}).required = true;
    add_output_option(options, session);
    return [shell](Session& s) { return completions(s, *shell); };
}

}  // namespace cchc::command
