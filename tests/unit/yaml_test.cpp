#include "load/programme/yaml.hpp"

#include <set>
#include "catch.hpp"

#include "support/run.hpp"

using namespace cchc;
using diag::RuleId;

namespace {

/// A text read as YAML, and what was found.
struct Reading {
    diag::Sources sources;
    diag::Findings findings;
    std::optional<load::Node> root;

    explicit Reading(std::string text) {
        root = load::read_yaml(sources.add("p.yaml", std::move(text)), findings);
    }
    std::size_t count(RuleId rule) const {
        return static_cast<std::size_t>(
            std::ranges::count(findings.all(), rule, &diag::Diagnostic::rule));
    }
    diag::Position first_place() const { return sources.position(*findings.all().front().place); }
};

}  // namespace

TEST_CASE("scalars stay text, however YAML 1.1 would read them") {
    const Reading reading{"a: 010\nb: no\nc: ~\nd: 1_000\ne: 'x'\n"};
    REQUIRE(reading.root);
    CHECK(reading.findings.all().empty());
    CHECK(reading.root->find("a")->text == "010");
    CHECK(reading.root->find("b")->text == "no");
    CHECK(reading.root->find("d")->text == "1_000");
    CHECK(reading.root->find("d")->plain);
    CHECK_FALSE(reading.root->find("e")->plain);
}

TEST_CASE("places count characters, under Vietnamese text and in normal form NFD too") {
    const Reading reading{"tên: {vi: Cải cách hành chính, en: \"Ca\xCC\x89i\"}\nend: x\nend: y\n"};
    REQUIRE(reading.count(RuleId::duplicate_key) == 1);
    CHECK(reading.first_place().line == 3);
    CHECK(reading.first_place().column == 1);
    const auto place = reading.sources.position(reading.root->find("tên")->find("en")->place);
    CHECK(place.line == 1);
    CHECK(place.column == 36);
    CHECK(reading.root->find("tên")->find("en")->text ==
          "Cả"
          "i");
}

TEST_CASE(
    "a text nested ten thousand deep is refused with a place, and does not exhaust the stack") {
    for (const std::string open : {"[", "{a: ", "- "}) {
        std::string text;
        for (int i = 0; i < 10'000; ++i) text += open;
        const Reading reading{text};
        INFO(open);
        REQUIRE_FALSE(reading.findings.all().empty());
        CHECK(reading.findings.has_errors());
        CHECK(reading.findings.all().front().place.has_value());
    }
}

TEST_CASE("aliases are refused: plain, cyclic, exploding") {
    CHECK(Reading{"a: &x 1\nb: *x\n"}.count(RuleId::alias_refused) == 1);
    CHECK(Reading{"a: &x [*x]\n"}.findings.has_errors());
    std::string laughs = "a: &a [lol]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        laughs += std::string{c} + ": &" + c + " [";
        for (int i = 0; i < 9; ++i)
            laughs += std::string{i > 0 ? ", *" : "*"} + static_cast<char>(c - 1);
        laughs += "]\n";
    }
    CHECK(Reading{laughs}.count(RuleId::alias_refused) == 81);
}

TEST_CASE("what is no YAML is a finding, never an exception") {
    for (const std::string text :
         {"a: [", "a: {b", "\t- x", "a: 'x", "%YAML 3.0\n---\na: 1", "a: b: c", "? [", "!!binary x",
          "--- a\n--- b\n", "", "\n\n", "# only a comment\n"}) {
        const Reading reading{text};
        INFO(text);
        CHECK((reading.findings.has_errors() || !reading.root || !reading.root->is_map()));
    }
}

TEST_CASE("bytes that are no UTF-8 are a finding of the programme file") {
    testing::MemoryFiles files;
    files.content["p.yaml"] = "programme: p\xFF\n";
    const auto outcome = testing::run("cchc targets --check -t p.yaml", files);
    CHECK(outcome.exit == 1);
    CHECK(outcome.err.find("p.yaml:1:13: error[F101] unreadable-encoding") == 0);
}

TEST_CASE("the programme built in holds what the catalogue sums up") {
    testing::MemoryFiles files;
    const auto outcome = testing::run("cchc targets --format csv", files);
    REQUIRE(outcome.exit == 0);
    std::map<std::string, int> targets;
    std::set<std::string> entries;
    std::istringstream lines{outcome.out};
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        entries.insert(line.substr(line.find(',') + 1,
                                   line.find(',', line.find(',') + 1) - line.find(',') - 1));
        for (const std::string horizon : {"2022", "2025", "2030"}) {
            for (const std::string kind : {"ratio", "value", "reduction", "milestone"}) {
                if (line.find("," + kind + "," + horizon + ",") != line.npos) ++targets[horizon];
            }
        }
    }
    CHECK(entries.size() == 55);
    CHECK(targets["2022"] == 1);
    CHECK(targets["2025"] == 41);
    CHECK(targets["2030"] == 25);
    const auto repeated = testing::run("cchc targets TCC-02 TCC-03", files);
    CHECK(repeated.out.find("Same as: TCBM-01") != repeated.out.npos);
    CHECK(repeated.out.find("Same as: TCBM-02") != repeated.out.npos);
}
