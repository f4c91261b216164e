#pragma once

#include <string_view>

namespace cchc::host {

/// The commit that the program was built from, as git abbreviates it; `+` behind it: with changes
/// that were not committed. Empty where the sources came without git. The build writes it
/// (commit.cmake), so that a new commit makes one small file be compiled.
extern const std::string_view commit;

}  // namespace cchc::host
