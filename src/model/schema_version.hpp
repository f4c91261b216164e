#pragma once

#include <cstdint>

namespace cchc {

/// The version of what the JSON outputs hold. Within a version keys are added, never changed or
/// taken away, and readers ignore those that they do not know.
inline constexpr std::int64_t schema_version = 2;

}  // namespace cchc
