#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <new>
#include <ostream>

#include "command/commands.hpp"
#include "command/stop.hpp"
#include "exact/integer.hpp"
#include "unicode/suggest.hpp"

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

/// The option or command that was probably meant.
std::optional<std::string> nearest(const CLI::App& app, const std::string& word) {
    std::vector<std::string> known;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    }
    for (const auto* sub : app.get_subcommands(nullptr)) known.push_back(sub->get_name());
    return unicode::nearest(word.substr(0, word.find('=')), known);
}

/// What CLI11 has to say, in the language of the reader where it is one of the common mistakes.
Text in_words(const CLI::ParseError& error, const CLI::App& app, const CLI::App& chosen) {
    const std::string kind = error.get_name();
    if (kind == "ExtrasError") {
        const auto extras = app.remaining(true);
        const std::string word = extras.empty() ? "" : extras.front();
        const auto near = nearest(chosen, word);
        return {fmt::format("không hiểu \"{}\"{}", word, near ? "; ý bạn là \"" + *near + "\"?" : ""),
                fmt::format("unknown argument \"{}\"{}", word, near ? "; did you mean \"" + *near + "\"?" : "")};
    }
    if (kind == "RequiredError" && &chosen == &app) return {"thiếu tên lệnh", "expected a command"};
    std::string what = error.what();
    const auto is_lower = [&](std::size_t i) { return std::islower(static_cast<unsigned char>(what[i])) != 0; };
    if (what.size() > 1 && is_lower(1)) {  // not the name of an argument, as in "DATA is required"
        what.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(what.front())));
    }
    return {what, what};
}

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : innermost(*chosen.front());
}

void complain(const Session& session, const Text& message) {
    if (!message.empty()) session.world.err << "cchc: " << session.in_words(message) << '\n';
}

/// --lang, --color and --quiet, for the program and for each of its commands.
void add_common_options(CLI::App& app, Session& session) {
    app.add_option_function<std::string>(
           "--lang", [](const std::string&) { /* read before the help was written */ },
           session.in_words({"ngôn ngữ", "language"}))
        ->check(CLI::IsMember({"vi", "en"}))
        ->type_name("vi|en");
    app.add_option("--color", session.options.color, session.in_words({"màu", "colour"}))
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->type_name("auto|always|never");
    app.add_flag("-q,--quiet", session.options.quiet,
                 session.in_words({"chỉ in báo cáo và lỗi", "only the report and errors"}));
    if (session.language == Language::vi) {
        app.set_help_flag("-h,--help", "in hướng dẫn này");
    }
}

Exit run_command_line(std::vector<std::string> arguments, Session& session) {
    CLI::App app{session.in_words({"Tính kết quả thực hiện mục tiêu cải cách hành chính",
                                   "Indicator calculator for public-administration reform"}),
                 "cchc"};
    app.set_version_flag("--version", std::string{"cchc " CCHC_VERSION},
                         session.in_words({"in phiên bản", "print the version"}));
    app.require_subcommand(1);
    add_common_options(app, session);
    auto commands = add_commands(app, session);
    for (const Command& command : commands) add_common_options(*command.app, session);

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
    } catch (const std::bad_alloc&) {
        complain(session, {"không đủ bộ nhớ cho các tệp này", "not enough memory for these files"});
        return Exit::usage;
    } catch (const std::exception& error) {
        complain(session, {std::string{"lỗi của chương trình: "} + error.what(),
                           std::string{"a defect of this program: "} + error.what()});
        return Exit::defect;
    }
}

}  // namespace cchc::command
