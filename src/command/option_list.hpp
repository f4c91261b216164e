#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/programme.hpp"
#include "model/text.hpp"

/// The options and arguments of a command, as a description that no library of the command line
/// stands behind: `command_line.cpp` reads arguments by it, `complete.cpp` offers
/// them to shells.
namespace cchc::command {

/// How often an option may be given, and what one of its values holds.
enum class Times {
    once,      ///< a second time is an error
    repeated,  ///< each time adds a value
    listed,    ///< the same; commas separate several values of one time
    several,   ///< each time takes all values up to the next option
};

/// One option (`--period`), or one argument (`DATA`) of a command.
struct Option {
    std::string names;  ///< "-p,--period"; of an argument its name
    Text help;          ///< what it is for
    /// What the help calls a value ("YEAR"); empty: a flag, or an argument known by its name.
    std::string value = {};
    std::vector<std::string> words = {};           ///< the only values it takes; empty: any
    std::vector<std::string> unlisted_words = {};  ///< taken too, but not listed in the help
    Times times = Times::once;
    bool required = false;
    /// Takes one value (of a flag: nothing). Returns what is wrong with it, or nothing.
    std::function<std::optional<Text>(const std::string&)> take = {};

    bool is_argument() const { return !names.starts_with('-'); }
    bool is_flag() const { return !is_argument() && value.empty() && words.empty(); }
    /// Each name with its dashes: "-p", "--period"; of an argument its name alone.
    std::vector<std::string> each_name() const;
    /// The name that messages use: the long one where there is one.
    std::string name() const { return each_name().back(); }
};

/// What a command takes, in the order of its help. References to options stay valid.
class OptionList {
  public:
    /// An option without a value.
    Option& add_flag(std::string names, bool& flag, Text help);
    /// An option or argument with any text as its value.
    Option& add_text(std::string names, std::string& text, std::string value, Text help);
    /// The same for several values.
    Option& add_texts(std::string names, std::vector<std::string>& texts, std::string value,
                      Text help, Times times = Times::repeated);
    /// An option or argument that takes one of some words.
    Option& add_choice(std::string names, std::string& choice, std::vector<std::string> words,
                       Text help);
    /// An option that takes a year of four digits.
    Option& add_year(std::string names, std::optional<Year>& year, Text help);
    /// The same for a list of years.
    Option& add_years(std::string names, std::vector<Year>& years, Text help);
    /// An option with a value that `take` reads.
    Option& add_value(std::string names, std::string value, Text help,
                      std::function<std::optional<Text>(const std::string&)> take);

    /// An option as it was described elsewhere.
    void add(Option option) { options_.push_back(std::move(option)); }

    const std::deque<Option>& all() const { return options_; }
    /// The option of one of its names ("--units"). Precondition: there is one.
    Option& at(std::string_view name);

  private:
    std::deque<Option> options_;
};

/// What stands for a value in help and messages: "FILE", "TỆP"; where nothing is known of the name,
/// the name.
Text value_name(const std::string& name);

/// What is wrong with a word that is none of those expected; nothing where it is one.
std::optional<Text> refuse_unknown_word(const std::string& word,
                                        const std::vector<std::string>& words);

/// What is wrong with a value that is no whole number from `least` to `most`; nothing where it is.
std::optional<Text> refuse_number(const std::string& text, unsigned long least, unsigned long most);

}  // namespace cchc::command
