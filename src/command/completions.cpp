#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "command/commands.hpp"
#include "command/formats.hpp"
#include "command/stop.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& shells = formats_of("completions");

/// One option as a shell offers it.
struct Offer {
    std::vector<std::string> names;  ///< "-p", "--period"
    std::string help;
    bool takes_value = false;
    std::string words;  ///< the values it is held to, parted by spaces; empty: any
};

/// The command line as it is, walked through: nothing is listed twice by hand.
std::vector<Offer> offers_of(const CLI::App& app) {
    std::vector<Offer> offers;
    for (const CLI::Option* option : app.get_options()) {
        Offer offer;
        for (const auto& name : option->get_snames()) offer.names.push_back("-" + name);
        for (const auto& name : option->get_lnames()) offer.names.push_back("--" + name);
        if (offer.names.empty()) continue;  // DATA and its like: the shell offers files
        offer.help = option->get_description();
        offer.takes_value = option->get_items_expected_max() > 0;
        const std::string type = option->get_type_name();
        if (type.find('|') != std::string::npos) {
            offer.words = type;
            std::ranges::replace(offer.words, '|', ' ');
        }
        offers.push_back(std::move(offer));
    }
    return offers;
}

std::string quoted(std::string text) {
    for (std::size_t at = text.find('\''); at != text.npos; at = text.find('\'', at + 4)) {
        text.replace(at, 1, "'\\''");
    }
    return "'" + text + "'";
}

std::string names_of(const std::vector<const CLI::App*>& commands) {
    std::string names;
    for (const CLI::App* command : commands)
        names += (names.empty() ? "" : " ") + command->get_name();
    return names;
}

std::string bash(const std::vector<const CLI::App*>& commands) {
    std::string cases;
    for (const CLI::App* command : commands) {
        std::string options, values;
        for (const Offer& offer : offers_of(*command)) {
            options += fmt::format("{}{}", options.empty() ? "" : " ", fmt::join(offer.names, " "));
            if (offer.words.empty()) continue;
            values += fmt::format("            {}) words='{}' ;;\n", fmt::join(offer.names, "|"),
                                  offer.words);
        }
        cases += fmt::format(
            "    {})\n        options='{}'\n        case $before in\n{}        esac ;;\n",
            command->get_name(), options, values);
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
        names_of(commands), cases);
}

std::string fish(const std::vector<const CLI::App*>& commands) {
    std::string out;
    for (const CLI::App* command : commands) {
        out += fmt::format("complete -c cchc -n __fish_use_subcommand -a {} -d {}\n",
                           command->get_name(), quoted(command->get_description()));
        for (const Offer& offer : offers_of(*command)) {
            out += fmt::format("complete -c cchc -n '__fish_seen_subcommand_from {}'",
                               command->get_name());
            for (const std::string& name : offer.names) {
                out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            }
            if (!offer.words.empty()) {
                out += " -x -a " + quoted(offer.words);
            } else if (offer.takes_value) {
                out += " -r";
            }
            out += " -d " + quoted(offer.help) + "\n";
        }
    }
    return out;
}

Exit completions(Session& session, const std::string& shell) {
    require_name_of(shell, session.options.output);
    CLI::App app;
    std::vector<const CLI::App*> parts;
    for (const Command& command : commands()) {
        CLI::App* part = app.add_subcommand(command.name, session.in_words(command.help));
        command.add_options(*part, session);
        add_common_options(*part, session);
        parts.push_back(part);
    }
    if (shell == "fish") {
        deliver(session, fish(parts));
    } else if (shell == "zsh") {
        deliver(session, "autoload -U bashcompinit && bashcompinit\n" + bash(parts));
    } else {
        deliver(session, bash(parts));
    }
    return Exit::done;
}

}  // namespace

Action completions_command(CLI::App& command, Session& session) {
    const auto shell = std::make_shared<std::string>();
    auto* option =
        command.add_option("SHELL", *shell, session.in_words({"trình lệnh", "which shell"}));
    allow_only(*option, shells, session).required();
    add_output_option(command, session);
    return [shell](Session& s) { return completions(s, *shell); };
}

}  // namespace cchc::command
