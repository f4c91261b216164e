#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "command/command_line.hpp"

/// A command line while it is typed: what its words say so far. Nothing in it is refused.
namespace cchc::command {

/// An option as it is written in a word: "--format", "--format=csv", "-fcsv".
struct WrittenOption {
    const Option* option = nullptr;      ///< null: there is none of that name
    std::optional<std::string> value{};  ///< absent: the word does not hold one
    std::string before{};                ///< of the word, what stands before the value: "--format="
};

/// The words before the cursor.
class TypedLine {
  public:
    /// `session`: the options refer to it and change nothing in it. It outlives this object.
    TypedLine(Session& session, const std::vector<std::string>& words);

    /// The chosen command; null: none so far, or none of that name.
    const Command* command() const { return command_; }
    /// Whether the next word names a command.
    bool expects_command() const { return !command_ && !unknown_command_; }
    bool asks_for_help() const { return help_; }
    /// The option that the next word is a value of; null: none.
    const Option* awaited() const { return awaited_; }
    /// Whether options can still follow: there was no `--`.
    bool takes_options() const { return !ended_; }
    /// The options of the command, or of the program, with --help and --version.
    const OptionList& options() const { return options_; }
    /// The argument that the next word is; null: the command takes no more.
    const Option* next_argument() const;
    /// The values that an option had so far, by its name ("--format"); of a flag one that is empty.
    const std::vector<std::string>& values(const std::string& name) const;
    /// The last of them; empty: there is none.
    std::string value(const std::string& name) const;
    /// The arguments so far.
    const std::vector<std::string>& arguments() const { return arguments_; }
    /// What option a word names, by the options that are known so far.
    WrittenOption read_option(const std::string& word) const;

  private:
    void take(const std::string& word);
    void take_argument(const std::string& word);
    const Option* find(const std::string& name) const;

    Session& session_;
    OptionList options_;
    const Command* command_ = nullptr;
    const Option* awaited_ = nullptr;
    bool unknown_command_ = false, help_ = false, ended_ = false;
    std::map<std::string, std::vector<std::string>> values_;
    std::vector<std::string> arguments_;
};

}  // namespace cchc::command
