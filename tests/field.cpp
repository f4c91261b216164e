// The examples with real data: figures and verdicts are those that were published, and nothing is
// found that is none. What was published is named here, and stands in their published.csv.

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "exact/ratio.hpp"
#include "host/disk.hpp"
#include "load/text/csv.hpp"
#include "support/run.hpp"
#include "unit/catch.hpp"

using namespace cchc;
using exact::Decimal, exact::Integer, exact::Ratio;

namespace {

using TableRow = std::map<std::string, std::string>;

/// The rows of a table, by the names of their columns.
std::vector<TableRow> table(const std::string& text) {
    load::CsvReader reader{text, ','};
    load::Row row;
    std::vector<std::string> heading;
    std::vector<TableRow> rows;
    while (reader.next(row)) {
        if (!heading.empty()) rows.emplace_back();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (rows.empty()) {
                heading.emplace_back(row.cells[i].text);
            } else {
                rows.back()[heading.at(i)] = row.cells[i].text;
            }
        }
    }
    return rows;
}

std::string path(const std::string& name) {
    return CCHC_TESTS "/../examples/" + name;
}

std::vector<TableRow> file(const std::string& name) {
    std::ifstream in{path(name)};
    REQUIRE(in);
    return table({std::istreambuf_iterator<char>{in}, {}});
}

/// Runs a command on one of the sets; `data`: the names of its files, and options.
testing::Outcome run(const std::string& command, const std::string& set, const std::string& data) {
    host::Disk disk;
    std::string line = "cchc " + command + " -q";
    for (const auto& [option, name] :
         {std::pair{"-t", "programme.yaml"}, std::pair{"-u", "units.csv"}}) {
        line += std::string{" "} + option + " \"" + path(set + "/" + name) + "\"";
    }
    std::istringstream names{data};
    for (std::string name; names >> name;) {
        line += name.ends_with(".csv") ? " \"" + path(set + "/" + name) + "\"" : " " + name;
    }
    return testing::run(line, disk);
}

std::vector<TableRow> score(const std::string& set, const std::string& data) {
    const auto outcome = run("score -f csv", set, data);
    CHECK(outcome.exit == 0);
    return table(outcome.out);
}

struct Finding {
    std::string rule, severity, unit, indicator;
    int period = 0;
};

std::vector<Finding> findings(const std::string& set, const std::string& data) {
    std::vector<Finding> all;
    for (const TableRow& row : table(run("check -f csv", set, data).out)) {
        const std::string& period = row.at("period");
        all.push_back({row.at("rule"), row.at("severity"), row.at("unit"), row.at("indicator"),
                       period.empty() ? 0 : std::stoi(period)});
    }
    return all;
}

Decimal number(const std::string& text) {
    const auto parsed = exact::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

/// The rows of a set, by unit, indicator and year.
using Key = std::tuple<std::string, std::string, int>;
std::map<Key, TableRow> by_key(const std::vector<TableRow>& rows) {
    std::map<Key, TableRow> found;
    for (const TableRow& row : rows) {
        found[{row.at("unit"), row.at("indicator"), std::stoi(row.at("period"))}] = row;
    }
    return found;
}

/// Whether what the rule `jump` names moved as far as it says, by the rows themselves.
bool has_jumped(const std::map<Key, TableRow>& rows, const Finding& finding) {
    const auto before = rows.find({finding.unit, finding.indicator, finding.period - 1});
    const auto now = rows.find({finding.unit, finding.indicator, finding.period});
    if (before == rows.end() || now == rows.end()) return false;
    const auto far = [](const Ratio& a, const Ratio& b, const Ratio& most) {
        return (a > b ? a - b : b - a) > most;
    };
    if (now->second.at("numerator").empty()) {  // a level
        const Ratio a{number(before->second.at("value"))}, b{number(now->second.at("value"))};
        return far(a, b, a / Ratio{2, 1});
    }
    const auto percent = [](const TableRow& row) {
        CHECK(number(row.at("denominator")) >= Decimal::whole(20));
        return Ratio{100, 1} *
               Ratio::quotient(number(row.at("numerator")), number(row.at("denominator")));
    };
    return far(percent(before->second), percent(now->second), Ratio{30, 1});
}

}  // namespace

TEST_CASE("graduation: the figures of the state are those that were published") {
    struct Rates {
        std::string group, graduation, completion;
    };
    const std::vector<Rates> rates{{"students_with_disabilities", "53.7", "55.8"},
                                   {"limited_english_proficient", "53.3", "54.5"},
                                   {"econ_disadvant", "61.4", "65.0"},
                                   {"migrant", "55.7", "58.1"},
                                   {"title_1", "52.1", "55.8"},
                                   {"homeless", "49.1", "52.7"},
                                   {"gifted_talented", "91.6", "93.2"}};
    std::map<std::string, TableRow> state;
    for (const TableRow& row : score("graduation", "data.csv --unit CO")) {
        state[row.at("indicator")] = row;
    }
    const auto published = file("graduation/published.csv");
    REQUIRE(published.size() == rates.size());
    REQUIRE(state.size() == 2 * rates.size());
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const TableRow& group = published[i];
        CHECK(group.at("group") == rates[i].group);
        CHECK(group.at("graduation_percent") == rates[i].graduation);
        CHECK(group.at("completion_percent") == rates[i].completion);
        for (const auto& [letter, count, rate] :
             {std::tuple{"G-", "graduates", number(rates[i].graduation)},
              std::tuple{"K-", "completers", number(rates[i].completion)}}) {
            const TableRow& row = state.at(letter + rates[i].group);
            CAPTURE(row.at("indicator"));
            CHECK(row.at("numerator") == group.at(count));
            CHECK(row.at("denominator") == group.at("base"));
            CHECK(number(row.at("value")).rounded(1) == rate);
            CHECK(row.at("attained") == (rate >= Decimal::whole(80) ? "true" : "false"));
            CHECK(row.at("submitted") == row.at("due"));
        }
    }
}

TEST_CASE("graduation: nothing is found but the state's own rows, where they are given") {
    CHECK(findings("graduation", "data.csv").empty());
    const auto with_total = findings("graduation", "data.csv total.csv");
    CHECK(with_total.size() == 7);
    for (const Finding& finding : with_total) {
        CHECK(finding.rule == "consolidated-row");
        CHECK(finding.unit == "CO");
    }
}

TEST_CASE("four hours: the national figures and verdicts are those that were published") {
    struct National {
        std::string year, percent, published;
    };
    const std::vector<National> nation{
        {"2016", "89.13", "89.1"}, {"2017", "88.34", "88.3"}, {"2018", "88.01", "88"}};
    const auto published = file("four-hours/published.csv");
    REQUIRE(published.size() == nation.size());
    for (std::size_t i = 0; i < nation.size(); ++i) {
        const std::string& year = nation[i].year;
        CHECK(published[i].at("financial_year") == year);
        CHECK(published[i].at("percent") == nation[i].published);
        const auto rows = score("four-hours", "data.csv --unit ENG -p " + year);
        const auto row = std::ranges::find_if(rows, [&](const TableRow& one) {
            return one.at("indicator") == "W4-ALL" && one.at("horizon") == year;
        });
        REQUIRE(row != rows.end());
        const Decimal value = number(row->at("value"));
        CHECK(value.rounded(2) == number(nation[i].percent));
        const bool is_whole = nation[i].published.find('.') == std::string::npos;
        CHECK(value.rounded(is_whole ? 0 : 1) == number(nation[i].published));
        CHECK(row->at("attained") == "false");
        CHECK(row->at("status") == "missed");
        Integer seen = 0, attended = 0;
        for (const TableRow& sent : file("four-hours/data.csv")) {
            if (sent.at("indicator") != "W4-ALL" || sent.at("period") != year) continue;
            seen += number(sent.at("numerator")).count();
            attended += number(sent.at("denominator")).count();
        }
        CHECK(row->at("numerator") == exact::to_text(Decimal::millionths(seen)));
        CHECK(row->at("denominator") == exact::to_text(Decimal::millionths(attended)));
    }
}

TEST_CASE("four hours: what is found is true of the rows") {
    const auto rows = by_key(file("four-hours/data.csv"));
    std::set<std::string> rules;
    for (const Finding& finding : findings("four-hours", "data.csv")) {
        CAPTURE(finding.rule, finding.unit, finding.indicator, finding.period);
        rules.insert(finding.rule);
        CHECK(finding.severity == "warning");
        if (finding.rule == "jump") CHECK(has_jumped(rows, finding));
    }
    CHECK(rules == std::set<std::string>{"jump", "missing-baseline", "vanished-unit"});
}

TEST_CASE("mergers: heirs have the rows of those they took over, and only levels are refused") {
    const auto rows = by_key(file("four-hours/calendar-years/data.csv"));
    std::map<std::string, std::string> heirs;
    for (const TableRow& unit : file("four-hours/calendar-years/units.csv")) {
        if (!unit.at("successor").empty()) heirs[unit.at("unit")] = unit.at("successor");
    }
    REQUIRE(heirs.size() == 6);
    std::vector<std::string> refused;
    for (const Finding& finding : findings("four-hours/calendar-years", "data.csv")) {
        CAPTURE(finding.rule, finding.unit, finding.indicator, finding.period);
        if (finding.severity != "error") {
            CHECK(finding.rule == "jump");
            continue;
        }
        CHECK(finding.rule == "inactive-unit");
        CHECK(finding.indicator == "LVL");
        CHECK(heirs.contains(finding.unit));
        refused.push_back(finding.unit);
    }
    std::ranges::sort(refused);
    CHECK(refused == std::vector<std::string>{"RGQ", "RJF", "RM2", "RQQ", "RR1", "RW3"});

    // by the end of 2018 all six have ended
    std::map<std::string, std::pair<Integer, Integer>> sums;
    for (const auto& [key, row] : rows) {
        const auto& [unit, indicator, period] = key;
        if (indicator != "W4-ALL" || period != 2018) continue;
        const auto heir = heirs.find(unit);
        for (const auto& name : {heir == heirs.end() ? unit : heir->second, std::string{"ENG"}}) {
            sums[name].first += number(row.at("numerator")).count();
            sums[name].second += number(row.at("denominator")).count();
        }
    }
    std::size_t compared = 0;
    for (const TableRow& row :
         score("four-hours/calendar-years", "data.csv -p 2018 --skip-invalid")) {
        if (row.at("indicator") != "W4-ALL" || row.at("numerator").empty()) continue;
        CAPTURE(row.at("unit"));
        const auto& [seen, attended] = sums.at(row.at("unit"));
        CHECK(row.at("numerator") == exact::to_text(Decimal::millionths(seen)));
        CHECK(row.at("denominator") == exact::to_text(Decimal::millionths(attended)));
        const bool attained = attended != 0 && Ratio{100 * seen, attended} >= Ratio{95, 1};
        if (attended != 0) CHECK(row.at("attained") == (attained ? "true" : "false"));
        ++compared;
    }
    CHECK(compared > 230);
}
