#include "host/signals.hpp"

#include <windows.h>

#include <atomic>

namespace cchc::host {

namespace {

std::atomic<bool> noted = false;

/// Windows calls this in a thread of its own.
BOOL WINAPI note(DWORD event) {
    noted = true;
    // when the window is closed, the program ends as soon as this returns, or after five seconds
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) ::Sleep(INFINITE);
    return TRUE;
}

}  // namespace

void note_signals_to_end() {
    ::SetConsoleCtrlHandler(note, TRUE);
}

bool is_asked_to_end() {
    return noted;
}

void end_by_noted_signal() {
    constexpr UINT ended_by_ctrl_c = 0xC000013A;  // as a program that notes nothing ends
    if (noted) ::TerminateProcess(::GetCurrentProcess(), ended_by_ctrl_c);
}

}  // namespace cchc::host
