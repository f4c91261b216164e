#pragma once

#include <set>
#include <string>
#include <vector>

#include "diag/rule.hpp"

namespace cchc::command {

/// The rules that a word on the command line means: a name, a code, or the letter of a group.
/// Throws Stop where it means none.
std::vector<const diag::Rule*> chosen_rules(const std::string& word);

/// The rules that --select and --ignore leave.
class RuleSelection {
  public:
    /// `select`: empty: all rules. Throws Stop where a word means none.
    RuleSelection(const std::vector<std::string>& select, const std::vector<std::string>& ignore);
    bool holds(diag::RuleId id) const;

  private:
    using Rules = std::set<const diag::Rule*>;
    Rules only_, without_;  ///< `only_` empty: all of them
};

}  // namespace cchc::command
