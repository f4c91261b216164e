// Replays the commands of the READMEs (format: README.md), or rewrites their output with --bless.
//
// A block ```console holds lines "$ command", each followed by what a terminal then shows, standard
// output and errors together. Commands run in the README's folder, with the program on the PATH.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string run(const fs::path& folder, const std::string& command) {
    const std::string line =
        "cd '" + folder.string() +
        "' && export PATH='" CCHC_BINARY_DIR "':\"$PATH\" LC_ALL=C.UTF-8 && (" + command + ") 2>&1";
    FILE* pipe = popen(line.c_str(), "r");
    if (pipe == nullptr) return "cannot run: " + command;
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
        out.append(buffer.data(), n);
    pclose(pipe);
    return out;
}

/// The README as it would be if its commands were typed now.
std::string replayed(const fs::path& readme, std::size_t& commands) {
    std::ifstream in{readme, std::ios::binary};
    std::string out, line;
    bool in_block = false;
    while (std::getline(in, line)) {
        if (line.starts_with("```")) in_block = line == "```console";
        if (!in_block || line.starts_with("```")) {
            out += line + "\n";
        } else if (line.starts_with("$ ")) {
            ++commands;
            out += line + "\n" + run(readme.parent_path(), line.substr(2));
        }
    }
    return out;
}

std::string read(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return bytes.str();
}

/// The first line that differs, for the message.
std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream a{expected}, b{actual};
    std::string was, is;
    for (int number = 1;; ++number) {
        const bool more_a = static_cast<bool>(std::getline(a, was));
        const bool more_b = static_cast<bool>(std::getline(b, is));
        if (!more_a && !more_b) return "";
        if (!more_a) was.clear();
        if (!more_b) is.clear();
        if (was != is)
            return "line " + std::to_string(number) + "\n  it says: " + was + "\n  now:     " + is +
                   "\n";
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool bless = argc > 1 && std::string{argv[1]} == "--bless";
    std::vector<fs::path> readmes{CCHC_PROJECT "/README.md"};
    for (const auto& entry : fs::directory_iterator{CCHC_PROJECT "/examples"}) {
        if (fs::exists(entry.path() / "README.md")) readmes.push_back(entry.path() / "README.md");
    }
    std::size_t commands = 0, stale = 0;
    for (const auto& readme : readmes) {
        const std::string expected = read(readme);
        const std::string actual = replayed(readme, commands);
        if (expected == actual) continue;
        if (bless) {
            std::ofstream{readme, std::ios::binary} << actual;
        } else {
            ++stale;
            std::cout << "STALE: " << readme.string() << ", " << first_difference(expected, actual);
        }
    }
    std::cout << commands << " commands in " << readmes.size() << " files, " << stale
              << " files stale\n";
    return stale > 0 || commands == 0 ? 1 : 0;
}
