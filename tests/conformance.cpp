// The cases in conformance/: the program must give the expected tables byte for byte.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "host/disk.hpp"
#include "support/run.hpp"
#include "unit/catch.hpp"

namespace fs = std::filesystem;
using namespace cchc;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::vector<fs::path> cases() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{CCHC_TESTS "/conformance"}) {
        if (entry.path().filename() == "args") found.push_back(entry.path().parent_path());
    }
    std::ranges::sort(found);
    return found;
}

/// The command line of a case; `data` takes the place of its data files.
std::string command_line(const std::string& command, const fs::path& folder,
                         const std::string& data) {
    std::string arguments = read(folder / "args");
    std::ranges::replace(arguments, '\n', ' ');
    const auto file = [&](const char* name) {
        return "\"" + (folder / name).generic_string() + "\"";
    };
    std::string line = "cchc " + command + " -q --format csv -t " + file("programme.yaml") +
                       " -u " + file("units.csv") + " " + arguments;
    if (fs::exists(folder / "exemptions.csv")) line += " --exemptions " + file("exemptions.csv");
    return line + " " + data;
}

/// The files of a case but its data.
testing::MemoryFiles files_of(const fs::path& folder) {
    testing::MemoryFiles files;
    for (const char* name : {"programme.yaml", "units.csv", "exemptions.csv"}) {
        const auto path = folder / name;
        if (fs::exists(path)) files.content[path.generic_string()] = read(path);
    }
    return files;
}

/// Some cases look at a year without a row, which is said.
bool says_nothing_else(const std::string& errors) {
    return errors.empty() ||
           (errors.starts_with("cchc: no row of 20") && std::ranges::count(errors, '\n') == 1);
}

}  // namespace

TEST_CASE("every conformance case gives the expected tables byte for byte") {
    const auto all = cases();
    REQUIRE(all.size() >= 188);
    host::Disk disk;
    for (const auto& folder : all) {
        const std::string data = "\"" + (folder / "data.csv").generic_string() + "\"";
        for (const std::string table : {"targets", "scores", "year"}) {
            INFO(folder.string() << " " << table);
            const auto outcome =
                testing::run(command_line("score --table " + table, folder, data), disk);
            INFO(outcome.err);
            CHECK(says_nothing_else(outcome.err));
            CHECK(outcome.exit == 0);
            CHECK(outcome.out == read(folder / ("expected-" + table + ".csv")));
        }
    }
}

TEST_CASE("the order of rows and of files changes no byte") {
    for (const auto& folder : cases()) {
        std::istringstream lines{read(folder / "data.csv")};
        std::string header, line;
        std::getline(lines, header);
        std::vector<std::string> rows;
        while (std::getline(lines, line)) rows.push_back(line);

        // the rows backwards, dealt to two files
        testing::MemoryFiles files = files_of(folder);
        files.content["a.csv"] = files.content["b.csv"] = header + "\n";
        for (std::size_t i = rows.size(); i-- > 0;) {
            files.content[i % 2 == 0 ? "a.csv" : "b.csv"] += rows[i] + "\n";
        }
        if (rows.size() < 2) continue;
        INFO(folder.string());
        const auto one = testing::run(command_line("score", folder, "a.csv b.csv"), files);
        const auto other = testing::run(command_line("score", folder, "b.csv a.csv"), files);
        CHECK(one.out == read(folder / "expected-targets.csv"));
        CHECK(other.out == one.out);
    }
}

TEST_CASE("report gives the same tables, judging few units at a time") {
    for (const auto& folder : cases()) {
        INFO(folder.string());
        testing::MemoryFiles files = files_of(folder);
        files.content["d.csv"] = read(folder / "data.csv");
        const auto outcome = testing::run(command_line("report -o out", folder, "d.csv"), files);
        REQUIRE(says_nothing_else(outcome.err));
        for (const std::string table : {"targets", "scores", "year"})
            CHECK(files.content.at("out/" + table + ".csv") ==
                  read(folder / ("expected-" + table + ".csv")));
    }
}
