#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "command/world.hpp"
#include "host/disk.hpp"
#include "host/folder_draft.hpp"
#include "host/memory.hpp"
#include "host/reading.hpp"

namespace {

/// Before anything else is made, for that may want memory too.
[[gnu::constructor(101)]] void prepare() {
    cchc::host::end_where_memory_is_wanting();
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    cchc::host::Disk disk;
    cchc::command::World world{
        .read_input = [] { return cchc::host::read_to_end(STDIN_FILENO); },
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
    const auto exit = cchc::command::run({argv + 1, argv + argc}, world);
    cchc::host::end_by_noted_signal();
    return static_cast<int>(exit);
}
