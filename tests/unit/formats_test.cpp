// What a file holds is what its name says, for every command that writes one.

#include "unit/catch.hpp"

#include <set>

#include "support/run.hpp"

using cchc::testing::MemoryFiles;
using cchc::testing::run;

namespace {

MemoryFiles inputs() {
    MemoryFiles files;
    files.content["p.yaml"] = R"(programme: small
title: Small
start: 2021
levels:
  - {id: province, name: Province}
  - {id: commune, name: Commune}
areas:
  - id: A
    name: A
    indicators:
      - {id: R, name: R, kind: ratio, numerator: n, denominator: d, reported_by: [commune], targets: {2030: {at_least: 50}}}
)";
    files.content["u.csv"] = "unit,name,level,parent\nT,T,province,\nX,X,commune,T\n";
    files.content["d.csv"] =
        "unit,indicator,period,numerator,denominator,value\nX,R,2024,1,4,\nX,R,2025,1,3,\n";
    return files;
}

/// A command, and the ends of the names under which it writes a file.
struct Writer {
    std::string line;
    std::set<std::string> endings;
};

const std::string on = " -t p.yaml -u u.csv ";
const std::vector<Writer> writers{
    {"cchc score d.csv" + on,
     {"txt", "log", "csv", "json", "ndjson", "jsonl", "md", "markdown", "xlsx"}},
    {"cchc check d.csv" + on, {"txt", "log", "csv", "json", "sarif", "xml", "xlsx"}},
    {"cchc compare d.csv -p 2024 --with 2025" + on,
     {"txt", "log", "csv", "json", "md", "markdown", "xlsx"}},
    {"cchc explain X R d.csv" + on, {"txt", "log", "json", "md", "markdown"}},
    {"cchc plan d.csv" + on, {"txt", "log", "csv", "json", "md", "markdown", "xlsx"}},
    {"cchc rules", {"txt", "log", "json", "md", "markdown"}},
    {"cchc targets -t p.yaml", {"txt", "log", "csv", "json"}},
    {"cchc targets R -t p.yaml", {"txt", "log", "json"}},
    {"cchc form X -p 2026" + on, {"csv", "xlsx"}},
    {"cchc schema", {"json"}},
    {"cchc completions bash", {"txt", "log", "bash", "sh", "xyz"}},
    {"cchc completions fish", {"txt", "log", "fish", "xyz"}},
    {"cchc completions zsh", {"txt", "log", "zsh", "sh", "xyz"}},
    {"cchc completions powershell", {"txt", "log", "ps1", "xyz"}},
};

const std::vector<std::string> endings{
    "txt", "log",      "csv",  "tsv", "json", "ndjson", "jsonl", "sarif", "xml",
    "md",  "markdown", "html", "htm", "xlsx", "xls",    "ods",   "pdf",   "docx",
    "doc", "odt",      "bash", "zsh", "fish", "sh",     "ps1",   "xyz"};

/// The first of these that bytes begin as: "PK" and the like.
bool begins_as(const std::string& ending, const std::string& bytes) {
    const std::string line = bytes.substr(0, bytes.find('\n'));
    const bool table = line.find(',') != line.npos && line.find(' ') == line.npos;
    if (ending == "csv") return table;
    if (ending == "ndjson" || ending == "jsonl")
        return line.starts_with("{\"") && line.ends_with("}");
    if (ending == "json" || ending == "sarif") return line.starts_with("{") || line == "[";
    if (ending == "xlsx") return bytes.starts_with("PK\x03\x04");
    if (ending == "xml") return line.starts_with("<?xml");
    if (ending == "md" || ending == "markdown") return line.starts_with("# ");
    if (ending == "bash" || ending == "sh")
        return line.starts_with("# completions of cchc for bash") ||
               line.starts_with("#compdef cchc");
    if (ending == "fish") return line.starts_with("# completions of cchc for fish");
    if (ending == "zsh") return line == "#compdef cchc";
    if (ending == "ps1") return line.starts_with("# completions of cchc for PowerShell");
    const bool markdown = line.starts_with("# ") && !line.starts_with("# completions");
    return !table && !line.starts_with("{") && !line.starts_with("<") && !markdown;
}

}  // namespace

TEST_CASE("a file holds what its name says, or is not written") {
    for (const Writer& writer : writers) {
        for (const std::string& ending : endings) {
            MemoryFiles files = inputs();
            const auto before = files.content;
            INFO(writer.line << " -o out." << ending);
            const auto outcome = run(writer.line + " -o out." + ending, files);
            CHECK(outcome.out == "");
            if (writer.endings.contains(ending)) {
                CHECK(outcome.exit == 0);
                CHECK(outcome.err.find("out.") == std::string::npos);
                CHECK((ending == "xyz" || begins_as(ending, files.content["out." + ending])));
            } else {
                CHECK(outcome.exit == 2);
                CHECK(outcome.err.find(ending) != std::string::npos);
                CHECK(files.content == before);
            }
        }
    }
}

TEST_CASE("a name in capitals says the same") {
    MemoryFiles files = inputs();
    CHECK(run("cchc score d.csv" + on + "-o OUT.CSV", files).exit == 0);
    CHECK(begins_as("csv", files.content["OUT.CSV"]));
    CHECK(run("cchc score d.csv" + on + "-o OUT.DOCX", files).exit == 2);
}

TEST_CASE("a format that is named goes under any name but that of another") {
    const std::set<std::string> others{"json",     "ndjson", "jsonl", "sarif", "xml", "md",
                                       "markdown", "html",   "htm",   "xlsx",  "xls", "ods",
                                       "pdf",      "docx",   "doc",   "odt",   "tsv", "bash",
                                       "zsh",      "fish",   "sh",    "ps1"};
    for (const std::string& ending : endings) {
        MemoryFiles files = inputs();
        const auto before = files.content;
        INFO(ending);
        const auto outcome = run("cchc score -f csv d.csv" + on + "-o out." + ending, files);
        const bool other = others.contains(ending);
        CHECK(outcome.exit == (other ? 2 : 0));
        CHECK((other ? files.content == before : begins_as("csv", files.content["out." + ending])));
    }
    MemoryFiles files = inputs();
    CHECK(run("cchc score -f xlsx d.csv" + on, files).exit == 2);
    CHECK(run("cchc score -f xlsx d.csv" + on + "-o -", files).exit == 2);
    CHECK(run("cchc plan -f xlsx d.csv" + on + "-o out", files).exit == 0);
    CHECK(begins_as("xlsx", files.content["out"]));
    CHECK(run("cchc check -f sarif d.csv" + on + "-o out.json", files).exit == 0);
    CHECK(run("cchc check -f github d.csv" + on + "-o out.md", files).exit == 2);
}

TEST_CASE("a name without an extension takes the default format, which is said") {
    for (const std::string name : {"out", "folder.d/out", "out.", "Makefile"}) {
        INFO(name);
        MemoryFiles files = inputs();
        files.content["folder.d/other"] = "";
        const auto outcome = run("cchc score -p 2025 d.csv" + on + "-o " + name, files);
        CHECK(outcome.exit == 0);
        CHECK(outcome.err == "cchc: \"" + name + "\" has no extension; writing table\n");
        CHECK(begins_as("txt", files.content[name]));
        CHECK(run("cchc score -q -p 2025 d.csv" + on + "-o " + name, files).err == "");
    }
    MemoryFiles files = inputs();
    CHECK(run("cchc score -p 2025 d.csv -f csv" + on + "-o out", files).err == "");
    CHECK(run("cchc score -p 2025 d.csv" + on + "-o -", files).err == "");
    CHECK(run("cchc score -p 2025 d.csv" + on + "-o /dev/null", files).err.find("extension") ==
          std::string::npos);
}

TEST_CASE("reports beside the one of --output have names of their own format") {
    const std::string check = "cchc check -q d.csv" + on;
    for (const std::string report : {"sarif:o.sarif", "sarif:o.json", "json:o.json", "junit:o.xml",
                                     "text:o.txt", "github:o.txt", "json:o", "json:o.dat"}) {
        INFO(report);
        MemoryFiles files = inputs();
        CHECK(run(check + "--report " + report, files).exit == 0);
        CHECK(files.content.contains(report.substr(report.find(':') + 1)));
    }
    for (const std::string report :
         {"json:o.xml", "junit:o.json", "sarif:o.xlsx", "text:o.html", "github:o.md"}) {
        INFO(report);
        MemoryFiles files = inputs();
        const auto before = files.content;
        const auto outcome = run(check + "--report " + report, files);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out == "");
        CHECK(files.content == before);
    }
    MemoryFiles files = inputs();
    CHECK(run(check + "--write-known known.xlsx", files).exit == 2);
    CHECK(run(check + "--write-known known.csv", files).exit == 0);
}

TEST_CASE("report takes no name of a file for its folder") {
    const std::string report = "cchc report -q -f csv d.csv" + on;
    for (const std::string name : {"out.xlsx", "out.html", "out.pdf", "out.csv"}) {
        INFO(name);
        MemoryFiles files = inputs();
        const auto before = files.content;
        CHECK(run(report + "-o " + name, files).exit == 2);
        CHECK(files.content == before);
    }
    MemoryFiles files = inputs();
    CHECK(run(report + "-o out.v2", files).exit == 0);
    CHECK(files.content.contains("out.v2/scores.csv"));
}

TEST_CASE("a name is refused before anything is read") {
    MemoryFiles files;
    for (const std::string command : {"score", "compare", "plan", "check", "explain T R"}) {
        const auto outcome = run("cchc " + command + " nowhere.csv -o out.pdf", files);
        INFO(command);
        CHECK(outcome.exit == 2);
        CHECK(outcome.err.find("nowhere.csv") == std::string::npos);
    }
}

TEST_CASE("what messages quote of the command line is clean UTF-8") {
    MemoryFiles files = inputs();
    const std::string harm = "a\x1B[31m\u009B\u202EZ\xE1";
    for (const std::string& line :
         {"cchc score d.csv --level " + harm + on, "cchc score " + harm + on,
          "cchc score d.csv --" + harm, "cchc " + harm, "cchc check d.csv --select " + harm + on,
          "cchc score d.csv --horizon " + harm + on, "cchc score d.csv -o x/" + harm + ".zip" + on,
          "cchc check d.csv --known " + harm + on}) {
        INFO(line);
        const auto outcome = run(line, files);
        CHECK(outcome.exit != 0);
        CHECK(outcome.err.find("\uFFFD") != std::string::npos);
        for (const char* raw : {"\x1B", "\u009B", "\u202E", "\xE1"})
            CHECK(outcome.err.find(raw) == std::string::npos);
    }
}
