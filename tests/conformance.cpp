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
std::string command_line(const fs::path& folder, const std::string& table,
                         const std::string& data) {
    std::string arguments = read(folder / "args");
    std::ranges::replace(arguments, '\n', ' ');
    const auto file = [&](const char* name) { return "\"" + (folder / name).string() + "\""; };
    std::string line = "cchc score -q --format csv --table " + table + " -t " +
                       file("programme.yaml") + " -u " + file("units.csv") + " " + arguments;
    if (fs::exists(folder / "exemptions.csv")) line += " --exemptions " + file("exemptions.csv");
    return line + " " + data;
}

}  // namespace

TEST_CASE("every conformance case gives the expected tables byte for byte") {
    const auto all = cases();
    REQUIRE(all.size() >= 89);
    host::Disk disk;
    for (const auto& folder : all) {
        const std::string data = "\"" + (folder / "data.csv").string() + "\"";
        for (const std::string table : {"targets", "scores"}) {
            INFO(folder.string() << " " << table);
            const auto outcome = testing::run(command_line(folder, table, data), disk);
            CHECK(outcome.err == "");
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
        testing::MemoryFiles files;
        files.content["a.csv"] = files.content["b.csv"] = header + "\n";
        for (std::size_t i = rows.size(); i-- > 0;) {
            files.content[i % 2 == 0 ? "a.csv" : "b.csv"] += rows[i] + "\n";
        }
        for (const char* name : {"programme.yaml", "units.csv", "exemptions.csv"}) {
            const auto path = folder / name;
            if (fs::exists(path)) files.content[path.string()] = read(path);
        }
        if (rows.size() < 2) continue;
        INFO(folder.string());
        const auto one = testing::run(command_line(folder, "targets", "a.csv b.csv"), files);
        const auto other = testing::run(command_line(folder, "targets", "b.csv a.csv"), files);
        CHECK(one.out == read(folder / "expected-targets.csv"));
        CHECK(other.out == one.out);
    }
}
