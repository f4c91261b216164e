#include "host/memory.hpp"

#include <cerrno>
#include <csignal>
#include <cstdint>

namespace cchc::host {

namespace {

struct sigaction former_action {};
void (*end_program)() = nullptr;

/// Some libraries do not look whether they were given memory, and use a null address.
void end_or_fault_again(int, siginfo_t* info, void*) {
    constexpr std::uintptr_t least_real_address = 1 << 16;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    if (errno == ENOMEM && address < least_real_address) end_program();
    ::sigaction(SIGSEGV, &former_action, nullptr);
}

}  // namespace

void heed_null_addresses(void (*end)()) {
    end_program = end;
    struct sigaction action {};
    action.sa_sigaction = end_or_fault_again;
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGSEGV, &action, &former_action);
}

}  // namespace cchc::host
