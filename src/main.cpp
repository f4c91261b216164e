#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <thread>

#include "command/world.hpp"
#include "diag/path.hpp"
#include "host/commit.hpp"
#include "host/console.hpp"
#include "host/disk.hpp"
#include "host/memory.hpp"
#include "host/reading.hpp"
#include "host/signals.hpp"

namespace {

namespace host = cchc::host;

/// Before anything else is made, for that may want memory too.
[[gnu::constructor(101)]] void prepare() {
    host::end_where_memory_is_wanting();
}

/// Runs the program in this machine's world.
cchc::command::Exit run(const std::vector<std::string>& arguments) {
    host::Disk disk;
    cchc::command::World world{
        .read_input = [] { return host::read_to_end(STDIN_FILENO); },
        .out = std::cout,
        .err = std::cerr,
        .files = disk,
        .environment = host::environment,
        .out_is_terminal = host::is_terminal(STDOUT_FILENO),
        .err_is_terminal = host::is_terminal(STDERR_FILENO),
        .in_file = host::identity_of(STDIN_FILENO),
        .out_file = host::identity_of(STDOUT_FILENO),
        .columns = host::terminal_columns(STDOUT_FILENO),
        .processors = std::max(1u, std::thread::hardware_concurrency()),
        .commit = host::commit,
    };
    return cchc::command::run(arguments, world);
}

}  // namespace

int main(int count, char** values) {
    const host::StandardStreams streams;
    const auto arguments = host::arguments(count, values);
    // double-clicked, or a file was dropped on it; not a task that runs by itself
    const bool was_clicked =
        host::has_own_window() &&
        (arguments.empty() || (arguments.size() == 1 && cchc::diag::is_absolute(arguments[0])));
    auto exit = cchc::command::Exit::done;
    if (arguments.empty() && was_clicked) {
        host::explain_in_window();
    } else {
        exit = run(arguments);
    }
    if (was_clicked) host::wait_in_window();
    host::end_by_noted_signal();
    return static_cast<int>(exit);
}
