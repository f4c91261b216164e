#include "command/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "command/manual.hpp"
#include "command/stop.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// What `--version` prints: with the commit, which nothing else shows, so that the same release
/// writes the same bytes wherever it was built from.
std::string version_of(const World& world) {
    std::string out = "cchc " CCHC_VERSION;
    if (!world.commit.empty()) out += fmt::format(" ({})", world.commit);
    return out;
}

/// CLI11's help, no wider than a terminal.
class Help final : public CLI::Formatter {
  public:
    /// CLI11 2.1 ends the help with an empty line, 2.4 does not; nor do they agree about what
    /// stands in front of the footer.
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override {
        std::string help = CLI::Formatter::make_help(app, std::move(name), mode);
        while (help.ends_with("\n\n")) help.pop_back();
        const std::string end = app->get_footer();
        return end.empty() ? help : help + '\n' + end;
    }
    std::string make_footer(const CLI::App*) const override { return {}; }
    std::string make_option(const CLI::Option* option, bool is_argument) const override {
        return two_columns(make_option_name(option, is_argument) + make_option_opts(option),
                           make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return two_columns(command->get_display_name(true), command->get_description());
    }

  private:
    static constexpr int columns = 80;

    /// A name with the words that its value may be, "FORMAT a|b|c", in lines that break behind a |.
    static std::string in_lines(const std::string& name) {
        std::string out = "  ", line = out;
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find('|', at), name.size() - 1) + 1;
            const std::string word = name.substr(at, end - at);
            if (unicode::width(line + word) > columns) {
                line = std::string(6, ' ');
                out += '\n' + line;
            }
            line += word;
            out += word;
            at = end;
        }
        return out;
    }

    /// What CLI11 writes for bytes, by the columns that text takes.
    std::string two_columns(const std::string& name, const std::string& help) const {
        const int left = static_cast<int>(get_column_width());
        std::string out = unicode::padded(in_lines(name), left);
        if (help.empty()) return out + '\n';
        const std::string next = '\n' + std::string(static_cast<std::size_t>(left), ' ');
        if (unicode::width("  " + name) >= left) out += next;
        return out + fmt::format("{}\n", fmt::join(unicode::wrapped(help, columns - left), next));
    }
};

/// What messages call an option or argument.
Text name_of(const Option& option) {
    return value_name(option.name());
}

/// The words that CLI11 itself puts into the help.
void set_help(CLI::App& app, const Session& session) {
    const auto formatter = std::make_shared<Help>();
    app.formatter(formatter);
    app.allow_windows_style_options(false);  // "/data" is a path, there too
    formatter->label("Usage", session.in_words({"Cách dùng", "Usage"}));
    formatter->label("OPTIONS", session.in_words({"TÙY CHỌN", "OPTIONS"}));
    formatter->label("SUBCOMMAND", session.in_words({"LỆNH", "COMMAND"}));
    formatter->label("SUBCOMMANDS", session.in_words({"CÁC LỆNH", "COMMANDS"}));
    formatter->label("Positionals", session.in_words({"Tham số", "Arguments"}));
    formatter->label("REQUIRED", session.in_words({"(bắt buộc)", "(required)"}));
    formatter->label("TEXT", "");
}

/// The options of the program, or of one of its commands, beside what CLI11 knows of each.
class Part {
  public:
    Part(OptionList options, CLI::App& app, Session& session)
        : options_(std::move(options)), command_(app.get_name()), session_(session) {
        for (const Option& option : options_.all()) {
            read_.push_back(&add(option, help_of(option), app, session));
            if (of_project(option, {})) read_.back()->required(false);
        }
        const Option help = help_option(), print_version = version_option();
        app.set_help_flag(help.names, session.in_words(help.help));
        app.set_version_flag(print_version.names, version_of(session.world),
                             session.in_words(print_version.help));
    }

    /// Hands all values to their options. Returns what is wrong with the first that is refused.
    Text take_values() const {
        for (std::size_t i = 0; i < read_.size(); ++i) {
            const Option& option = options_.all()[i];
            const auto& values = read_[i]->results();
            if (option.times == Times::once && values.size() > 1 && !option.is_flag()) {
                return {name_of(option).vi + " chỉ được ghi một lần",
                        name_of(option).en + " may be given once"};
            }
            for (const std::string& value : values) {
                if (const Text problem = take(option, value); !problem.empty()) return problem;
            }
            if (!values.empty()) continue;
            if (const Text problem = take_of_project(option); !problem.empty()) return problem;
        }
        return {};
    }

    /// Whether a project file can give values to one of the options.
    bool takes_project() const {
        return std::ranges::any_of(options_.all(), [&](const Option& option) {
            return ProjectFile::serves(command_, option);
        });
    }

    /// The first option or argument that is required and was not given, or nothing.
    const Option* find_missing() const {
        for (std::size_t i = 0; i < read_.size(); ++i) {
            if (read_[i]->get_required() && read_[i]->count() == 0) return &options_.all()[i];
        }
        return nullptr;
    }

    /// The option that a word names: "--period", "-p", or "-qp" for its last letter.
    const Option* find_named(const std::string& word) const {
        const std::string letter = word.empty() ? "" : std::string{'-', word.back()};
        for (const Option& option : options_.all()) {
            for (const std::string& name : option.each_name()) {
                if (name == word || (name == letter && !word.starts_with("--"))) return &option;
            }
        }
        return nullptr;
    }

  private:
    /// What an option is for, and that it need not be given where the project file has its value.
    std::string help_of(const Option& option) const {
        const bool may_be_left_out = option.required && ProjectFile::serves(command_, option);
        return session_.in_words(option.help) +
               (may_be_left_out ? session_.in_words({"; không cần nếu cchc.yaml đã có",
                                                     "; not needed where cchc.yaml has it"})
                                : std::string{});
    }

    static CLI::Option& add(const Option& option, const std::string& help, CLI::App& app,
                            const Session& session) {
        if (option.is_flag()) return *app.add_flag(option.names, help);
        CLI::Option& added = *app.add_option(
            option.is_argument() ? session.in_words(value_name(option.names)) : option.names, help);
        if (option.times != Times::once) {
            added.expected(1, CLI::detail::expected_max_vector_size)
                ->allow_extra_args(option.is_argument() || option.times == Times::several);
        }
        const std::string words = fmt::format("{}", fmt::join(option.words, "|"));
        return *added.multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                    ->type_name(words.empty() ? session.in_words(value_name(option.value)) : words)
                    ->required(option.required);
    }

    const ProjectFile::Setting* of_project(const Option& option,
                                           const ProjectFile::IsGiven& is_given) const {
        const auto never = [](std::string_view) { return false; };
        return session_.project == nullptr
                   ? nullptr
                   : session_.project->find(command_, option,
                                            is_given ? is_given : ProjectFile::IsGiven{never});
    }

    /// Hands the values of the project file to an option that was not given.
    Text take_of_project(const Option& option) const {
        const auto is_given = [&](std::string_view name) {
            for (std::size_t i = 0; i < read_.size(); ++i) {
                if (options_.all()[i].name() == name) return !read_[i]->results().empty();
            }
            return false;
        };
        const auto* setting = of_project(option, is_given);
        if (setting == nullptr) return {};
        for (const std::string& value : setting->values) {
            if (const Text problem = take_one(option, value); !problem.empty())
                return {session_.project->path + ": " + problem.vi,
                        session_.project->path + ": " + problem.en};
        }
        session_.options.from_project.push_back(setting->key);
        return {};
    }

    static Text take(const Option& option, const std::string& value) {
        if (option.is_flag() && value != "true") {
            return {option.name() + " không nhận giá trị này",
                    option.name() + " takes no such value"};
        }
        if (option.times != Times::listed) return take_one(option, value);
        for (std::size_t at = 0; at <= value.size();) {
            const auto comma = std::min(value.find(',', at), value.size());
            const std::string one{unicode::trimmed(std::string_view{value}.substr(at, comma - at))};
            const Text problem = one.empty() ? Text{} : take_one(option, one);
            if (!problem.empty()) return problem;
            at = comma + 1;
        }
        return {};
    }

    static Text take_one(const Option& option, const std::string& value) {
        // names of files may be of any bytes; words are printed
        if (option.value == "WORDS" && unicode::first_invalid_byte(value)) {
            return {option.name() + ": không phải UTF-8", option.name() + ": not UTF-8"};
        }
        auto problem = option.words.empty() || std::ranges::count(option.unlisted_words, value) > 0
                           ? std::nullopt
                           : refuse_unknown_word(value, option.words);
        if (!problem) problem = option.take(value);
        if (!problem) return {};
        return {name_of(option).vi + ": " + problem->vi, name_of(option).en + ": " + problem->en};
    }

    OptionList options_;
    std::vector<CLI::Option*> read_;  ///< beside options_
    std::string command_;             ///< of the program itself "cchc"
    Session& session_;
};

/// A word that is no option or command, with the one that was probably meant.
Text explain_unknown(const Text& what, const CLI::App& app, const std::string& word) {
    std::vector<std::string> known;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    }
    for (const auto* command : app.get_subcommands(nullptr)) known.push_back(command->get_name());
    return with_suggestion(
        {fmt::format("{} \"{}\"", what.vi, word), fmt::format("{} \"{}\"", what.en, word)},
        unicode::nearest(word.substr(0, word.find('=')), known));
}

/// The command line while it is read: the program, and the one command that was chosen.
class Reader {
  public:
    explicit Reader(Session& session)
        : session_(session), app_(session.in_words(program_help()), "cchc") {
        app_.option_defaults()->group(session.in_words({"Tùy chọn", "Options"}));
        app_.require_subcommand(1);
        app_.footer(help_end(manual_of(""), session.language));
        set_help(app_, session);
        OptionList options;
        add_common_options(options, session);
        program_.emplace(std::move(options), app_, session);
        for (const Command& command : commands()) add_command(command);
    }

    CommandLine read(const std::vector<std::string>& arguments) {
        CommandLine line;
        try {
            app_.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
        } catch (const CLI::CallForVersion&) {
            line.text = version_of(session_.world) + "\n";
            return line;
        } catch (const CLI::Success&) {
            line.text = app_.help();
            return line;
        } catch (const CLI::ParseError& error) {
            line.problem = explain(error, arguments);
        }
        if (line.problem.empty()) line.problem = program_->take_values();
        if (line.problem.empty()) line.problem = command_->take_values();
        line.takes_project = command_ && command_->takes_project();
        if (line.problem.empty()) {
            line.action = std::move(action_);
        } else {
            line.help = chosen_ ? "cchc " + chosen_->get_name() + " --help" : "cchc --help";
        }
        return line;
    }

  private:
    void add_command(const Command& command) {
        CLI::App* part = app_.add_subcommand(command.name, session_.in_words(command.help));
        part->group(session_.in_words({"Các lệnh", "Commands"}));
        // the options of all commands would take longer to add than many a command takes to run
        part->preparse_callback([this, &command, part](std::size_t) {
            command_.emplace(options_of(command, session_, &action_), *part, session_);
            part->footer(help_end(manual_of(command.name), session_.language));
            chosen_ = part;
        });
    }

    /// Why CLI11 gave up, in the language of the reader.
    Text explain(const CLI::ParseError& error, const std::vector<std::string>& arguments) const {
        const CLI::App& chosen = chosen_ ? *chosen_ : app_;
        const auto extras = app_.remaining(true);
        const auto option = std::ranges::find_if(
            extras, [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
        // a mistyped command leaves its options behind as well
        const auto command = std::ranges::find_if(
            extras, [](const std::string& word) { return !word.empty() && word[0] != '-'; });
        if (!chosen_ && command != extras.end() && command < option)
            return explain_unknown({"không có lệnh", "unknown command"}, chosen, *command);
        // CLI11 asks for what is missing first, although a mistyped option may have swallowed it
        if (option != extras.end())
            return explain_unknown({"không có tùy chọn", "unknown option"}, chosen, *option);
        if (!extras.empty())
            return explain_unknown({"không hiểu", "unknown argument"}, chosen, extras.front());
        if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
            // only an option at the end of the line goes without a value
            const Part& part = chosen_ ? *command_ : *program_;
            if (const Option* last = part.find_named(arguments.back()))
                return {"thiếu giá trị của " + last->name(), last->name() + " needs a value"};
        }
        if (!chosen_) return {"thiếu tên lệnh", "expected a command"};
        if (const Option* missing = command_->find_missing())
            return {"thiếu " + name_of(*missing).vi, missing->name() + " is required"};
        return {std::string{"dòng lệnh không đúng: "} + error.what(), error.what()};
    }

    Session& session_;
    CLI::App app_;
    std::optional<Part> program_, command_;  ///< `command_`: once one is chosen
    const CLI::App* chosen_ = nullptr;
    Action action_;
};

/// Where the command stands among the words; past the last one where there is none.
std::size_t command_at(const std::vector<std::string>& words, std::size_t first) {
    for (; first < words.size() && words[first].starts_with('-'); ++first) {
        if (words[first] == "--lang" || words[first] == "--color") ++first;
    }
    return std::min(first, words.size());
}

/// `help [COMMAND]` as `[COMMAND] --help`; an unknown command stays alone, and is refused.
std::vector<std::string> without_help_command(std::vector<std::string> words) {
    const std::size_t help = command_at(words, 0);
    if (help == words.size() || words[help] != "help") return words;
    const std::size_t command = command_at(words, help + 1);
    const bool known = command == words.size() ||
                       std::ranges::count(commands(), words[command], &Command::name) > 0;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(help));
    if (known) words.emplace_back("--help");
    return words;
}

}  // namespace

Text program_help() {
    return {"Tính kết quả thực hiện mục tiêu cải cách hành chính",
            "Indicator calculator for public-administration reform"};
}

Option help_option() {
    return {.names = "-h,--help", .help = {"in hướng dẫn này", "print this help"}};
}

Option version_option() {
    return {.names = "-V,--version", .help = {"in phiên bản", "print the version"}};
}

OptionList options_of(const Command& command, Session& session, Action* action) {
    OptionList options;
    Action does = command.add_options(options, session);
    if (action) *action = std::move(does);
    add_common_options(options, session);
    return options;
}

CommandLine read_command_line(const std::vector<std::string>& arguments, Session& session) {
    return Reader{session}.read(without_help_command(arguments));
}

}  // namespace cchc::command
