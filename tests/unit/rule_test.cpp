#include "diag/rule.hpp"

#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "support/run.hpp"
#include "unicode/unicode.hpp"

using namespace cchc;
using namespace cchc::diag;

namespace {

/// The world that the examples of rules are read in.
const std::map<std::string, std::string> world{
    {"units.csv",
     "unit,name,level,parent,from,to,successor\nT,Tỉnh Mẫu,province,,,,\nSTP,Sở Tư "
     "pháp,department,T,,,\n"
     "SNV,Sở Nội vụ,department,T,,,\nH1,Huyện Một,district,T,,2025-06-30,T\n"
     "X01,Xã Cũ,commune,H1,,2025-06-30,M01\nX02,Xã Cũ Hai,commune,H1,,2025-06-30,M01\n"
     "M01,Xã Một,commune,T,,,\nM02,Xã Hai,commune,T,,,\nM03,Xã Ba,commune,T,,,\n"},
    {"exemptions.csv",
     "unit,indicator,from,to,reason,decision\nSTP,CQS-08,2021,,Không kiểm tra,QĐ 1\n"},
    {"data.csv", "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\n"},
};

/// An example as bytes: what no page can show put back in.
std::string bytes_of(std::string_view example) {
    std::string bytes{example};
    const auto put = [&](std::string_view sign, std::string_view byte) {
        for (auto at = bytes.find(sign); at != bytes.npos; at = bytes.find(sign))
            bytes.replace(at, sign.size(), byte);
    };
    put("\xEF\xBF\xBD", "\xFF");
    put("␀", std::string_view{"\0", 1});
    return bytes + "\n";
}

/// Whether `check` finds the rule broken in an example.
bool breaks(const Rule& rule, std::string_view example) {
    testing::MemoryFiles files;
    files.content = world;
    const bool of_exemptions = rule.id == RuleId::bad_exemption;
    const bool of_units = rule.code.front() == 'U' || rule.id == RuleId::divided_unit;
    files.content[of_exemptions ? "exemptions.csv"
                  : of_units    ? "units.csv"
                                : "data.csv"] = bytes_of(example);
    const bool of_folder = rule.id == RuleId::unread_file;  // its examples name the files of one
    std::istringstream names{std::string{of_folder ? example : ""}};
    for (std::string name; std::getline(names, name);) files.content[name] = world.at("data.csv");
    const std::string data = of_folder ? "data" : "data.csv";
    const std::string period = rule.id == RuleId::lonely_period ? "" : " -p 2025";
    const std::string complete = rule.id == RuleId::silent_unit ? " --complete" : "";
    const bool of_evidence = rule.id == RuleId::missing_evidence;
    files.content["evidence/m01/bao-cao.pdf"] = "";
    files.content["programme.yaml"] =
        "programme: p\ntitle: P\nstart: 2021\nlevels: [{id: province, name: T}, {id: department, "
        "name: S}, {id: district, name: H}, {id: commune, name: X}]\nareas:\n- id: A\n  name: A\n  "
        "indicators:\n  - {id: TTHC-06, name: X, kind: ratio, reported_by: [commune], evidence: "
        "required}\n";
    const std::string evidence =
        of_evidence ? " -t programme.yaml --evidence-dir evidence" : std::string{};
    // the units of an example are not those of the exemptions
    const std::string exemptions =
        (of_units && !of_exemptions) || of_evidence ? "" : " --exemptions exemptions.csv";
    const auto outcome = testing::run(
        "cchc check " + data + " -u units.csv" + exemptions + period + complete + evidence, files);
    INFO(outcome.out);
    CHECK(outcome.exit < 2);
    return outcome.out.find("[" + std::string{rule.code} + "] " + std::string{rule.name}) !=
           std::string::npos;
}

}  // namespace

TEST_CASE("every rule has an entry of the table") {
    CHECK(diag::rules().size() == diag::rule_count);
}

TEST_CASE("rules have codes of their group, in order, and no two share one") {
    std::set<std::string_view> codes;
    std::size_t position = 0;
    for (const RuleGroup& group : rule_groups()) {
        for (const Rule& rule : group.rules) {
            INFO(rule.name);
            CHECK(static_cast<std::size_t>(rule.id) == position++);
            CHECK(rule.code.size() == 4);
            CHECK(rule.code.front() == group.letter);
            CHECK(codes.insert(rule.code).second);
        }
    }
    CHECK(position == rules().size());
}

TEST_CASE("rules keep the names and severities that scripts rely on") {
    const std::map<char, std::string> expected{
        {'F',
         "unreadable-encoding E, unclosed-quote E, stray-quote E, wrong-field-count E, "
         "missing-column E, "
         "duplicate-column E, unknown-column W, empty-file E, title-above-header E, "
         "control-character E, "
         "mixed-decimal-marks E, empty-period E, unread-file W, no-figures W, "
         "unreadable-workbook E, formula-error E, formula-without-result E, merged-code W, "
         "hidden-cells W"},
        {'N',
         "not-a-number E, ambiguous-number E, too-many-digits E, rounded-figure W, negative-figure "
         "E, not-whole E, "
         "not-a-period E, missing-figure E, unexpected-figure W, inconsistent-value E, "
         "not-a-milestone E"},
        {'D',
         "unknown-unit E, unknown-indicator E, wrong-level E, duplicate-row E, total-row E, "
         "derived-indicator E, "
         "exempt-unit W, inactive-unit E, numerator-exceeds-denominator E, cases-without-base E, "
         "percent-out-of-range E, fraction-for-percent W, consolidated-row W, cases-vanished W, "
         "lonely-period W, "
         "jump W, changed-previous W, no-cases-here W, broken-relation W, missing-evidence E, "
         "verified-differs W"},
        {'C',
         "missing-report W, silent-unit E, missing-baseline W, vanished-unit W, divided-unit W"},
        {'U',
         "duplicate-unit E, missing-code E, unknown-level E, unknown-parent E, parent-loop E, "
         "bad-exemption E, "
         "unknown-successor E, successor-loop E, ended-without-successor E, bad-lifetime E, "
         "unsafe-code E, upside-down E"},
        {'P',
         "yaml-syntax E, duplicate-key E, unknown-key E, missing-key E, wrong-type E, "
         "contradictory-key E, "
         "alias-refused E, duplicate-id E, unknown-level E, dangling-same-as E, bad-threshold E, "
         "bad-range E, "
         "bad-baseline E, bad-horizon E, bad-weight E, bad-amendment E, unordered-grades E, "
         "bad-relation E"},
    };
    for (const RuleGroup& group : rule_groups()) {
        std::string names;
        for (const Rule& rule : group.rules) {
            names += (names.empty() ? "" : ", ") + std::string{rule.name} +
                     (rule.severity == Severity::error ? " E" : " W");
        }
        CHECK(names == expected.at(group.letter));
    }
}

TEST_CASE("every rule says what, why and what to do, in both languages") {
    for (const Rule& rule : rules()) {
        INFO(rule.name);
        for (const Language language : {Language::vi, Language::en}) {
            CHECK_FALSE(rule.summary.in(language).empty());
            CHECK_FALSE(rule.summary.in(language).ends_with('.'));
            CHECK(rule.reason.in(language).ends_with('.'));
            CHECK(
                (rule.cure.in(language).ends_with('.') || rule.cure.in(language).ends_with("”.")));
        }
        CHECK(rule.bad != rule.good);
        CHECK_FALSE(rule.good.empty());
    }
}

TEST_CASE("a bad example breaks its rule, a good one does not") {
    for (const Rule& rule : rules()) {
        if (rule.code.front() == 'P') continue;  // parts of a file; the cases hold whole ones
        // examples of workbooks are shown as tables; tests/cases/workbook breaks these rules
        const bool of_workbook = rule.id == RuleId::unreadable_workbook ||
                                 rule.id == RuleId::merged_code || rule.id == RuleId::hidden_cells;
        if (of_workbook) continue;
        if (rule.id == RuleId::verified_differs) continue;  // it takes a second file: tests/cases
        INFO(rule.name << "\n" << rule.bad);
        CHECK(breaks(rule, rule.bad));
        const bool left_out = rule.good.find("…") != rule.good.npos;
        if (!left_out) CHECK_FALSE(breaks(rule, rule.good));
    }
}

TEST_CASE("rules are found by name or code, in any case") {
    CHECK(find_rules("D104").size() == 1);
    CHECK(find_rules("d104").front()->id == RuleId::duplicate_row);
    CHECK(find_rules("unknown-level").size() == 2);
    CHECK(find_rules("C").size() == 5);
    CHECK(find_rules("no-such-rule").empty());
    CHECK(find_rules("").empty());
}
