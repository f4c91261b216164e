#pragma once

/// What happens when the user, or the system, asks the program to end while it writes a folder: the
/// draft is cleaned up first.
namespace cchc::host {

/// From now on such a signal is noted only (SIGINT, SIGTERM, SIGHUP; Ctrl-C and the closing of a
/// console).
void note_signals_to_end();

/// Whether one was noted.
bool is_asked_to_end();

/// Ends the program by the signal that was noted, if one was.
void end_by_noted_signal();

}  // namespace cchc::host
