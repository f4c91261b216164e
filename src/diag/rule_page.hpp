#pragma once

#include <span>
#include <string>

#include "diag/rule.hpp"

/// The rules to read: `cchc rules`.
namespace cchc::diag {

/// All rules in a list, group by group, for a terminal so many columns wide.
std::string rule_list(Language language, int columns);

/// Some rules at length: reason, cure, a bad and a good example.
std::string rule_pages(std::span<const Rule* const> rules, Language language, int columns);

/// Some rules at length as one Markdown document, in the order of the table.
std::string rules_markdown(std::span<const Rule* const> rules, Language language);

/// Some rules as JSON: an array, every text in both languages.
std::string rules_json(std::span<const Rule* const> rules);

}  // namespace cchc::diag
