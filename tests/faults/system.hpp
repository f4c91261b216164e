#pragma once

#include <cstddef>
#include <functional>

/// The system as the program under test sees it: its calls are counted, and one of them may fail.
/// The linker leads those that read here (`--wrap`, in tests/CMakeLists.txt).
namespace cchc::testing {

/// What becomes of a call.
enum class Fault {
    none,            ///< it is done
    fails,           ///< with EIO; where memory is asked for, there is none
    is_short,        ///< a read gives one byte of several
    is_interrupted,  ///< a read, or opening, ends with EINTR
};

/// What is done with a call, counted from 1; 0: with none.
struct FaultyCall {
    std::size_t number = 0;
    Fault fault = Fault::none;
    bool and_all_behind = false;        ///< and with each one that follows
    std::function<void()> before = {};  ///< done before it
};

/// Calls that read files (open, fstat, stat, read, pread, mmap) are counted as long as this lives.
class WatchedReading {
  public:
    explicit WatchedReading(FaultyCall faulty = {});
    WatchedReading(const WatchedReading&) = delete;
    WatchedReading& operator=(const WatchedReading&) = delete;
    ~WatchedReading();
    std::size_t calls() const;
};

/// Calls for memory (operator new) are counted as long as this lives.
class WatchedMemory {
  public:
    explicit WatchedMemory(FaultyCall faulty = {});
    WatchedMemory(const WatchedMemory&) = delete;
    WatchedMemory& operator=(const WatchedMemory&) = delete;
    ~WatchedMemory();
    std::size_t calls() const;
};

}  // namespace cchc::testing
