#pragma once

namespace cchc::host {

/// Installs handlers: if an allocation fails and no code catches the exception, the program prints
/// a message and exits with code 2. This covers code before and after `main`, code that must not
/// throw, and libraries that would abort or use a null address.
void end_where_memory_is_wanting();

}  // namespace cchc::host
