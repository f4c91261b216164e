#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/dataset.hpp"
#include "command/option_list.hpp"
#include "command/project_file.hpp"
#include "command/world.hpp"
#include "model/text.hpp"

/// Options that commands share, and the words of the command line.
namespace cchc::command {

/// What every command knows besides its own options.
struct CommonOptions {
    InputOptions input;
    std::optional<Year> period;
    std::vector<std::string> units;   ///< --unit
    std::vector<std::string> levels;  ///< --level
    Horizons horizons;                ///< --horizon
    std::string format;
    std::string output;  ///< empty or "-": standard output
    std::string color = "auto";
    bool quiet = false;
    bool no_project = false;                ///< --no-config
    std::vector<std::string> from_project;  ///< keys of the project file whose values are used
};

/// One run of the program: the world, the language, what is shared by all commands.
struct Session {
    World& world;
    Language language = Language::en;
    CommonOptions options;
    const ProjectFile* project = nullptr;  ///< null: there is none, or --no-config

    /// The text in the language of the session.
    const std::string& in_words(const Text& text) const { return text.in(language); }
    /// Whether reports are coloured (`--color`, NO_COLOR, CLICOLOR_FORCE, the terminal).
    bool coloured() const;
    /// The same for what goes to standard error.
    bool findings_coloured() const;
    /// How many threads to work with (`--threads`, else the machine's processors).
    unsigned threads() const { return options.input.threads.value_or(world.processors); }
    /// A line on standard error, in UTF-8 and without what would move a terminal's cursor, whatever
    /// names and options it quotes.
    void tell(const Text& text) const;
    /// The same, unless --quiet.
    void say(const Text& text) const;

  private:
    bool coloured_for(bool terminal) const;
};

/// --lang, --color and --quiet: for the program and for each of its commands.
void add_common_options(OptionList& options, Session& session);
/// Options for reading files: --targets --units --exemptions --separator --decimal.
void add_reading_options(OptionList& options, Session& session);
/// The same, and DATA….
void add_input_options(OptionList& options, Session& session);
/// --targets alone.
void add_targets_option(OptionList& options, Session& session);
/// --period.
Option& add_period_option(OptionList& options, Session& session);
/// --unit and --level.
void add_unit_options(OptionList& options, Session& session);
/// --horizon alone, with what it is for.
void add_horizon_option(OptionList& options, Session& session, Text help);
/// --period, --unit, --level, --horizon.
void add_choice_options(OptionList& options, Session& session);
/// --output alone.
void add_output_option(OptionList& options, Session& session);
/// --format with its values, --output.
void add_output_options(OptionList& options, Session& session,
                        const std::vector<std::string>& formats);

/// Writes a file whole or not at all. Throws Stop where it cannot be written, or where a file that
/// was read has been changed since.
void write_file(const Session& session, const std::string& path, const std::string& bytes);

/// The same, or to standard output where `path` is "-" or empty.
void write_to(const Session& session, const std::string& path, const std::string& bytes);

/// Writes a report where --output says, as `write_to` does.
void deliver(Session& session, const std::string& bytes);

/// The same in parts, of which memory holds one at a time. Standard output gets each as soon as it
/// is made; a file appears whole or not at all.
void deliver_parts(Session& session, const Files::NextPart& next);

}  // namespace cchc::command
