#pragma once

namespace cchc::host {

/// Installs handlers: if an allocation fails and no code catches the exception, the program prints
/// a message and exits with code 2. This covers code before and after `main`, code that must not
/// throw, and libraries that would abort or use a null address.
void end_where_memory_is_wanting();

/// Of this, what differs from system to system: calls `end` where a null address is used after an
/// allocation failed.
void heed_null_addresses(void (*end)());

}  // namespace cchc::host
