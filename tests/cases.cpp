// Runs the case files in cases/ (format: README.md), or rewrites their results with --bless.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "diag/rule.hpp"
#include "support/run.hpp"
#include "support/wide_lines.hpp"
#include "support/workbook.hpp"

namespace fs = std::filesystem;
using cchc::testing::MemoryFiles;

namespace {

/// One case file, section by section.
struct Case {
    std::string title;
    std::vector<std::pair<std::string, std::string>> sections;  ///< heading behind "== ", text

    std::string section(const std::string& heading) const {
        for (const auto& [name, text] : sections) {
            if (name == heading) return text;
        }
        return "";
    }
};

/// Bytes that a text file cannot show are written \xHH, \r and \t; a last line without an end
/// ends in \c. Only in files whose heading says "escaped".
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
            case 'x':
                out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
                i += 2;
                break;
            case 'r':
                out += '\r';
                break;
            case 't':
                out += '\t';
                break;
            case 'c':
                ++i;
                break;
            default:
                out += text[i];
        }
    }
    return out;
}

Case parse(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    Case parsed;
    std::string line;
    while (std::getline(in, line)) {
        if (line.starts_with("== ")) {
            parsed.sections.emplace_back(line.substr(3), "");
        } else if (parsed.sections.empty()) {
            parsed.title += line + "\n";
        } else {
            parsed.sections.back().second += line + "\n";
        }
    }
    return parsed;
}

/// The case with the results of running it now, with more behind its command.
Case rerun(const Case& expected, const std::string& more = "") {
    MemoryFiles files;
    std::map<std::string, std::string> environment;
    Case actual{expected.title, {}};
    std::string command, input;
    for (const auto& [heading, text] : expected.sections) {
        if (heading.starts_with("file ")) {
            const bool escaped = heading.ends_with(" escaped");
            const auto name = heading.substr(5, heading.size() - 5 - (escaped ? 8 : 0));
            files.content[name] = escaped ? unescaped(text) : text;
        } else if (heading.starts_with("workbook ")) {
            files.content[heading.substr(9)] = cchc::testing::workbook_of(text);
        } else if (heading == "run") {
            command = text.substr(0, text.find('\n'));
        } else if (heading == "in") {
            input = text;
        } else if (heading.starts_with("environment ")) {
            const auto equals = heading.find('=');
            environment[heading.substr(12, equals - 12)] = heading.substr(equals + 1);
        } else {
            continue;
        }
        actual.sections.emplace_back(heading, text);
    }
    const auto before = files.content;
    const auto outcome = cchc::testing::run(command + more, files, environment, input);
    actual.sections.emplace_back("exit " + std::to_string(outcome.exit), "");
    if (!outcome.out.empty()) actual.sections.emplace_back("out", outcome.out);
    if (!outcome.err.empty()) actual.sections.emplace_back("err", outcome.err);
    for (const auto& [name, bytes] : files.content) {
        const auto was = before.find(name);
        const bool is_new = was == before.end() || was->second != bytes;
        if (is_new) actual.sections.emplace_back("written " + name, bytes);
    }
    return actual;
}

std::string to_text(const Case& c) {
    std::string out = c.title;
    for (const auto& [heading, text] : c.sections) {
        out += "== " + heading + "\n" + text;
        if (!text.empty() && text.back() != '\n') out += "\n";
    }
    return out;
}

/// Lines of the case that no terminal of 80 columns can hold, in its language and in Vietnamese.
std::vector<std::string> too_wide(const Case& c) {
    const std::string command = c.section("run");
    if (!cchc::testing::writes_text(command)) return {};
    std::vector<std::string> wide = cchc::testing::wide_lines(c.section("out"));
    if (!wide.empty() || command.find("--lang") != command.npos) return wide;
    return cchc::testing::wide_lines(rerun(c, " --lang vi").section("out"));
}

std::string read(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

constexpr std::string_view example_units =
    "unit,name,level,parent,from,to,successor\nT,Tỉnh Mẫu,province,,,,\n"
    "STP,Sở Tư pháp,department,T,,,\nSNV,Sở Nội vụ,department,T,,,\n"
    "H1,Huyện Một,district,T,,2025-06-30,T\nX01,Xã Cũ,commune,H1,,2025-06-30,M01\n"
    "X02,Xã Cũ Hai,commune,H1,,2025-06-30,M01\nM01,Xã Một,commune,T,,,\n"
    "M02,Xã Hai,commune,T,,,\nM03,Xã Ba,commune,T,,,\n";
constexpr std::string_view example_exemptions =
    "unit,indicator,from,to,reason,decision\nSTP,CQS-08,2021,,Không kiểm tra,QĐ 1\n";
constexpr std::string_view example_data =
    "unit,indicator,period,numerator,denominator,value\nT,TC-03,2025,,,1\n";

constexpr std::string_view example_verified =
    "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\n";

std::string replaced(std::string text, const std::string& sign, const std::string& bytes) {
    for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + bytes.size())) {
        text.replace(at, sign.size(), bytes);
    }
    return text;
}

/// Lines with so many spaces before them.
std::string indented(std::string_view lines, std::size_t spaces) {
    return std::string(spaces, ' ') +
           replaced(std::string{lines}, "\n", "\n" + std::string(spaces, ' ')) + "\n";
}

/// A programme that a part of one is put into: entries and targets are added, keys replace their
/// own.
std::string programme_with(std::string_view part) {
    std::vector<std::pair<std::string, std::string>> top{{"title", "title: &same P"},
                                                         {"start", "start: 2021"},
                                                         {"grades", ""},
                                                         {"checks", ""},
                                                         {"areas", ""}};
    std::vector<std::pair<std::string, std::string>> indicator{
        {"kind", "kind: ratio"},
        {"reported_by", "reported_by: [commune]"},
        {"targets", "targets: {2030: {at_least: 50}}"}};
    const std::string key{part.substr(0, part.find(':'))};
    const auto put = [&](auto& lines, std::string_view at, std::string_view text) {
        const auto line = std::ranges::find(lines, at, [](const auto& l) { return l.first; });
        if (line == lines.end()) return false;
        line->second = text;
        return true;
    };
    const bool is_entry = part.starts_with("- "), is_target = part.starts_with("20");
    if (is_target) put(indicator, "targets", "targets:\n  " + std::string{part});
    if (part.find("baseline") != part.npos) put(indicator, "kind", "kind: reduction");
    if (!is_entry && !is_target && !put(top, key, part) && !put(indicator, key, part)) {
        indicator.emplace_back(key, part);
    }
    std::string text =
        "programme: p\nlevels: [{id: province, name: Tỉnh}, {id: department, name: Sở}, {id: "
        "district, name: Huyện}, {id: commune, name: Xã}]\n";
    for (const auto& [name, line] : top) text += line.empty() ? "" : line + "\n";
    if (key == "areas") return text;
    text +=
        "areas:\n- id: A\n  name: A\n  indicators:\n"
        "  - {id: TCBM-02, name: X, kind: reduction, reported_by: [commune], "
        "targets: {2025: {at_least: 10, baseline: 2021}}}\n  - id: Z\n    name: Z\n";
    for (const auto& [name, line] : indicator) text += indented(line, 4);
    return is_entry ? text + indented(part, 2) : text;
}

/// Whether `check` finds the rule broken in an example of it.
bool breaks(const cchc::diag::Rule& rule, std::string_view example) {
    const std::string text =
        replaced(replaced(std::string{example}, "�", "\xFF"), "␀", std::string(1, '\0')) + "\n";
    MemoryFiles files;
    files.content = {{"units.csv", std::string{example_units}},
                     {"exemptions.csv", std::string{example_exemptions}},
                     {"data.csv", std::string{example_data}},
                     {"verified.csv", std::string{example_verified}}};
    const bool exemptions = rule.name == "bad-exemption";
    const bool units = rule.code.front() == 'U' || rule.name == "divided-unit";
    files.content[exemptions ? "exemptions.csv" : units ? "units.csv" : "data.csv"] = text;
    const bool evidence = rule.name == "missing-evidence";
    const bool programme = rule.code.front() == 'P' || evidence;
    if (evidence) {
        files.content["evidence/m01/bao-cao.pdf"] = "";
        files.content["programme.yaml"] = programme_with(
            "- {id: TTHC-06, name: X, kind: ratio, reported_by: [commune], evidence: required}");
    } else if (programme) {
        files.content["data.csv"] = example_data;
        files.content["programme.yaml"] = programme_with(example);
    }
    const bool folder = rule.name == "unread-file";  // its examples name the files of one
    std::istringstream names{folder ? text : ""};
    for (std::string name; std::getline(names, name);) files.content[name] = example_data;
    std::string command = "cchc check -u units.csv --format json ";
    command += folder ? "data" : "data.csv";
    if (evidence) command += " --evidence-dir evidence";
    if ((!units && !evidence) || exemptions) command += " --exemptions exemptions.csv";
    if (rule.name != "lonely-period") command += " -p 2025";
    if (rule.name == "silent-unit") command += " --complete";
    if (programme) command += " -t programme.yaml";
    if (rule.name == "verified-differs") command += " --verified verified.csv";
    const auto outcome = cchc::testing::run(command, files, {}, "");
    return outcome.out.find("\"rule\": \"" + std::string{rule.name} + "\"") != std::string::npos;
}

/// Examples of the rules that do not show what they should. Those with lines left out cannot be
/// run.
std::size_t count_wrong_examples() {
    std::size_t wrong = 0;
    for (const auto& rule : cchc::diag::rules()) {
        const auto is_part = [&](std::string_view example) {
            return example.find("…") != std::string_view::npos;
        };
        const bool bad = is_part(rule.bad) || breaks(rule, rule.bad);
        const bool good = is_part(rule.good) || !breaks(rule, rule.good);
        if (bad && good) continue;
        ++wrong;
        std::cout << "FAILED: the " << (bad ? "good" : "bad") << " example of " << rule.code << " "
                  << rule.name << (bad ? " breaks it\n" : " does not break it\n");
    }
    return wrong;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments{argv + 1, argv + argc};
    const bool bless = !arguments.empty() && arguments.front() == "--bless";
    if (bless) arguments.erase(arguments.begin());

    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator{CCHC_TESTS "/cases"}) {
        const auto name = entry.path().stem().string();
        const bool wanted = arguments.empty() || std::ranges::count(arguments, name) > 0;
        if (entry.path().extension() == ".case" && wanted) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::size_t failed = 0;
    for (const auto& path : paths) {
        const Case now = rerun(parse(path));
        if (const auto wide = too_wide(now); !wide.empty()) {
            ++failed;
            std::cout << "FAILED: " << path.string() << "; wider than 80 columns:\n"
                      << wide.front() << "\n";
        }
        const std::string actual = to_text(now);
        if (actual == read(path)) continue;
        if (bless) {
            std::ofstream{path, std::ios::binary} << actual;
            std::cout << "rewritten: " << path.filename().string() << "\n";
            continue;
        }
        ++failed;
        std::cout << "FAILED: " << path.string() << "; now it says:\n" << actual << "\n";
    }
    for (const auto& rule : cchc::diag::rules()) {
        const std::string code = "[" + std::string{rule.code} + "] " + std::string{rule.name};
        const auto shows = [&](const fs::path& path) {
            return read(path).find(code) != std::string::npos;
        };
        if (!arguments.empty() || std::ranges::any_of(paths, shows)) continue;
        ++failed;
        std::cout << "FAILED: no case breaks " << rule.code << " " << rule.name << "\n";
    }
    const std::size_t rules = arguments.empty() ? count_wrong_examples() : 0;
    failed += rules;
    std::cout << paths.size() + rules - failed << " passed, " << failed << " failed\n";
    return paths.empty() || failed > 0 ? 1 : 0;
}
