#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <new>
#include <sstream>

#include "command/commands.hpp"
#include "command/stop.hpp"
#include "exact/integer.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// Help is written before options are read, so the language is looked for first.
Language language_of(const std::vector<std::string>& arguments, const World& world) {
    const auto named = [](std::string_view tag) {
        return tag.starts_with("vi") ? Language::vi : Language::en;
    };
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

Text unknown(const Text& what, const CLI::App& chosen, const std::string& word) {
    return with_suggestion(
        {fmt::format("{} \"{}\"", what.vi, word), fmt::format("{} \"{}\"", what.en, word)},
        nearest(chosen, word));
}

/// What is wrong with the value of an option, from what CLI11 says: "--period: At Most 1 required
/// but received 2", "Could not convert: --bounds = maybe", "--unit: 1 required CODE missing".
Text wrong_value(CLI::ExitCodes code, const std::string& what) {
    const auto dashes = what.find("--");
    const std::string name =
        dashes == what.npos ? "" : what.substr(dashes, what.find_first_of(": ", dashes) - dashes);
    if (name.empty()) return {"dòng lệnh không đúng: " + what, what};
    if (code == CLI::ExitCodes::ConversionError)
        return {name + " không nhận giá trị này", name + " takes no such value"};
    if (what.find("At Most") != what.npos || what.find("Exactly") != what.npos)
        return {name + " chỉ được ghi một lần", name + " may be given once"};
    return {"thiếu giá trị của " + name, name + " needs a value"};
}

/// What CLI11 has to say, in the language of the reader. What our own checks say is in it already.
Text in_words(const CLI::ParseError& error, const CLI::App& app, const CLI::App& chosen) {
    const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
    const auto extras = app.remaining(true);
    const auto option = std::ranges::find_if(
        extras, [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
    // a mistyped command leaves its options behind as well
    const auto command = std::ranges::find_if(
        extras, [](const std::string& word) { return !word.empty() && word[0] != '-'; });
    if (&chosen == &app && command != extras.end() && command < option)
        return unknown({"không có lệnh", "unknown command"}, chosen, *command);
    // CLI11 asks for what is missing first, although a mistyped option may have swallowed it
    if (option != extras.end())
        return unknown({"không có tùy chọn", "unknown option"}, chosen, *option);
    const std::string what = error.what();
    switch (code) {
        case CLI::ExitCodes::RequiredError:
            if (&chosen != &app) return {"thiếu " + what.substr(0, what.find(' ')), what};
            if (extras.empty()) return {"thiếu tên lệnh", "expected a command"};
            return unknown({"không có lệnh", "unknown command"}, chosen, extras.front());
        case CLI::ExitCodes::ExtrasError:
            return unknown({"không hiểu", "unknown argument"}, chosen, extras.front());
        case CLI::ExitCodes::ValidationError:
            return {what, what};
        default:
            return wrong_value(code, what);
    }
}

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : innermost(*chosen.front());
}

void complain(const Session& session, const Text& message) {
    if (!message.empty()) session.world.err << "cchc: " << session.in_words(message) << '\n';
}

/// CLI11's help, no wider than a terminal.
class Help final : public CLI::Formatter {
  public:
    std::string make_option_desc(const CLI::Option* option) const override {
        return wrapped(CLI::Formatter::make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override {
        std::ostringstream out;
        CLI::detail::format_help(out, command->get_display_name(true),
                                 wrapped(command->get_description()), get_column_width());
        return out.str();
    }

  private:
    std::string wrapped(const std::string& text) const {
        constexpr int columns = 80;
        const int left = columns - static_cast<int>(get_column_width());
        return fmt::format("{}", fmt::join(unicode::wrapped(text, left), "\n"));
    }
};

/// The words that CLI11 itself puts into the help.
void set_help(CLI::App& app, const Session& session) {
    const auto formatter = std::make_shared<Help>();
    app.formatter(formatter);
    formatter->label("Usage", session.in_words({"Cách dùng", "Usage"}));
    formatter->label("OPTIONS", session.in_words({"TÙY CHỌN", "OPTIONS"}));
    formatter->label("SUBCOMMAND", session.in_words({"LỆNH", "COMMAND"}));
    formatter->label("SUBCOMMANDS", session.in_words({"CÁC LỆNH", "COMMANDS"}));
    formatter->label("Positionals", session.in_words({"Tệp", "Arguments"}));
    formatter->label("REQUIRED", session.in_words({"(bắt buộc)", "(required)"}));
    formatter->label("TEXT", "");
    formatter->label("INT", "");
    formatter->label("UINT", "");
}

Exit run_command_line(std::vector<std::string> arguments, Session& session) {
    CLI::App app{session.in_words({"Tính kết quả thực hiện mục tiêu cải cách hành chính",
                                   "Indicator calculator for public-administration reform"}),
                 "cchc"};
    app.option_defaults()->group(session.in_words({"Tùy chọn", "Options"}));
    app.require_subcommand(1);
    set_help(app, session);
    add_common_options(app, session);
    Action action;
    for (const Command& command : commands()) {
        CLI::App* part = app.add_subcommand(command.name, session.in_words(command.help));
        part->group(session.in_words({"Các lệnh", "Commands"}));
        // the options of all commands would take longer to add than many a command takes to run
        part->preparse_callback([&, part](std::size_t) {
            action = command.add_options(*part, session);
            add_common_options(*part, session);
        });
    }

    std::ranges::reverse(arguments);  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::CallForVersion&) {
        session.world.out << "cchc " CCHC_VERSION "\n";
        return Exit::done;
    } catch (const CLI::Success&) {
        session.world.out << app.help();
        return Exit::done;
    } catch (const CLI::ParseError& error) {
        const CLI::App& chosen = innermost(app);
        const std::string help =
            &chosen == &app ? "cchc --help" : "cchc " + chosen.get_name() + " --help";
        complain(session, in_words(error, app, chosen));
        complain(session, {"xem: " + help, "see: " + help});
        return Exit::usage;
    }
    return action(session);
}

}  // namespace

namespace {

/// What was concluded from a file that changed meanwhile is not told: only that it changed.
Exit run_on_files_at_rest(const std::vector<std::string>& arguments, Session& session) {
    try {
        return run_command_line(arguments, session);
    } catch (...) {
        require_unchanged(session.world.files);
        throw;
    }
}

Exit run_in_words(const std::vector<std::string>& arguments, Session& session) {
    try {
        return run_on_files_at_rest(arguments, session);
    } catch (const Stop& stop) {
        complain(session, stop.message);
        return stop.exit;
    } catch (const exact::Overflow&) {
        complain(session, {"số liệu quá lớn, không tính được chính xác",
                           "figures too large to be computed exactly"});
        return Exit::findings;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        complain(session, {std::string{"lỗi của chương trình: "} + error.what(),
                           std::string{"a defect of this program: "} + error.what()});
        return Exit::defect;
    }
}

}  // namespace

Exit run(const std::vector<std::string>& arguments, World& world) {
    Language language = Language::en;
    try {
        language = language_of(arguments, world);
        Session session{world, language, {}};
        return run_in_words(arguments, session);
    } catch (const std::bad_alloc&) {
        // in words that want no memory
        constexpr FixedText message{"không đủ bộ nhớ cho các tệp này",
                                    "not enough memory for these files"};
        world.err << "cchc: " << message.in(language) << '\n';
        return Exit::usage;
    }
}

}  // namespace cchc::command
