#include <memory>

#include "command/chosen_rules.hpp"
#include "command/commands.hpp"
#include "command/formats.hpp"
#include "diag/rule_page.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("rules");

/// The rules that the words mean, all where there is none.
std::vector<const diag::Rule*> rules_of(const std::vector<std::string>& words) {
    std::vector<const diag::Rule*> chosen;
    for (const std::string& word : words) {
        const auto meant = chosen_rules(word);
        chosen.insert(chosen.end(), meant.begin(), meant.end());
    }
    if (words.empty()) {
        for (const diag::Rule& rule : diag::rules()) chosen.push_back(&rule);
    }
    return chosen;
}

Exit rules(Session& session, const std::vector<std::string>& words) {
    const std::string format = chosen_format(session, "rules");
    const auto chosen = rules_of(words);
    const int columns = session.world.columns;
    if (format == "json") {
        deliver(session, diag::rules_json(chosen));
    } else if (format == "markdown") {
        deliver(session, diag::rules_markdown(chosen, session.language));
    } else {
        deliver(session, words.empty() ? diag::rule_list(session.language, columns)
                                       : diag::rule_pages(chosen, session.language, columns));
    }
    return Exit::done;
}

}  // namespace

Action rules_command(OptionList& options, Session& session) {
    const auto words = std::make_shared<std::vector<std::string>>();
    options.add_texts("RULE", *words, "RULE",
                      {"tên, mã, hoặc chữ cái nhóm; không có: danh mục",
                       "names, codes, or letters of groups; none: the list"});
    add_output_options(options, session, formats);
    return [words](Session& s) { return rules(s, *words); };
}

}  // namespace cchc::command
