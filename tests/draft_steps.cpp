// The folder of `report`, ended at each step of its way: at each call by which the system changes a
// file or folder, the program is killed, or the call fails. Whatever was there before is whole, or
// what was written is, and nothing of what others put there is lost; the next run puts everything
// in order.

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "command/digest.hpp"
#include "command/manifest.hpp"
#include "host/disk.hpp"
#include "unit/catch.hpp"

namespace fs = std::filesystem;

namespace {

/// What happens to the calls below, from when it is set.
struct Injection {
    long left = -1;  ///< calls until the one that is hit; negative: none is
    int error = 0;   ///< what the hit call fails with; 0: the program is killed
    bool no_exchange = false, no_links = false;  ///< what the file system cannot do
    long moves_left = -1;                        ///< after so many, none succeeds; negative: all do
} injection;

/// Whether this call fails; it may not come back.
bool is_hit() {
    if (injection.left < 0 || injection.left-- > 0) return false;
    if (injection.error == 0) ::_exit(77);
    errno = injection.error;
    return true;
}

int call(long number, auto... arguments) {
    return is_hit() ? -1 : static_cast<int>(::syscall(number, arguments...));
}

}  // namespace

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // there is a struct flock, too
// They take the place of the C library's.
extern "C" {
int mkdir(const char* path, mode_t mode) noexcept {
    return call(SYS_mkdir, path, mode);
}
int rmdir(const char* path) noexcept {
    return call(SYS_rmdir, path);
}
int unlink(const char* path) noexcept {
    return call(SYS_unlink, path);
}
int rename(const char* from, const char* to) noexcept {
    if (injection.moves_left == 0) {
        errno = EACCES;
        return -1;
    }
    if (injection.moves_left > 0) --injection.moves_left;
    return call(SYS_rename, from, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
    if (injection.no_exchange) {
        errno = EINVAL;
        return -1;
    }
    return call(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
    if (injection.no_links) {
        errno = EPERM;
        return -1;
    }
    return call(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int flock(int file, int operation) noexcept {
    return call(SYS_flock, file, operation);
}
ssize_t write(int file, const void* bytes, size_t count) {
    return is_hit() ? -1 : ::syscall(SYS_write, file, bytes, count);
}
int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return call(SYS_openat, AT_FDCWD, path, flags, mode);
}
}
#pragma GCC diagnostic pop

namespace {

using cchc::command::FileError;
using cchc::command::FolderContent;
using cchc::command::FolderDraft;
using cchc::command::KeptEntries;
using cchc::command::Manifest;

using Contents = std::map<std::string, std::string>;

struct Failed {
    FileError error;
};

void require(const std::optional<FileError>& error) {
    if (error) throw Failed{*error};
}

std::string read(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void save(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
}

/// What a run writes: some files are always the same.
Contents pages(const std::string& label) {
    return {{"index.html", "index " + label},
            {"same.html", "always the same"},
            {"edited.html", "page " + label},
            {label + ".html", "only of " + label}};
}

/// A run of `report`, as far as its folder goes.
KeptEntries run(
    const fs::path& folder, const std::string& label,
    const FolderDraft::Agree& agree = [](const FolderContent&) {}) {
    cchc::host::Disk disk;
    auto opened = disk.draft_folder(folder.string());
    if (const auto* error = std::get_if<FileError>(&opened)) throw Failed{*error};
    const auto draft = std::get<std::unique_ptr<FolderDraft>>(std::move(opened));
    require(draft->begin());
    require(draft->append(Manifest::file_name, Manifest::heading()));
    for (const auto& [name, text] : pages(label)) {
        require(draft->write(name, text));
        require(
            draft->append(Manifest::file_name, Manifest::line(cchc::command::sha256(text), name)));
    }
    auto published = draft->publish(agree);
    if (const auto* error = std::get_if<FileError>(&published)) throw Failed{*error};
    return std::get<KeptEntries>(published);
}

/// A folder for one test, with a folder of scorecards in it that people have worked with.
struct Scratch {
    fs::path root, folder;

    Scratch() {
        std::string name = (fs::temp_directory_path() / "cchc.XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        root = name;
        folder = root / "scorecards";
        run(folder, "first");
        save(folder / "letter.txt", "a letter");
        save(folder / "minutes/2024/april.txt", "minutes of april");
        save(folder / "edited.html", "edited by hand");
        save(folder / "second.html", "a page of somebody");
        fs::create_symlink("nowhere", folder / "link");
    }
    ~Scratch() { fs::remove_all(root); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::set<std::string> names(const fs::path& of) const {
        std::set<std::string> found;
        for (const auto& entry : fs::directory_iterator{of})
            found.insert(entry.path().filename().string());
        return found;
    }
    /// Whether a file with this content is anywhere.
    bool holds(const std::string& text) const {
        for (const auto& entry : fs::recursive_directory_iterator{root}) {
            if (entry.is_regular_file() && !entry.is_symlink() && read(entry.path()) == text)
                return true;
        }
        return false;
    }
};

const char* const of_others[] = {"a letter", "minutes of april", "edited by hand",
                                 "a page of somebody"};

/// Whether the folder holds all pages of one run, but for the one that was edited or moved aside.
bool is_whole(const fs::path& folder, const std::string& label) {
    for (const auto& [name, text] : pages(label)) {
        const bool excepted = label == "first" && name == "edited.html";
        if (!excepted && read(folder / name) != text) return false;
    }
    return true;
}

/// What must hold however a run ended.
void check_nothing_lost(const Scratch& scratch) {
    for (const char* text : of_others) {
        INFO(text);
        CHECK(scratch.holds(text));
    }
    // in two steps, the former folder may be without its name when the second does not come
    const bool nameless = injection.no_exchange && !fs::exists(scratch.folder);
    if (!nameless) CHECK((is_whole(scratch.folder, "first") || is_whole(scratch.folder, "second")));
}

/// What must hold as soon as the next run has begun, whatever becomes of it.
void check_recovered(const Scratch& scratch) {
    cchc::host::Disk disk;
    const auto opened = disk.draft_folder(scratch.folder.string());
    REQUIRE(!std::holds_alternative<FileError>(opened));
    CHECK(scratch.names(scratch.root) == std::set<std::string>{"scorecards"});
    CHECK((is_whole(scratch.folder, "first") || is_whole(scratch.folder, "second")));
    CHECK(read(scratch.folder / "letter.txt") == "a letter");
    CHECK(read(scratch.folder / "minutes/2024/april.txt") == "minutes of april");
    CHECK(fs::is_symlink(scratch.folder / "link"));
}

/// What must hold after the next run.
void check_in_order(const Scratch& scratch) {
    CHECK(scratch.names(scratch.root) == std::set<std::string>{"scorecards"});
    CHECK(is_whole(scratch.folder, "third"));
    std::set<std::string> expected{"letter.txt", "minutes", "link", "edited.kept.html",
                                   Manifest::file_name};
    for (const auto& page : pages("third")) expected.insert(page.first);
    auto found = scratch.names(scratch.folder);
    // of a run that came to its end the page had a name that was needed, else it had not
    const bool kept = found.erase("second.kept.html") > 0;
    CHECK((kept || found.erase("second.html") > 0));
    CHECK(found == expected);
    CHECK(read(scratch.folder / "letter.txt") == "a letter");
    CHECK(read(scratch.folder / "minutes/2024/april.txt") == "minutes of april");
    CHECK(read(scratch.folder / "edited.kept.html") == "edited by hand");
    CHECK(read(scratch.folder / (kept ? "second.kept.html" : "second.html")) ==
          "a page of somebody");
    CHECK(fs::is_symlink(scratch.folder / "link"));
}

/// Whether a run in a process of its own was killed at a call.
bool is_killed_at(const fs::path& folder, long calls) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        injection.left = calls;
        try {
            run(folder, "second");
        } catch (const Failed&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) != 1);
    return WEXITSTATUS(status) == 77;
}

}  // namespace

TEST_CASE("a run that is killed at any call loses nothing") {
    injection = {};
    injection.no_exchange = GENERATE(false, true);
    injection.no_links = GENERATE(false, true);
    long calls = 0;
    for (bool killed = true; killed; ++calls) {
        INFO("killed at call " << calls << (injection.no_exchange ? ", no exchange" : "")
                               << (injection.no_links ? ", no links" : ""));
        Scratch scratch;
        killed = is_killed_at(scratch.folder, calls);
        check_nothing_lost(scratch);
        check_recovered(scratch);
        run(scratch.folder, "third");
        check_in_order(scratch);
    }
    CHECK(calls > 40);
    injection = {};
}

TEST_CASE("a call that fails loses nothing") {
    injection = {};
    injection.no_exchange = GENERATE(false, true);
    injection.no_links = GENERATE(false, true);
    const int error = GENERATE(EIO, EACCES, ENOSPC, ENOENT);
    long calls = 0;
    for (bool hit = true; hit; ++calls) {
        INFO("call " << calls << " fails with " << error
                     << (injection.no_exchange ? ", no exchange" : "")
                     << (injection.no_links ? ", no links" : ""));
        Scratch scratch;
        injection.error = error;
        injection.left = calls;
        bool failed = false;
        try {
            run(scratch.folder, "second");
        } catch (const Failed&) {
            failed = true;
        }
        hit = injection.left < 0;
        injection.left = -1;
        CHECK((!failed || is_whole(scratch.folder, "first")));
        check_nothing_lost(scratch);
        check_recovered(scratch);
        run(scratch.folder, "third");
        check_in_order(scratch);
    }
    CHECK(calls > 40);
    injection = {};
}

TEST_CASE("what is saved after the last look is kept") {
    injection = {};
    injection.no_exchange = GENERATE(false, true);
    Scratch scratch;
    const KeptEntries kept = run(scratch.folder, "second", [&](const FolderContent&) {
        save(scratch.folder / "late.txt", "late");
        save(scratch.folder / "late/inner.txt", "late, in a folder");
        save(scratch.folder / "index.html", "edited late");
        save(scratch.folder / "first.html", "edited late, a page of the former run");
        fs::remove(scratch.folder / "letter.txt");
    });
    CHECK(is_whole(scratch.folder, "second"));
    CHECK(read(scratch.folder / "late.txt") == "late");
    CHECK(read(scratch.folder / "late/inner.txt") == "late, in a folder");
    CHECK(read(scratch.folder / "index.kept.html") == "edited late");
    CHECK(read(scratch.folder / "first.kept.html") == "edited late, a page of the former run");
    CHECK(scratch.names(scratch.root) == std::set<std::string>{"scorecards"});
    const std::set<std::string> stayed{kept.stayed.begin(), kept.stayed.end()};
    CHECK(stayed == std::set<std::string>{"late", "late.txt", "link", "minutes"});
    std::map<std::string, std::string> renamed;
    for (const auto& entry : kept.renamed) renamed[entry.name] = entry.now;
    CHECK(renamed == std::map<std::string, std::string>{{"edited.html", "edited.kept.html"},
                                                        {"first.html", "first.kept.html"},
                                                        {"index.html", "index.kept.html"},
                                                        {"second.html", "second.kept.html"}});
    CHECK(kept.elsewhere.empty());
    injection = {};
}

TEST_CASE("a page that was taken over and is edited meanwhile is not published") {
    injection = {};
    Scratch scratch;
    const auto edit = [&](const FolderContent& content) {
        CHECK(std::set<std::string>{content.changed.begin(), content.changed.end()} ==
              std::set<std::string>{"edited.html", "same.html"});
    };
    cchc::host::Disk disk;
    auto opened = disk.draft_folder(scratch.folder.string());
    const auto draft = std::get<std::unique_ptr<FolderDraft>>(std::move(opened));
    require(draft->begin());
    for (const auto& [name, text] : pages("second")) require(draft->write(name, text));
    std::ofstream{scratch.folder / "same.html", std::ios::app} << ", but not now";
    const auto published = draft->publish(edit);
    REQUIRE(std::holds_alternative<FileError>(published));
    CHECK(std::get<FileError>(published).entry == "same.html");
    CHECK(read(scratch.folder / "same.html") == "always the same, but not now");
    CHECK(read(scratch.folder / "letter.txt") == "a letter");
}

TEST_CASE("where a folder can be moved no more, not even back, the former pages stay") {
    bool is_written = false;
    for (long moves = 0; !is_written; ++moves) {
        INFO(moves << " moves");
        REQUIRE(moves < 20);
        injection = {};
        Scratch scratch;
        injection.no_exchange = true;
        injection.moves_left = moves;
        is_written = true;
        try {
            run(scratch.folder, "second");
        } catch (const Failed&) {
            is_written = false;
        }
        injection = {};
        const std::string page = is_written ? "index second" : "index first";
        std::size_t found = 0;
        for (const auto& entry : fs::recursive_directory_iterator{scratch.root})
            found += entry.is_regular_file() && read(entry.path()) == page ? 1u : 0u;
        CHECK(found == 1);
        run(scratch.folder, "third");
        CHECK(is_whole(scratch.folder, "third"));
        CHECK(read(scratch.folder / "letter.txt") == "a letter");
    }
}

TEST_CASE("what others put into a draft that was left is not removed") {
    injection = {};
    Scratch scratch;
    long calls = 0;
    const auto draft = [&]() -> fs::path {
        for (const auto& entry : fs::directory_iterator{scratch.root}) {
            if (fs::is_directory(entry.path() / "unfinished")) return entry.path();
        }
        return {};
    };
    while (draft().empty() || scratch.names(draft() / "unfinished").size() < 3) {
        REQUIRE(is_killed_at(scratch.folder, calls++));
        if (!draft().empty() && scratch.names(draft() / "unfinished").size() < 3)
            fs::remove_all(draft());
    }
    const fs::path left = draft();
    save(left / "unfinished/mine.txt", "mine");
    const KeptEntries kept = run(scratch.folder, "third");
    CHECK(read(left / "unfinished/mine.txt") == "mine");
    CHECK(scratch.names(left / "unfinished") == std::set<std::string>{"mine.txt"});
    CHECK(is_whole(scratch.folder, "third"));
}
