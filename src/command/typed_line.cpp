#include "command/typed_line.hpp"

#include <algorithm>

namespace cchc::command {

namespace {

OptionList with_help(OptionList options) {
    options.add(help_option());
    options.add(version_option());
    return options;
}

OptionList program_options(Session& session) {
    OptionList options;
    add_common_options(options, session);
    return with_help(std::move(options));
}

}  // namespace

TypedLine::TypedLine(Session& session, const std::vector<std::string>& words)
    : session_(session), options_(program_options(session)) {
    for (const std::string& word : words) take(word);
}

const Option* TypedLine::find(const std::string& name) const {
    const auto found = std::ranges::find_if(options_.all(), [&](const Option& option) {
        return !option.is_argument() && std::ranges::count(option.each_name(), name) > 0;
    });
    return found == options_.all().end() ? nullptr : &*found;
}

WrittenOption TypedLine::read_option(const std::string& word) const {
    if (word.starts_with("--")) {
        const std::size_t equals = word.find('=');
        if (equals == word.npos) return {find(word)};
        return {find(word.substr(0, equals)), word.substr(equals + 1), word.substr(0, equals + 1)};
    }
    // letters of flags, then perhaps one that takes the rest of the word
    const Option* option = nullptr;
    for (std::size_t at = 1; at < word.size(); ++at) {
        option = find(std::string{'-', word[at]});
        if (!option) return {};
        if (!option->is_flag() && at + 1 < word.size())
            return {option, word.substr(at + 1), word.substr(0, at + 1)};
    }
    return {option};
}

void TypedLine::take(const std::string& word) {
    if (awaited_) {
        values_[awaited_->name()].push_back(word);
        awaited_ = nullptr;
    } else if (ended_ || word == "-" || !word.starts_with('-')) {
        take_argument(word);
    } else if (word == "--") {
        ended_ = true;
    } else if (const WrittenOption written = read_option(word); written.option) {
        if (written.value || written.option->is_flag()) {
            values_[written.option->name()].push_back(written.value.value_or(""));
        } else {
            awaited_ = written.option;
        }
    }
}

void TypedLine::take_argument(const std::string& word) {
    if (command_ || unknown_command_) {
        arguments_.push_back(word);
    } else if (word == "help" && !help_) {
        help_ = true;
    } else if (const auto found = std::ranges::find(commands(), word, &Command::name);
               found != commands().end()) {
        command_ = &*found;
        options_ = with_help(options_of(*found, session_));
    } else {
        unknown_command_ = true;
    }
}

const Option* TypedLine::next_argument() const {
    std::size_t before = arguments_.size();
    for (const Option& option : options_.all()) {
        if (!option.is_argument()) continue;
        if (before == 0 || option.times != Times::once) return &option;
        --before;
    }
    return nullptr;
}

const std::vector<std::string>& TypedLine::values(const std::string& name) const {
    static const std::vector<std::string> none;
    const auto found = values_.find(name);
    return found == values_.end() ? none : found->second;
}

std::string TypedLine::value(const std::string& name) const {
    return values(name).empty() ? "" : values(name).back();
}

}  // namespace cchc::command
