#include "command/stop.hpp"

#include "diag/rule.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

Text with_suggestion(Text message, const std::optional<std::string>& near) {
    if (near) {
        message.vi += "; ý bạn là \"" + *near + "\"?";
        message.en += "; did you mean \"" + *near + "\"?";
    }
    return message;
}

Stop unknown_rule(const std::string& word) {
    std::vector<std::string> names;
    for (const auto& rule : diag::rules()) names.emplace_back(rule.name);
    return {Exit::usage, with_suggestion({"không có quy tắc \"" + word + "\"", "unknown rule \"" + word + "\""},
                                         unicode::nearest(word, names))};
}

}  // namespace cchc::command
