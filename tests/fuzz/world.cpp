#include "fuzz/world.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/run.hpp"

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

}  // namespace

void judge(std::string_view input) {
    if (input.empty()) return;
    testing::MemoryFiles files;
    files.content = {
        {"p.yaml", programme}, {"u.csv", units}, {"d.csv", data}, {"e.csv", exemptions}};
    files.content[roles[static_cast<unsigned char>(input.front()) % 4]] = input.substr(1);
    const std::string inputs = " -t p.yaml -u u.csv --exemptions e.csv d.csv";
    for (const std::string& command :
         {"cchc check -f json" + inputs, "cchc check --lang vi" + inputs,
          "cchc score -f csv" + inputs, "cchc score --skip-invalid --bounds --lang vi" + inputs}) {
        const auto outcome = testing::run(command, files);
        if (outcome.exit != 0 && outcome.exit != 1 && outcome.exit != 2) fail(command, outcome);
        const bool report = command.starts_with("cchc score");
        if (report && outcome.exit != 0 && !outcome.out.empty()) fail(command, outcome);
    }
}

}  // namespace cchc::fuzz
