#include "diag/rule.hpp"

#include "diag/rules/groups.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

std::span<const RuleGroup> rule_groups() {
    static const RuleGroup groups[] = {
        {'F', {"Tệp", "Files"}, rule_table::file()},
        {'N', {"Số liệu trong ô", "Figures"}, rule_table::figures()},
        {'D', {"Dòng số liệu", "Data"}, rule_table::data()},
        {'C', {"Tình hình báo cáo", "Completeness"}, rule_table::completeness()},
        {'U', {"Đơn vị và miễn đánh giá", "Units and exemptions"}, rule_table::units()},
        {'P', {"Chương trình", "The programme"}, rule_table::programme()},
    };
    return groups;
}

std::span<const Rule> rules() {
    static const std::vector<Rule> all = [] {
        std::vector<Rule> joined;
        for (const RuleGroup& group : rule_groups())
            joined.insert(joined.end(), group.rules.begin(), group.rules.end());
        return joined;
    }();
    return all;
}

const Rule& rule(RuleId id) {
    return rules()[static_cast<std::size_t>(id)];
}

std::vector<const Rule*> find_rules(std::string_view word) {
    const std::string wanted = unicode::folded(word);
    std::vector<const Rule*> found;
    for (const Rule& known : rules()) {
        const std::string code = unicode::folded(known.code);
        const bool meant = wanted == known.name || wanted == code || wanted == code.substr(0, 1);
        if (meant) found.push_back(&known);
    }
    return found;
}

std::string_view word(Severity severity, Language language) {
    if (language == Language::vi) return severity == Severity::error ? "lỗi" : "cảnh báo";
    return severity == Severity::error ? "error" : "warning";
}

}  // namespace cchc::diag
