#include "host/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace cchc::host {

std::vector<std::string> arguments(int count, char** values) {
    return {values + 1, values + count};
}

std::optional<std::string> environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return value;
}

StandardStreams::StandardStreams() {
    std::ios::sync_with_stdio(false);
}

StandardStreams::~StandardStreams() = default;

bool is_terminal(int descriptor) {
    return ::isatty(descriptor) != 0;
}

int terminal_columns(int descriptor) {
    winsize size{};
    const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

bool has_own_window() {
    return false;  // a terminal stays when a program in it ends
}
void explain_in_window() {}
void wait_in_window() {}

}  // namespace cchc::host
