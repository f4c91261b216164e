#include "host/memory.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "command/world.hpp"

namespace cchc::host {

namespace {

std::terminate_handler former_handler = nullptr;

[[noreturn]] void end_without_memory() {
    constexpr std::string_view message = "cchc: không đủ bộ nhớ (not enough memory)\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(static_cast<int>(command::Exit::usage));
}

/// Whether memory was ever wanting: what must not throw ends at once when it does, and leaves no
/// exception to look at.
std::atomic<bool> was_wanting{false};

void note_wanting() {
    was_wanting = true;
    throw std::bad_alloc{};
}

[[noreturn]] void terminate() {
    // where there is no exception, there was no memory to throw one
    if (was_wanting || !std::current_exception()) end_without_memory();
    former_handler();
    std::abort();
}

}  // namespace

void end_where_memory_is_wanting() {
    std::set_new_handler(note_wanting);
    former_handler = std::set_terminate(terminate);
    heed_null_addresses(end_without_memory);
}

}  // namespace cchc::host
