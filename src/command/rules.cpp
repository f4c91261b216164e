#include <memory>

#include "command/commands.hpp"
#include "command/stop.hpp"
#include "diag/rule_page.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string> formats{"table", "markdown", "json"};

/// The rules named, all where none is.
std::vector<const diag::Rule*> chosen_rules(const std::vector<std::string>& words) {
    std::vector<const diag::Rule*> chosen;
    for (const std::string& word : words) {
        const auto found = diag::find_rules(word);
        if (found.empty()) throw unknown_rule(word);
        chosen.insert(chosen.end(), found.begin(), found.end());
    }
    if (words.empty()) {
        for (const diag::Rule& rule : diag::rules()) chosen.push_back(&rule);
    }
    return chosen;
}

Exit rules(Session& session, const std::vector<std::string>& words) {
    const auto chosen = chosen_rules(words);
    const std::string format = chosen_format(session, formats);
    const int columns = session.world.columns;
    if (format == "json") {
        deliver(session, diag::rules_json(chosen));
    } else if (format == "markdown") {
        deliver(session, diag::rules_markdown(session.language));
    } else {
        deliver(session, words.empty() ? diag::rule_list(session.language, columns)
                                       : diag::rule_pages(chosen, session.language, columns));
    }
    return Exit::done;
}

}  // namespace

Command rules_command(CLI::App& app, Session& session) {
    auto* command = app.add_subcommand(
        "rules", session.in_words({"các quy tắc của check, hoặc một quy tắc đầy đủ",
                                   "the rules of check, or some of them at length"}));
    const auto words = std::make_shared<std::vector<std::string>>();
    command->add_option("RULE", *words,
                        session.in_words({"tên hoặc mã quy tắc; không có: danh mục", "names or codes; none: the list"}))
        ->type_name("RULE");
    add_output_options(*command, session, formats);
    return {command, [words](Session& s) { return rules(s, *words); }};
}

}  // namespace cchc::command
