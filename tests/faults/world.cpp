#include "faults/world.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "host/reading.hpp"
#include "support/workbook.hpp"

namespace cchc::testing {

namespace fs = std::filesystem;

namespace {

constexpr const char* programme = R"(programme: case
title: Case
start: 2021
levels:
  - id: province
    name: province
  - id: department
    name: department
areas:
  - id: A
    name: A
    indicators:
      - id: A-1
        name: A-1
        kind: ratio
        rollup: sum
        reported_by: [department]
        numerator: cases
        denominator: all cases
        targets:
          2022: {at_least: 50}
          2025: {at_least: 60}
)";

constexpr const char* units = R"(unit,name,level,parent,from,to,successor
T,Tỉnh,province,,,,
A,Sở A,department,T,,2022,B
B,Sở B,department,T,2023,,
C,Sở C,department,T,,,
D,Sở D,department,T,,,
)";

constexpr const char* exemptions = R"(unit,indicator,from,to,reason,decision
D,A-1,2025,2025,no cases,12/QD
)";

constexpr const char* data = R"(unit,indicator,period,numerator,denominator,value,note
A,A-1,2022,10,100,,"rồi, và ""thế"""
C,A-1,2022,60,100,,
D,A-1,2022,80,100,,
)";

constexpr const char* more_data = R"(unit,indicator,period,numerator,denominator,value,note
B,A-1,2025,71,100,,
C,A-1,2025,35,100,,một ghi chú
)";

/// Parts of a workbook (README.md: "A workbook").
constexpr const char* workbook = R"(-- strings
<si><t>D</t></si>
-- sheet Số liệu
unit,indicator,period,numerator,denominator,value,note
<row><c t="s"><v>0</v></c><c t="str"><v>A-1</v></c><c><v>2023</v></c><c><v>50</v></c><c><v>100</v></c></row>
C,A-1,2023,70,100
<mergeCells><mergeCell ref="G2:G3"/></mergeCells>
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

}  // namespace

const std::map<std::string, std::pair<std::string, std::string>>& FolderOfInputs::texts() {
    static const std::map<std::string, std::pair<std::string, std::string>> all{
        {"programme.yaml", {programme, replaced(programme, "at_least: 60", "at_least: 90")}},
        {"units.csv", {units, replaced(units, "Sở D", "Sở E")}},
        {"exemptions.csv", {exemptions, replaced(exemptions, "2025,2025", "2022,2022")}},
        {"data/a.csv", {data, replaced(data, "80,100", "20,100")}},
        {"data/b.csv", {more_data, replaced(more_data, "71,100", "11,100")}},
        {"data/c.xlsx",
         {workbook_of(workbook), workbook_of(replaced(workbook, "70,100", "7,100"))}},
        {"known.csv",
         {"file,rule,count\n,missing-report,4\n", "file,rule,count\n,missing-report,5\n"}}};
    return all;
}

FolderOfInputs::FolderOfInputs() {
    std::string made = (fs::temp_directory_path() / "cchc-faults.XXXXXX").string();
    if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    folder_ = made;
    fs::create_directory(folder_ / "data");
    for (const auto& [name, text] : texts()) rewrite(name, text.first, true);
}

FolderOfInputs::~FolderOfInputs() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string FolderOfInputs::line(std::string command) const {
    for (auto at = command.find('@'); at != command.npos; at = command.find('@', at)) {
        command.replace(at, 1, folder_.string() + "/");
    }
    return command;
}

void FolderOfInputs::rewrite(const std::string& name, const std::string& bytes, bool aged) const {
    std::fstream file{path(name), std::ios::in | std::ios::out | std::ios::binary};
    if (!file) file.open(path(name), std::ios::out | std::ios::binary);
    file << bytes;
    file.close();
    const timespec long_ago{1'000'000'000, 0};
    const timespec times[]{long_ago, long_ago};
    if (aged) ::utimensat(AT_FDCWD, path(name).c_str(), times, 0);
}

std::map<std::string, std::string> FolderOfInputs::files_of(const std::string& name) const {
    std::map<std::string, std::string> files;
    if (!fs::exists(path(name))) return files;
    for (const auto& entry : fs::recursive_directory_iterator{path(name)}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file{entry.path(), std::ios::binary};
        files[entry.path().lexically_relative(path(name)).string()] =
            std::string{std::istreambuf_iterator{file}, {}};
    }
    return files;
}

Program::Program(command::Files& files, const std::string& command_line, int standard_input,
                 unsigned threads)
    : arguments_(words(command_line)),
      world_{
          .read_input = [=] { return host::read_to_end(standard_input); },
          .out = out_,
          .err = err_,
          .files = files,
          .environment = [](const std::string&) { return std::nullopt; },
          .processors = threads,
          .piece = 64,
          .units_at_a_time = 2,
      } {
    arguments_.erase(arguments_.begin());
}

}  // namespace cchc::testing
