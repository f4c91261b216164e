#include "command/complete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "command/dataset.hpp"
#include "command/formats.hpp"
#include "command/project_file.hpp"
#include "command/stop.hpp"
#include "command/typed_line.hpp"
#include "diag/rule.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// A word that can stand at the cursor, and what it is.
struct Offer {
    std::string word, description{};
};

/// All of them, and what the shell adds.
struct Offers {
    std::vector<Offer> words;
    std::string directive = ":words";
    std::string start{};  ///< of the word at the cursor, what is not part of the words offered
};

std::vector<Offer> as_offers(const std::vector<std::string>& words, const std::string& end = "") {
    std::vector<Offer> offers;
    for (const std::string& word : words) offers.push_back({word + end});
    return offers;
}

/// The names of rules; with a capital letter, codes and groups.
std::vector<Offer> rule_offers(const std::string& typed, Language language) {
    std::vector<Offer> offers;
    const bool codes = !typed.empty() && typed[0] >= 'A' && typed[0] <= 'Z';
    for (const diag::RuleGroup& group : diag::rule_groups()) {
        if (codes) offers.push_back({{group.letter}, std::string{group.name.in(language)}});
        for (const diag::Rule& rule : group.rules) {
            const std::string_view word = codes ? rule.code : rule.name;
            offers.push_back({std::string{word}, std::string{rule.summary.in(language)}});
        }
    }
    return offers;
}

/// What the files of the command line hold, as far as they can be read.
class Known {
  public:
    Known(Session& session, const TypedLine& line) : session_(session) {
        options_.targets = file_of(line, "--targets");
        options_.units = file_of(line, "--units");
    }

    std::vector<Offer> units() const {
        std::vector<Offer> offers;
        const bool named = !options_.units.empty();
        if (const auto dataset = named ? read(options_) : nullptr) {
            for (const Unit& unit : dataset->units.all) add(offers, unit.code, unit.name);
        }
        return offers;
    }
    std::vector<Offer> levels() const {
        std::vector<Offer> offers;
        if (const auto dataset = read_programme_alone()) {
            for (const Level& level : dataset->programme.levels) add(offers, level.id, level.name);
        }
        return offers;
    }
    std::vector<Offer> indicators() const {
        std::vector<Offer> offers;
        if (const auto dataset = read_programme_alone()) {
            for (const Indicator& one : dataset->programme.indicators)
                add(offers, one.id, one.name);
        }
        return offers;
    }
    std::vector<Offer> indicators_and_relations() const {
        std::vector<Offer> offers = indicators();
        if (const auto dataset = read_programme_alone()) {
            for (const Relation& one : dataset->programme.relations) add(offers, one.id, one.name);
        }
        return offers;
    }
    std::vector<Offer> horizons() const {
        std::vector<Offer> offers;
        if (const auto dataset = read_programme_alone()) {
            for (const Year year : dataset->programme.horizons())
                offers.push_back({fmt::to_string(year)});
        }
        return offers;
    }
    /// From the start of the programme to its last horizon.
    std::vector<Offer> years() const {
        std::vector<Offer> offers;
        if (const auto dataset = read_programme_alone()) {
            const auto horizons = dataset->programme.horizons();
            const Year last = horizons.empty() ? dataset->programme.start : horizons.back();
            for (Year year = dataset->programme.start; year <= last; ++year)
                offers.push_back({fmt::to_string(year)});
        }
        return offers;
    }

  private:
    /// The file of an option: of the command line, else of the project file.
    std::string file_of(const TypedLine& line, const std::string& name) const {
        const std::string given = line.value(name);
        const ProjectFile* project = session_.project;
        if (!given.empty() || !project || !line.command()) return path(given);
        if (!project->findings.all().empty()) return {};
        for (const Option& option : line.options().all()) {
            if (option.name() != name) continue;
            const auto is_given = [](std::string_view) { return false; };
            const auto* setting = project->find(line.command()->name, option, is_given);
            return setting ? setting->values.front() : "";
        }
        return {};
    }

    /// Shells that do not know that a word is a path leave ~ in it.
    std::string path(std::string given) const {
        const auto home = session_.world.environment("HOME");
        return given.starts_with("~/") && home ? *home + given.substr(1) : given;
    }

    std::unique_ptr<Dataset> read_programme_alone() const {
        InputOptions options;
        options.targets = options_.targets;
        return read(options);
    }

    /// Null: something in it is wrong, or it is the standard input, which belongs to the shell.
    std::unique_ptr<Dataset> read(const InputOptions& options) const {
        if (options.targets == "-" || options.units == "-") return nullptr;
        auto dataset = std::make_unique<Dataset>();
        if (options.units.empty()) {
            read_programme(session_.world, options.targets, *dataset);
        } else {
            read_units_alone(session_.world, options, *dataset);
        }
        if (dataset->findings.has_errors()) return nullptr;
        return dataset;
    }

    void add(std::vector<Offer>& offers, const std::string& word, const Text& name) const {
        offers.push_back({word, name.in(session_.language)});
    }

    Session& session_;
    InputOptions options_;
};

/// What can stand at the cursor.
class Completer {
  public:
    Completer(Session& session, const std::vector<std::string>& words, std::string current)
        : session_(session), line_(session, words), current_(std::move(current)) {}

    Offers offers() const {
        if (line_.awaited()) return values_of(*line_.awaited(), "", current_, used_values());
        if (line_.asks_for_help() && line_.command()) return {};
        if (line_.takes_options() && current_.starts_with('-')) return options();
        if (line_.expects_command()) return command_names();
        const Option* argument = line_.command() ? line_.next_argument() : nullptr;
        if (!argument) return {};
        Offers found = values_of(*argument, "", current_, line_.arguments());
        // the first file of the data may stand where an indicator can
        if (argument->value == "ID") found.directive = ":files";
        return found;
    }

  private:
    Offers command_names() const {
        Offers found;
        for (const Command& command : commands())
            add_matching(found, "", command.name, command.help.in(session_.language));
        if (!line_.asks_for_help()) {
            add_matching(found, "", "help",
                         session_.in_words({"hướng dẫn của một lệnh", "help for a command"}));
        }
        return found;
    }

    Offers options() const {
        const WrittenOption written = line_.read_option(current_);
        if (written.value) {
            if (!written.option) return {};
            return values_of(*written.option, written.before, *written.value,
                             line_.values(written.option->name()));
        }
        Offers found;
        for (const Option& option : line_.options().all()) {
            const bool over = option.times == Times::once && !line_.values(option.name()).empty();
            if (option.is_argument() || over) continue;
            for (const std::string& name : option.each_name())
                add_matching(found, "", name, session_.in_words(option.help));
        }
        return found;
    }

    /// Of the option whose value is awaited.
    const std::vector<std::string>& used_values() const {
        return line_.values(line_.awaited()->name());
    }

    /// The values of an option or argument. `typed`: what stands of the value, behind `before`.
    Offers values_of(const Option& option, std::string before, std::string typed,
                     std::vector<std::string> used) const {
        Offers found;
        if (option.times == Times::listed) {
            std::string all;
            for (const std::string& value : used) all += value + ",";
            const std::size_t comma = typed.find_last_of(',') + 1;
            all += typed.substr(0, comma);
            used = parts_of(all);
            before += typed.substr(0, comma);
            typed.erase(0, comma);
            found.directive = ":part";
        }
        if (option.value.starts_with("FORMAT:")) return copies(option, before, typed);
        if (option.value == "FILE" || option.value == "DIR" || option.value == "FILE|DIR") {
            found.directive = option.value == "DIR" ? ":folders" : ":files";
            found.start = before;
            return found;
        }
        for (const Offer& offer : known_values(option, typed)) {
            if (offer.word.starts_with(typed) && std::ranges::count(used, offer.word) == 0)
                add_matching(found, before, offer.word, offer.description);
        }
        return found;
    }

    /// "sarif:" and the like, then a file; or "xlsx:", then a folder.
    static Offers copies(const Option& option, const std::string& before,
                         const std::string& typed) {
        const bool folder = option.value == "FORMAT:DIR";
        Offers found;
        if (const std::size_t colon = typed.find(':'); colon != typed.npos) {
            found.directive = folder ? ":folders" : ":files";
            found.start = before + typed.substr(0, colon + 1);
            return found;
        }
        found.directive = ":part";
        const std::vector<std::string> of_folders{"xlsx", "csv"};
        for (const Offer& offer : as_offers(folder ? of_folders : formats_of("check"), ":")) {
            if (offer.word.starts_with(typed)) found.words.push_back({before + offer.word});
        }
        return found;
    }

    std::vector<Offer> known_values(const Option& option, const std::string& typed) const {
        if (!option.words.empty()) return as_offers(option.words);
        const Known known{session_, line_};
        if (option.value == "RULE") return rule_offers(typed, session_.language);
        if (option.value == "CODE") return known.units();
        if (option.value == "LEVEL") return known.levels();
        if (option.value == "ID") return known.indicators();
        if (option.names == "INDICATOR") return known.indicators_and_relations();
        if (option.name() == "--horizon") return known.horizons();
        if (option.value == "YEAR") return known.years();
        return {};
    }

    static std::vector<std::string> parts_of(const std::string& list) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at < list.size();) {
            const std::size_t comma = std::min(list.find(',', at), list.size());
            parts.push_back(list.substr(at, comma - at));
            at = comma + 1;
        }
        return parts;
    }

    void add_matching(Offers& found, const std::string& before, const std::string& word,
                      const std::string& description) const {
        const std::string whole = before + word;
        if (whole.starts_with(current_)) found.words.push_back({whole, description});
    }

    Session& session_;
    TypedLine line_;
    std::string current_;
};

Offers offers_at(Session& session, std::vector<std::string> words) {
    if (words.empty() || !words.back().starts_with('=')) return {};
    std::string current = words.back().substr(1);
    words.pop_back();
    try {
        return Completer{session, words, std::move(current)}.offers();
    } catch (const Stop&) {
        return {};
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace

Exit complete(Session& session, const std::vector<std::string>& words) {
    const Offers found = offers_at(session, words);
    std::string out;
    for (const Offer& offer : found.words) {
        // a name with a line break is nothing to put on a command line
        if (unicode::printable(offer.word) != offer.word) continue;
        out += offer.word;
        if (!offer.description.empty()) out += '\t' + unicode::printable(offer.description);
        out += '\n';
    }
    out += found.directive;
    if (!found.start.empty()) out += '\t' + found.start;
    write_to(session, "-", out + '\n');
    return Exit::done;
}

}  // namespace cchc::command
