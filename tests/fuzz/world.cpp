#include "fuzz/world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "load/text/csv.hpp"
#include "load/workbook/workbook.hpp"
#include "support/run.hpp"
#include "support/workbook.hpp"
#include "unicode/unicode.hpp"

namespace cchc::fuzz {

namespace {

constexpr const char* programme = R"(programme: p
title: {vi: Chương trình, en: Programme}
start: 2021
levels: [{id: province, name: Province}, {id: commune, name: Commune}]
areas:
  - id: A
    name: A
    indicators:
      - {id: R, name: R, kind: ratio, numerator: n, denominator: d, reported_by: [commune], targets: {2025: {at_least: 50}, 2030: {at_least: 80}}}
      - {id: W, name: W, kind: value, rollup: weighted_mean, reported_by: [commune], published: later, targets: {2025: {between: [25, 35]}}}
      - {id: Q, name: Q, kind: reduction, quantity: q, reported_by: [commune], fractional: true, targets: {2025: {at_least: 10, baseline: 2021}}}
      - {id: M, name: M, kind: milestone, reported_by: [province], targets: {2025: done}}
)";
constexpr const char* units =
    "unit,name,level,parent,from,to,successor\nT,T,province,,,,\nX1,Xã "
    "Một,commune,T,,2025-06-30,X3\n"
    "X2,Xã Hai,commune,T,,2025-06-30,X3\nX3,Xã Ba,commune,T,2025-07-01,,\n";
constexpr const char* data =
    "unit,indicator,period,numerator,denominator,value,note\nX1,R,2025,10,20,,\nX3,R,2025,5,20,,a\n"
    "X1,Q,2021,,,12.5,\nX2,Q,2021,,,10,\nX3,Q,2025,,,20,\nX3,W,2025,,10,30,\nT,M,2024,,,1,\n";
constexpr const char* exemptions = "unit,indicator,from,to,reason,decision\nX3,W,2024,,r,d\n";

constexpr const char* roles[] = {"d.csv", "p.yaml", "u.csv", "e.csv"};

[[noreturn]] void fail(const std::string& command, const testing::Outcome& outcome) {
    std::fprintf(stderr, "%s ended with %d\n%s", command.c_str(), outcome.exit,
                 outcome.err.c_str());
    std::abort();
}

testing::MemoryFiles usual_files() {
    testing::MemoryFiles files;
    files.content = {
        {"p.yaml", programme}, {"u.csv", units}, {"d.csv", data}, {"e.csv", exemptions}};
    return files;
}

void run_all(testing::MemoryFiles& files, const std::string& data_files) {
    const std::string inputs = " -t p.yaml -u u.csv --exemptions e.csv " + data_files;
    for (const std::string& command :
         {"cchc check -f json" + inputs, "cchc check --lang vi" + inputs,
          "cchc score -f csv" + inputs, "cchc score --skip-invalid --bounds --lang vi" + inputs}) {
        const auto outcome = testing::run(command, files);
        if (outcome.exit != 0 && outcome.exit != 1 && outcome.exit != 2) fail(command, outcome);
        const bool report = command.starts_with("cchc score");
        if (report && outcome.exit != 0 && !outcome.out.empty()) fail(command, outcome);
    }
}

[[noreturn]] void fail(const load::ReadSheet& sheet, const char* why) {
    std::fprintf(stderr, "sheet %s %s:\n%s", sheet.sheet.name.c_str(), why, sheet.text.c_str());
    std::abort();
}

/// A sheet is UTF-8, its quotes are sound, and each of its rows is one of a spreadsheet.
void judge(const load::ReadSheet& sheet) {
    if (unicode::first_invalid_byte(sheet.text)) fail(sheet, "is not UTF-8");
    load::CsvReader reader{sheet.text, ','};
    load::Row row;
    std::uint64_t line = 1;
    for (std::size_t at = 0; reader.next(row); at = reader.offset()) {
        if (row.fault) fail(sheet, "has a stray quote");
        const auto number = sheet.sheet.row_of(line);
        if (number < 1 || number > load::most_rows) fail(sheet, "has a row that is none");
        const std::string_view read = std::string_view{sheet.text}.substr(at, reader.offset() - at);
        line += static_cast<std::uint64_t>(std::ranges::count(read, '\n'));
    }
    for (const load::SheetFinding& finding : sheet.findings) {
        if (finding.offset + finding.length > sheet.text.size()) fail(sheet, "lacks a place");
    }
}

}  // namespace

void judge(std::string_view input) {
    if (input.empty()) return;
    testing::MemoryFiles files = usual_files();
    files.content[roles[static_cast<unsigned char>(input.front()) % 4]] = input.substr(1);
    run_all(files, "d.csv");
}

void judge_workbook(std::string_view input) {
    const std::string bytes =
        input.starts_with("PK") ? std::string{input} : testing::workbook_of(std::string{input});
    for (const load::Form form : {load::Form::data, load::Form::units}) {
        for (const load::ReadSheet& sheet : load::read_workbook(bytes, {form, {}}).sheets)
            judge(sheet);
    }
    testing::MemoryFiles files = usual_files();
    files.content["d.xlsx"] = bytes;
    run_all(files, "d.xlsx");
}

}  // namespace cchc::fuzz
