#include <algorithm>
#include <ostream>

#include "command/commands.hpp"
#include "command/stop.hpp"
#include "exact/integer.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// Help is written before options are read, so the language is looked for first.
Language language_of(const std::vector<std::string>& arguments, const World& world) {
    const auto named = [](std::string_view tag) { return tag.starts_with("vi") ? Language::vi : Language::en; };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--lang=")) return named(arguments[i].substr(7));
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) return named(arguments[i + 1]);
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto value = world.environment(name);
        if (value && !value->empty()) return named(*value);
    }
    return Language::en;
}

/// " did you mean …?" for a word that is none of those known, or nothing.
std::string did_you_mean(const CLI::App& app, const std::string& word) {
    std::vector<std::string> known;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    }
    for (const auto* sub : app.get_subcommands(nullptr)) known.push_back(sub->get_name());
    std::string best;
    std::size_t least = 3;
    for (const auto& name : known) {
        const std::size_t edits = unicode::distance(word, name);
        if (edits < least && edits * 2 < name.size()) least = edits, best = name;
    }
    return best;
}

Text in_words(const CLI::ParseError& error, const CLI::App& app, const CLI::App& chosen) {
    const std::string name = error.get_name();
    if (name == "ExtrasError") {
        const auto extras = chosen.remaining();
        const std::string word = extras.empty() ? "" : extras.front();
        const std::string near = did_you_mean(chosen, word);
        return {"không hiểu \"" + word + "\"" + (near.empty() ? "" : "; ý bạn là \"" + near + "\"?"),
                "unknown argument \"" + word + "\"" + (near.empty() ? "" : "; did you mean \"" + near + "\"?")};
    }
    static_cast<void>(app);
    const std::string what = error.what();
    return {what, what};
}

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : innermost(*chosen.front());
}

void complain(const Session& session, const Text& message) {
    if (!message.empty()) session.world.err << "cchc: " << session.in_words(message) << '\n';
}

Exit run_command_line(std::vector<std::string> arguments, Session& session) {
    CLI::App app{session.in_words({"Tính kết quả thực hiện mục tiêu cải cách hành chính",
                                   "Indicator calculator for public-administration reform"}),
                 "cchc"};
    app.set_version_flag("--version", std::string{"cchc " CCHC_VERSION});
    app.require_subcommand(1);
    app.fallthrough();
    auto commands = add_commands(app, session);

    std::ranges::reverse(arguments);  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::Success&) {
        session.world.out << (app.get_option("--version")->count() > 0
                                  ? std::string{"cchc " CCHC_VERSION "\n"}
                                  : innermost(app).help());
        return Exit::done;
    } catch (const CLI::ParseError& error) {
        complain(session, in_words(error, app, innermost(app)));
        complain(session, {"xem: cchc --help", "see: cchc --help"});
        return Exit::usage;
    }
    const auto chosen = std::ranges::find_if(commands, [](const Command& c) { return c.app->parsed(); });
    return chosen->action(session);
}

}  // namespace

Exit run(const std::vector<std::string>& arguments, World& world) {
    Session session{world, language_of(arguments, world), {}};
    try {
        return run_command_line(arguments, session);
    } catch (const Stop& stop) {
        complain(session, stop.message);
        return stop.exit;
    } catch (const exact::Overflow&) {
        complain(session, {"số liệu quá lớn, không tính được chính xác",
                           "figures too large to be computed exactly"});
        return Exit::findings;
    } catch (const std::exception& error) {
        complain(session, {std::string{"lỗi của chương trình: "} + error.what(),
                           std::string{"a defect of this program: "} + error.what()});
        return Exit::defect;
    }
}

}  // namespace cchc::command
