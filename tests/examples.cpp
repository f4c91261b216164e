// What the repository shows of the program is what it writes now; --bless rewrites it.
//
// - READMEs and guides: a block ```console holds lines "$ command", each followed by what a
//   terminal then shows, standard output and errors together. Commands run in the folder of the
//   page, in a copy of the examples, so that what they write stays out of the sources. "$ cd
//   FOLDER" holds for the rest of the page. The program is on the PATH: that of this build, or of
//   the folder in the variable CCHC_PROGRAM_FOLDER. Its text is at most 80 columns wide, in English
//   and in Vietnamese, and so is that of more commands on the example province.
// - The page of the rules, and the scorecards kept in examples.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/wide_lines.hpp"

namespace fs = std::filesystem;

namespace {

/// Where another program than that of this build is; null: it is that of this build.
const char* other_folder() {
    return std::getenv("CCHC_PROGRAM_FOLDER");
}

std::string program_folder() {
    return other_folder() ? other_folder() : CCHC_BINARY_DIR;
}

/// What the command writes, with a locale and where its errors go.
std::string run(const fs::path& folder, const std::string& command,
                const std::string& locale = "C.UTF-8", const std::string& errors = "2>&1") {
    const std::string line = "cd '" + folder.string() + "' && export PATH='" + program_folder() +
                             "':\"$PATH\" LC_ALL=" + locale + " && (" + command + ") " + errors;
    FILE* pipe = popen(line.c_str(), "r");
    if (pipe == nullptr) return "cannot run: " + command;
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
        out.append(buffer.data(), n);
    pclose(pipe);
    return out;
}

/// The README, and the pages that lie directly in a folder of examples, in order.
std::vector<fs::path> pages_of(const fs::path& project) {
    std::vector<fs::path> pages{project / "README.md"};
    for (const auto& folder : fs::directory_iterator{project / "examples"}) {
        if (!folder.is_directory()) continue;
        for (const auto& file : fs::directory_iterator{folder})
            if (file.path().extension() == ".md") pages.push_back(file.path());
    }
    std::sort(pages.begin() + 1, pages.end());
    return pages;
}

/// What was found on a page: its commands, and those whose text is too wide for a terminal.
struct Found {
    std::size_t commands = 0;
    std::vector<std::string> too_wide;

    void note(const fs::path& folder, const std::string& command) {
        ++commands;
        if (other_folder()) return;  // it writes the same
        if (!cchc::testing::writes_text(command)) return;
        for (const char* locale : {"C.UTF-8", "vi_VN.UTF-8"}) {
            const auto wide =
                cchc::testing::wide_lines(run(folder, command, locale, "2>/dev/null"));
            if (!wide.empty()) too_wide.push_back(command + "\n" + wide.front());
        }
    }
};

/// More tables of the example province than its pages show, in every year with data.
void note_tables(const fs::path& province, Found& found) {
    const std::string files = " data -u units.csv --exemptions exemptions.csv -p ";
    for (int year = 2022; year <= 2026; ++year) {
        const std::string options = files + std::to_string(year);
        const std::string before = " --with " + std::to_string(year - 1);
        found.note(province, "cchc score --bounds" + options);
        found.note(province, "cchc score --level commune" + options);
        found.note(province, "cchc plan" + options);
        found.note(province, "cchc plan --level commune" + options);
        found.note(province, "cchc compare --level commune" + options + before);
        found.note(province, "cchc compare --with-verified verified" + options);
        found.note(province, "cchc score" + options + " --verified verified");
        for (const char* indicator : {"TTHC-06", "TCBM-02", "TC-03"})
            found.note(province, std::string{"cchc explain T "} + indicator + options +
                                     " --verified verified");
    }
}

/// A folder that is there as long as this is.
class Scratch {
  public:
    Scratch() : path_((fs::temp_directory_path() / "cchc-examples.XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path path() const { return path_; }

  private:
    std::string path_;
};

constexpr std::string_view shown_part = "<!-- shown: ";  ///< before the filter of a block

/// What a page shows below a command; `cd` changes the folder instead.
std::string typed(const std::string& command, const std::string& filter, fs::path& folder,
                  Found& found) {
    if (command.starts_with("cd ") && command.find(" && ") == std::string::npos) {
        folder /= command.substr(3);
        return "";
    }
    found.note(folder, command);
    if (filter.empty()) return run(folder, command);
    return run(folder, "(" + command + ") 2>&1 | " + filter);
}

/// The page as it would be if its commands were typed now, beginning in `folder`.
std::string replayed(const fs::path& page, fs::path folder, Found& found) {
    std::ifstream in{page, std::ios::binary};
    std::string out, line, filter;
    bool in_block = false;
    while (std::getline(in, line)) {
        if (line.starts_with("```")) {
            in_block = line == "```console";
            if (!in_block) filter.clear();
        }
        const bool command = in_block && line.starts_with("$ ");
        if (!in_block || line.starts_with("```") || command) out += line + "\n";
        if (!in_block && line.starts_with(shown_part) && line.ends_with(" -->"))
            filter = line.substr(shown_part.size(), line.size() - shown_part.size() - 4);
        if (command) out += typed(line.substr(2), filter, folder, found);
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

/// Compares what the repository shows with what is written now, or rewrites it.
class Shown {
  public:
    explicit Shown(bool bless) : bless_(bless) {}

    /// A file, and what it would be now.
    void file(const fs::path& path, const std::string& now) {
        const std::string shown = read(path);
        if (shown == now) return;
        if (bless_) {
            std::ofstream{path, std::ios::binary} << now;
        } else {
            report(path, first_difference(shown, now));
        }
    }

    /// A folder, and a command that writes it where its -o says.
    void folder(const fs::path& path, const std::string& command) {
        // not beside the folder: other tests read what lies there
        const Scratch scratch;
        const fs::path now = scratch.path() / "now";
        const std::string said = run(path.parent_path(), command + " -o '" + now.string() + "'");
        const std::string difference =
            run(path.parent_path(),
                "diff -r '" + path.filename().string() + "' '" + now.string() + "'");
        if (!said.empty()) report(path, said);
        if (said.empty() && !difference.empty()) {
            if (bless_) {
                fs::remove_all(path);
                fs::copy(now, path, fs::copy_options::recursive);
            } else {
                report(path, difference);
            }
        }
    }

    std::size_t stale() const { return stale_; }

  private:
    void report(const fs::path& path, const std::string& why) {
        ++stale_;
        std::cout << "STALE: " << path.string() << ", " << why;
    }

    bool bless_;
    std::size_t stale_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const fs::path project{CCHC_PROJECT};
    Shown shown{argc > 1 && std::string{argv[1]} == "--bless"};
    const std::vector<fs::path> pages = pages_of(project);
    Found found;
    const Scratch copy;
    fs::copy(project / "examples", copy.path() / "examples", fs::copy_options::recursive);
    fs::copy(project / "targets", copy.path() / "targets", fs::copy_options::recursive);
    for (const auto& page : pages) {
        const fs::path folder = copy.path() / fs::relative(page.parent_path(), project);
        shown.file(page, replayed(page, folder, found));
    }
    note_tables(project / "examples/tinh-mau", found);
    for (const std::string& wide : found.too_wide)
        std::cout << "FAILED: wider than 80 columns: " << wide << "\n";
    shown.file(project / "src/diag/rules/README.md",
               run(project, "cchc rules --format markdown --lang en"));
    shown.folder(project / "examples/tinh-mau/scorecards",
                 "cchc report -q -u units.csv --exemptions exemptions.csv data -p 2025 --unit T "
                 "--unit M05 --lang vi -f html,xlsx,docx,markdown --label 'Số liệu tự đánh "
                 "giá' --as-of 'Số liệu từ 15/12/2024 đến 14/12/2025'");
    shown.folder(
        project / "examples/four-hours/scorecards",
        "cchc report -q -t programme.yaml -u units.csv data.csv -p 2018 --unit ENG --lang en "
        "-f html");
    shown.folder(
        project / "examples/graduation/scorecards",
        "cchc report -q -t programme.yaml -u units.csv data.csv -p 2012 --unit CO --lang en "
        "-f html");
    std::cout << found.commands << " commands in " << pages.size() << " files, " << shown.stale()
              << " stale\n";
    return shown.stale() > 0 || !found.too_wide.empty() || found.commands == 0 ? 1 : 0;
}
