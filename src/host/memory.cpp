#include "host/memory.hpp"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
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

struct sigaction former_action {};

/// Some libraries do not look whether they were given memory, and use a null address.
void end_or_fault_again(int, siginfo_t* info, void*) {
    constexpr std::uintptr_t least_real_address = 1 << 16;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    if (errno == ENOMEM && address < least_real_address) end_without_memory();
    ::sigaction(SIGSEGV, &former_action, nullptr);
}

}  // namespace

void end_where_memory_is_wanting() {
    std::set_new_handler(note_wanting);
    former_handler = std::set_terminate(terminate);
    struct sigaction action {};
    action.sa_sigaction = end_or_fault_again;
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGSEGV, &action, &former_action);
}

}  // namespace cchc::host
