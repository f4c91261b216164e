#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

/// What the program is started with and where it writes; posix/ and windows/ implement it.
namespace cchc::host {

/// The arguments without the program's name, in UTF-8; `count` and `values` as main has them.
std::vector<std::string> arguments(int count, char** values);

/// The value of an environment variable in UTF-8, or nothing.
std::optional<std::string> environment(const std::string& name);

/// The standard streams, byte by byte as they are written: one of these lives as long as main.
class StandardStreams {
  public:
    StandardStreams();
    StandardStreams(const StandardStreams&) = delete;
    StandardStreams& operator=(const StandardStreams&) = delete;
    ~StandardStreams();
};

/// Whether a file descriptor is a terminal.
bool is_terminal(int descriptor);

/// The width of the terminal behind a file descriptor, or 80.
int terminal_columns(int descriptor);

/// Whether the program has a window of its own, which is gone when it ends: it was double-clicked.
bool has_own_window();
/// Says there that cchc is used from a command line.
void explain_in_window();
/// Waits there until the user has read what it says.
void wait_in_window();

}  // namespace cchc::host
