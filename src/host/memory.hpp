#pragma once

namespace cchc::host {

/// From here on the program ends with exit code 2 and a message where memory is wanting and nobody
/// catches it: before and after `main`, where nothing may be thrown, and in libraries that would
/// abort or use a null address.
void end_where_memory_is_wanting();

}  // namespace cchc::host
