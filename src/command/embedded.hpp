#pragma once

#include <string_view>

/// What was built into the program (src/CMakeLists.txt).
namespace cchc::command {

/// The programme file used where no other is named.
extern const std::string_view builtin_programme;
/// Its tree, as load::freeze() wrote it.
extern const std::string_view builtin_programme_tree;
/// What places in it are called.
inline constexpr std::string_view builtin_programme_name = "targets/cchc-2021-2030.yaml (built in)";

/// JSON Schemas of a programme file, and of what commands write as JSON.
extern const std::string_view programme_schema, check_schema, score_schema, explain_schema,
    compare_schema, plan_schema, targets_schema, config_schema;

/// A first example (examples/first-steps): programme, units and data.
extern const std::string_view first_programme, first_units, first_data;

/// Scripts by which shells complete the command line.
extern const std::string_view bash_completions, zsh_completions, fish_completions,
    powershell_completions;

}  // namespace cchc::command
