#include "host/signals.hpp"

#include <csignal>

namespace cchc::host {

namespace {

volatile std::sig_atomic_t noted = 0;  ///< the signal; 0: none

void note(int signal) {
    noted = signal;
}

}  // namespace

void note_signals_to_end() {
    struct sigaction action {};
    action.sa_handler = note;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
}

bool is_asked_to_end() {
    return noted != 0;
}

void end_by_noted_signal() {
    if (noted == 0) return;
    std::signal(noted, SIG_DFL);
    std::raise(noted);
}

}  // namespace cchc::host
