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

}  // namespace cchc::command
