#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "command/world.hpp"
#include "host/disk.hpp"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    cchc::host::Disk disk;
    cchc::command::World world{
        .in = std::cin,
        .out = std::cout,
        .err = std::cerr,
        .files = disk,
        .environment = [](const std::string& name) -> std::optional<std::string> {
            const char* value = std::getenv(name.c_str());
            return value ? std::optional<std::string>{value} : std::nullopt;
        },
        .out_is_terminal = isatty(STDOUT_FILENO) != 0,
        .err_is_terminal = isatty(STDERR_FILENO) != 0,
        .in_file = cchc::host::identity_of(STDIN_FILENO),
        .out_file = cchc::host::identity_of(STDOUT_FILENO),
        .columns = cchc::host::terminal_columns(STDOUT_FILENO),
        .processors = std::max(1u, std::thread::hardware_concurrency()),
    };
    return static_cast<int>(cchc::command::run({argv + 1, argv + argc}, world));
}
