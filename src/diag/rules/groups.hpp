#pragma once

#include <span>

#include "diag/rule.hpp"

/// The rules, a file for each group. A rule's name, reason, cure and examples stand in one place.
namespace cchc::diag::rule_table {

std::span<const Rule> file();
std::span<const Rule> figures();
std::span<const Rule> data();
std::span<const Rule> completeness();
std::span<const Rule> units();
std::span<const Rule> programme();

inline constexpr auto E = Severity::error;
inline constexpr auto W = Severity::warning;

}  // namespace cchc::diag::rule_table
