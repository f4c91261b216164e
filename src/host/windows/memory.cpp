#include "host/memory.hpp"

#include <windows.h>

#include <cerrno>

namespace cchc::host {

namespace {

void (*end_program)() = nullptr;
LPTOP_LEVEL_EXCEPTION_FILTER former_filter = nullptr;

/// Some libraries do not look whether they were given memory, and use a null address.
LONG WINAPI end_or_fault_again(EXCEPTION_POINTERS* fault) {
    constexpr ULONG_PTR least_real_address = 1 << 16;
    const EXCEPTION_RECORD& what = *fault->ExceptionRecord;
    const bool is_null = what.ExceptionCode == EXCEPTION_ACCESS_VIOLATION &&
                         what.NumberParameters > 1 &&
                         what.ExceptionInformation[1] < least_real_address;
    if (is_null && errno == ENOMEM) end_program();
    return former_filter ? former_filter(fault) : EXCEPTION_CONTINUE_SEARCH;
}

}  // namespace

void heed_null_addresses(void (*end)()) {
    end_program = end;
    former_filter = ::SetUnhandledExceptionFilter(end_or_fault_again);
}

}  // namespace cchc::host
