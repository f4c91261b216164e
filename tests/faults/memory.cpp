#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <new>
#include <utility>

#include "faults/system.hpp"
#include "faults/world.hpp"
#include "host/disk.hpp"
#include "host/memory.hpp"
#include "unit/catch.hpp"

/// Whichever piece of memory the system does not give: what the program says is what it says with
/// it, or that there was too little.

/// Of the leak sanitizer, where that is there: whether memory was lost.
extern "C" [[gnu::weak]] int __lsan_do_recoverable_leak_check();

using namespace cchc;
using namespace cchc::testing;

namespace {

constexpr const char* check =
    "cchc check -t @programme.yaml -u @units.csv --exemptions @exemptions.csv --known @known.csv "
    "--report json:@written/a.json --report sarif:@written/a.sarif @data";
constexpr const char* score =
    "cchc score -f json -t @programme.yaml -u @units.csv --exemptions @exemptions.csv @data";
constexpr const char* report =
    "cchc report -f html,docx,markdown,csv,json -t @programme.yaml -u @units.csv -o @written/all "
    "@data";

constexpr const char* commands[] = {
    check,
    score,
    report,
    "cchc score --bounds -t @programme.yaml -u @units.csv @data",
    "cchc score -f markdown -p 2025 -t @programme.yaml -u @units.csv @data",
    "cchc explain C A-1 -t @programme.yaml -u @units.csv @data",
    "cchc compare -p 2025 --with 2024 -t @programme.yaml -u @units.csv @data",
    "cchc plan -t @programme.yaml -u @units.csv @data",
    "cchc form C -t @programme.yaml -u @units.csv -p 2025",
    "cchc targets A-1 -t @programme.yaml",
    "cchc rules --format json",
};

struct Run {
    Outcome outcome;
    std::map<std::string, std::string> written;
    std::size_t calls = 0;

    bool says_the_same(const Run& other) const {
        return outcome.exit == other.outcome.exit && outcome.out == other.outcome.out &&
               outcome.err == other.outcome.err && written == other.written;
    }
    bool is_refused(const Run& whole) const {
        return outcome.exit == 2 && outcome.out.empty() && !outcome.err.empty() &&
               has_nothing_in_part(whole);
    }
    /// Files that were written before are whole; a draft that nobody could take away may be there.
    bool has_nothing_in_part(const Run& whole) const {
        return std::ranges::all_of(written, [&](const auto& file) {
            const bool in_draft = file.first.find(".cchc-") != std::string::npos &&
                                  !whole.written.contains(file.first);
            const auto same = whole.written.find(file.first);
            return in_draft || (same != whole.written.end() && same->second == file.second);
        });
    }
};

Run run_with(const FolderOfInputs& folder, const std::string& command, unsigned threads,
             FaultyCall faulty = {}) {
    std::filesystem::remove_all(folder.path("written"));
    std::filesystem::create_directory(folder.path("written"));
    host::Disk disk;
    Program program{disk, command, -1, threads};
    Run run;
    {
        const WatchedMemory watched{std::move(faulty)};
        program.run();
        run.calls = watched.calls();
    }
    run.outcome = program.outcome();
    run.written = folder.files_of("written");
    return run;
}

/// The calls that fail: each of the first thousand, then ever fewer of the others.
std::size_t next_call(std::size_t call) {
    return call + 1 + (call > 1000 ? call / 50 : 0);
}

/// What a child process tells its parent.
struct Told {
    std::size_t call = 1;   ///< the one that fails
    char wrong[4096] = {};  ///< what was wrong with a run; empty: nothing
};

/// Lets each call of a command fail, in a child process: where nothing may be thrown, the program
/// ends there, and the next child goes on with the next call.
void fail_each_call(const std::string& what, const FolderOfInputs& folder,
                    const std::string& command, unsigned threads, bool all_behind) {
    const Run whole = run_with(folder, command, threads);
    INFO(what << ": " << whole.outcome.err);
    REQUIRE(whole.outcome.exit < 2);
    REQUIRE(whole.calls > 500);
    void* const shared =
        ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(shared != MAP_FAILED);
    auto& told = *new (shared) Told;
    const auto run_rest = [&] {
        host::end_where_memory_is_wanting();
        for (; told.call <= whole.calls; told.call = next_call(told.call)) {
            const Run run = run_with(
                folder, command, threads,
                {.number = told.call, .fault = Fault::fails, .and_all_behind = all_behind});
            if (run.is_refused(whole) || run.says_the_same(whole)) continue;
            std::snprintf(told.wrong, sizeof told.wrong, "exit %d\n%s%s", run.outcome.exit,
                          run.outcome.err.c_str(), run.outcome.out.c_str());
            return 1;
        }
        return __lsan_do_recoverable_leak_check != nullptr ? __lsan_do_recoverable_leak_check() : 0;
    };
    while (told.call <= whole.calls) {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(run_rest());
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        INFO("call " << told.call << " of " << whole.calls << (all_behind ? " and on, " : ", ")
                     << threads << " threads: " << told.wrong);
        REQUIRE(WIFEXITED(status));
        REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 2));
        told.call = next_call(told.call);
    }
    ::munmap(shared, sizeof(Told));
}

}  // namespace

TEST_CASE("where memory is wanting the run ends, and no result is printed", "[memory]") {
    const FolderOfInputs folder;
    for (const char* pattern : commands) {
        for (const bool all_behind : {false, true})
            fail_each_call(pattern, folder, folder.line(pattern), 1, all_behind);
    }
}

TEST_CASE("so it does with several threads", "[memory]") {
    const FolderOfInputs folder;
    for (const char* pattern : {check, score, report}) {
        fail_each_call(pattern, folder, folder.line(pattern), 3, false);
    }
}
