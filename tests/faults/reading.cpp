#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "faults/system.hpp"
#include "faults/world.hpp"
#include "host/descriptor.hpp"
#include "host/disk.hpp"
#include "unit/catch.hpp"

/// Whatever becomes of a call that reads: what the program says is what it says without it, or that
/// it could not read.

using namespace cchc;
using namespace cchc::testing;

namespace {

constexpr off_t show_all = 1, copy_all = std::numeric_limits<off_t>::max();

constexpr const char* inputs = "-t @programme.yaml -u @units.csv --exemptions @exemptions.csv";

/// Where the data of a run come from, and a descriptor for standard input.
class Source {
  public:
    enum class Kind { file, folder, fifo, input_from_file, input_from_pipe };

    Source(Kind kind, const FolderOfInputs& folder) : kind_(kind) {
        const std::string text = FolderOfInputs::texts().at("data/a.csv").first;
        if (kind == Kind::input_from_file)
            descriptor_ = ::open(folder.path("data/a.csv").c_str(), O_RDONLY);
        if (kind == Kind::input_from_pipe) {
            int ends[2];
            REQUIRE(::pipe(ends) == 0);
            fill(ends[1], text);
            descriptor_ = ends[0];
        }
        if (kind == Kind::fifo) {
            const std::string path = folder.path("fifo");
            ::mkfifo(path.c_str(), 0600);
            // as long as one end is open, what was written is kept for who opens it next
            descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
            fill(::open(path.c_str(), O_WRONLY), text);
        }
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    ~Source() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    int standard_input() const { return descriptor_; }
    std::string data() const {
        switch (kind_) {
            case Kind::file:
                return "@data/a.csv @data/b.csv";
            case Kind::folder:
                return "@data";
            case Kind::fifo:
                return "@fifo";
            default:
                return "-";
        }
    }

  private:
    static void fill(int end, const std::string& text) {
        REQUIRE(::write(end, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        ::close(end);
    }

    Kind kind_;
    int descriptor_ = -1;
};

/// What a run leaves behind, what it said, and how many calls it took.
struct Run {
    Outcome outcome;
    std::map<std::string, std::string> written;
    std::size_t calls = 0;

    bool says_the_same(const Run& other) const {
        return outcome.exit == other.outcome.exit && outcome.out == other.outcome.out &&
               outcome.err == other.outcome.err && written == other.written;
    }
    bool is_refused() const {
        return outcome.exit == 2 && outcome.out.empty() && written.empty() &&
               outcome.err.find("cchc: cannot ") != std::string::npos;
    }
};

/// Runs a command on a source while a call goes wrong; "#" in the command stands for the data.
Run run_with(const FolderOfInputs& folder, Source::Kind kind, off_t least_shown,
             std::string command, FaultyCall faulty = {}) {
    const Source source{kind, folder};
    command.replace(command.find('#'), 1, std::string{inputs} + " " + source.data());
    std::filesystem::remove_all(folder.path("written"));
    host::Disk disk{least_shown};
    Program program{disk, folder.line(command), source.standard_input()};
    Run run;
    {
        const WatchedReading watched{std::move(faulty)};
        program.run();
        run.calls = watched.calls();
    }
    run.outcome = program.outcome();
    run.written = folder.files_of("written");
    return run;
}

constexpr const char* check = "cchc check -f json --known @known.csv --complete #";
constexpr const char* commands[] = {check, "cchc score -f json #", "cchc explain C A-1 -f json #",
                                    "cchc report -f html,json,csv -o @written #"};

/// Runs a command on a source once for every call.
template <typename Check>
void with_every_call(const FolderOfInputs& folder, const char* command, Source::Kind kind,
                     Check&& check_run) {
    for (const off_t least_shown : {show_all, copy_all}) {
        const Run whole = run_with(folder, kind, least_shown, command);
        REQUIRE(whole.outcome.exit < 2);
        REQUIRE(whole.calls > 10);
        for (std::size_t n = 1; n <= whole.calls; ++n) {
            INFO(command << ", " << static_cast<int>(kind) << ", "
                         << (least_shown == show_all ? "shown" : "copied") << ", call " << n);
            check_run(whole, [&](FaultyCall faulty) {
                faulty.number = n;
                return run_with(folder, kind, least_shown, command, std::move(faulty));
            });
        }
    }
}
/// Each command on a folder, and one on every source.
template <typename Check>
void with_every_call(Check&& check_run) {
    const FolderOfInputs folder;
    for (const char* command : commands)
        with_every_call(folder, command, Source::Kind::folder, check_run);
    for (const auto kind : {Source::Kind::file, Source::Kind::fifo, Source::Kind::input_from_file,
                            Source::Kind::input_from_pipe})
        with_every_call(folder, check, kind, check_run);
}

}  // namespace

TEST_CASE("a read that is interrupted, or short, changes nothing", "[reading]") {
    with_every_call([](const Run& whole, const auto& run) {
        for (const Fault fault : {Fault::is_short, Fault::is_interrupted}) {
            const Run other = run({.fault = fault});
            INFO(other.outcome.err);
            REQUIRE(other.says_the_same(whole));
        }
    });
}

TEST_CASE("a read that fails ends the run, and no result is printed", "[reading]") {
    std::size_t refused = 0;
    with_every_call([&](const Run& whole, const auto& run) {
        for (const bool all_behind : {false, true}) {
            const Run other = run({.fault = Fault::fails, .and_all_behind = all_behind});
            INFO(other.outcome.exit << '\n' << other.outcome.err << other.outcome.out);
            REQUIRE((other.is_refused() || other.says_the_same(whole)));
            if (other.is_refused()) ++refused;
        }
    });
    CHECK(refused > 500);
}

TEST_CASE("the message names the input and the reason", "[reading]") {
    const FolderOfInputs folder;
    const auto said = [&](Source::Kind kind, const std::string& language) {
        const Run whole = run_with(folder, kind, copy_all, "cchc check #");
        std::string all;
        for (std::size_t n = 1; n <= whole.calls; ++n) {
            const FaultyCall faulty{.number = n, .fault = Fault::fails};
            all += run_with(folder, kind, copy_all, "cchc check --lang " + language + " #", faulty)
                       .outcome.err;
        }
        return all;
    };
    const std::string of_files = said(Source::Kind::folder, "en");
    for (const char* name :
         {"programme.yaml", "units.csv", "exemptions.csv", "data/a.csv", "data/b.csv"}) {
        CHECK(of_files.find("cchc: cannot read \"" + folder.path(name) +
                            "\": Input/output error\n") != std::string::npos);
    }
    for (const auto kind : {Source::Kind::input_from_file, Source::Kind::input_from_pipe}) {
        CHECK(said(kind, "en").find("cchc: cannot read standard input: Input/output error\n") !=
              std::string::npos);
        CHECK(
            said(kind, "vi").find("cchc: không đọc được đầu vào chuẩn: lỗi đọc ghi của ổ đĩa\n") !=
            std::string::npos);
    }
}

TEST_CASE("a file that is written over while it is read is never half of each", "[reading]") {
    const FolderOfInputs folder;
    for (const std::string command : {check, "cchc score -f json #"}) {
        for (const off_t least_shown : {show_all, copy_all}) {
            for (const auto& [name, texts] : FolderOfInputs::texts()) {
                folder.rewrite(name, texts.second, true);
                const Run after = run_with(folder, Source::Kind::folder, least_shown, command);
                folder.rewrite(name, texts.first, true);
                const Run before = run_with(folder, Source::Kind::folder, least_shown, command);
                for (std::size_t n = 1; n <= before.calls; ++n) {
                    const auto rewrite = [&folder, &name = name, &text = texts.second] {
                        folder.rewrite(name, text);
                    };
                    INFO(command << ", " << name << ", call " << n);
                    const Run run = run_with(folder, Source::Kind::folder, least_shown, command,
                                             {.number = n, .before = rewrite});
                    folder.rewrite(name, texts.first, true);
                    INFO(run.outcome.exit << '\n' << run.outcome.err << run.outcome.out);
                    REQUIRE((run.is_refused() || run.says_the_same(before) ||
                             run.says_the_same(after)));
                }
            }
        }
    }
}

TEST_CASE("a file that is shown counts as changed to the end", "[reading]") {
    const FolderOfInputs folder;
    const std::string command = "cchc score -f json #";
    const Run whole = run_with(folder, Source::Kind::file, show_all, command);
    // the last call looks whether the file that was read last has changed
    const std::string name = "exemptions.csv", path = folder.path(name);
    const auto& [text, other] = FolderOfInputs::texts().at(name);
    const auto is_refused_by = [&](const auto& change) {
        const Run run = run_with(folder, Source::Kind::file, show_all, command,
                                 {.number = whole.calls, .before = change});
        folder.rewrite(name, text, true);
        INFO(run.outcome.err);
        return run.is_refused() &&
               run.outcome.err.ends_with("cchc: cannot read \"" + path +
                                         "\": the file was changed while it was read\n");
    };
    CHECK(is_refused_by([&] { folder.rewrite(name, other); }));
    CHECK(is_refused_by([&] { std::filesystem::resize_file(path, 40); }));
    CHECK(is_refused_by([&] { std::filesystem::remove(path); }));
    CHECK(is_refused_by([&] {
        std::ofstream{folder.path("other.csv")} << other;
        std::filesystem::rename(folder.path("other.csv"), path);
    }));
    CHECK_FALSE(is_refused_by([] {}));
}

TEST_CASE("bytes that were lost are no zeros of data", "[reading]") {
    const FolderOfInputs folder;
    const std::string path = folder.path("data/long.csv");
    std::string text = FolderOfInputs::texts().at("data/a.csv").first;
    for (int i = 0; i < 400; ++i) text += "C,A-1,2025,35,100,,một ghi chú dài\n";
    // where many files are open, a file is not copied but looked at in place
    rlimit limit{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
    const rlimit low{static_cast<rlim_t>(::dup(0)) + 8, limit.rlim_max};
    std::vector<host::Descriptor> open;
    while (open.empty() || static_cast<rlim_t>(open.back().number()) < low.rlim_cur / 2)
        open.emplace_back(::dup(0));
    const std::string command =
        folder.line("cchc check -f json " + std::string{inputs} + " @data/long.csv");
    const auto run = [&](const std::string& content, FaultyCall faulty) {
        std::ofstream{path} << content;
        host::Disk disk{show_all};
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
        Program program{disk, command};
        const WatchedReading watched{std::move(faulty)};
        program.run();
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
        return std::pair{program.outcome(), watched.calls()};
    };
    const auto [whole, calls] = run(text, {});
    const auto [cut, fewer_calls] = run(text.substr(0, 100), {});
    REQUIRE(whole.out != cut.out);
    bool any_refused = false;
    for (std::size_t n = 1; n <= calls; ++n) {
        const auto cut_short = [&] { std::filesystem::resize_file(path, 100); };
        const auto [outcome, ignored] = run(text, {.number = n, .before = cut_short});
        INFO("call " << n << '\n' << outcome.err << outcome.out);
        const bool is_refused = outcome.exit == 2 && outcome.out.empty() &&
                                outcome.err.find("the file was changed") != std::string::npos;
        any_refused = any_refused || is_refused;
        // else it was cut before it was opened, or after all had been looked at
        CHECK((is_refused || outcome.out == cut.out || outcome.out == whole.out));
    }
    CHECK(any_refused);
}
