#include "command/chosen_rules.hpp"

#include "command/stop.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

std::vector<const diag::Rule*> chosen_rules(const std::string& word) {
    auto found = diag::find_rules(word);
    if (!found.empty()) return found;
    std::vector<std::string> names;
    for (const diag::Rule& rule : diag::rules()) names.emplace_back(rule.name);
    throw Stop{Exit::usage, with_suggestion({"không có quy tắc \"" + word + "\"",
                                             "unknown rule \"" + word + "\""},
                                            unicode::nearest(word, names))};
}

namespace {

std::set<const diag::Rule*> meant(const std::vector<std::string>& words) {
    std::set<const diag::Rule*> rules;
    for (const auto& word : words) {
        const auto chosen = chosen_rules(word);
        rules.insert(chosen.begin(), chosen.end());
    }
    return rules;
}

}  // namespace

RuleSelection::RuleSelection(const std::vector<std::string>& select,
                             const std::vector<std::string>& ignore)
    : only_(meant(select)), without_(meant(ignore)) {}

bool RuleSelection::holds(diag::RuleId id) const {
    const diag::Rule* rule = &diag::rule(id);
    return !without_.contains(rule) && (only_.empty() || only_.contains(rule));
}

}  // namespace cchc::command
