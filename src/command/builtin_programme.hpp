#pragma once

#include <string_view>

namespace cchc::command {

/// The programme file built into the program, used where no other is named.
extern const std::string_view builtin_programme;
/// What places in it are called: "targets/cchc-2021-2030.yaml (built in)".
extern const std::string_view builtin_programme_name;

}  // namespace cchc::command
