// Laws that hold whatever the figures are, on small worlds made from seeds: what `--bounds`
// promises, that `compare` accounts for every change, that `explain` adds up, that order changes
// nothing, that help fits a terminal.

#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "support/run.hpp"
#include "unicode/unicode.hpp"
#include "unit/catch.hpp"

using cchc::testing::MemoryFiles;
using cchc::testing::run;

namespace {

constexpr const char* programme = R"(programme: laws
title: Laws
start: 2021
levels:
  - {id: province, name: Province}
  - {id: district, name: District}
  - {id: commune, name: Commune}
areas:
  - id: A
    name: A
    indicators:
      - {id: R, name: R, kind: ratio, numerator: n, denominator: d, reported_by: [district, commune], targets: {2025: {at_least: 50}, 2030: {at_least: 80}}}
      - {id: L, name: L, kind: ratio, numerator: n, denominator: d, reported_by: [commune], targets: {2025: {at_most: 40}}}
      - {id: B, name: B, kind: ratio, numerator: n, denominator: d, reported_by: [commune], targets: {2025: {between: [40, 60], above: missed}}}
      - {id: W, name: W, kind: value, rollup: weighted_mean, reported_by: [commune], targets: {2025: {at_least: 70}}}
      - {id: M, name: M, kind: value, rollup: mean, reported_by: [commune], targets: {2025: {more_than: 60}}}
      - {id: D, name: D, kind: milestone, rollup: sum, reported_by: [commune], targets: {2025: done}}
      - {id: Q, name: Q, kind: reduction, quantity: posts, reported_by: [commune], targets: {2025: {at_least: 10, baseline: 2021}}}
  - id: Z
    name: Z
    indicators:
      - {id: S, same_as: R}
)";

/// One row of data as cells.
using Row = std::vector<std::string>;
constexpr const char* header = "unit,indicator,period,numerator,denominator,value\n";

/// A province with districts and communes and figures for five years. A unit keeps its
/// denominators, so that what it last reported is what it would report.
class Nation {
  public:
    explicit Nation(unsigned seed) : random_(seed) {
        units_ = "unit,name,level,parent\nT,T,province,\n";
        for (int district = 1; district <= 3; ++district) {
            const std::string code = "H" + std::to_string(district);
            units_ += code + "," + code + ",district,T\n";
            reporters_.push_back(code);
            for (int commune = 1; commune <= 3; ++commune) {
                const std::string child = code + "X" + std::to_string(commune);
                units_ += child + "," + child + ",commune," + code + "\n";
                reporters_.push_back(child);
            }
        }
        for (const auto& unit : reporters_) add_rows(unit);
    }

    int up_to(int most) { return std::uniform_int_distribution{0, most}(random_); }
    std::vector<Row>& rows() { return rows_; }
    const std::string& units() const { return units_; }
    const std::vector<std::string>& reporters() const { return reporters_; }

    /// The data as CSV, in any order.
    std::string data(bool shuffled = false) {
        auto rows = rows_;
        if (shuffled) std::ranges::shuffle(rows, random_);
        std::string text = header;
        for (const Row& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + row[i];
            text += "\n";
        }
        return text;
    }

  private:
    void add_rows(const std::string& unit) {
        const bool commune = unit.size() > 2;
        const std::vector<std::string> ratios =
            commune ? std::vector<std::string>{"R", "L", "B"} : std::vector<std::string>{"R"};
        std::map<std::string, int> base;
        for (const auto& id : {"R", "L", "B", "W"}) base[id] = 1 + up_to(40);
        const int done_from = 2021 + up_to(8);  // what is done stays done
        for (int year = 2021; year <= 2025; ++year) {
            const std::string period = std::to_string(year);
            const auto n = [](int value) { return std::to_string(value); };
            for (const auto& id : ratios)
                rows_.push_back({unit, id, period, n(up_to(base[id])), n(base[id]), ""});
            if (!commune) continue;
            rows_.push_back({unit, "W", period, "", n(base["W"]), n(up_to(100))});
            rows_.push_back({unit, "M", period, "", "", n(up_to(100))});
            rows_.push_back({unit, "D", period, "", "", n(year >= done_from ? 1 : 0)});
            rows_.push_back({unit, "Q", period, "", "", n(20 + up_to(20))});
        }
    }

    std::mt19937 random_;
    std::string units_;
    std::vector<std::string> reporters_;
    std::vector<Row> rows_;
};

MemoryFiles files_of(const Nation& nation, const std::map<std::string, std::string>& data) {
    MemoryFiles files;
    files.content = {{"p.yaml", programme}, {"u.csv", nation.units()}};
    for (const auto& [name, bytes] : data) files.content[name] = bytes;
    return files;
}

std::string output(const std::string& arguments, MemoryFiles& files) {
    const auto outcome = run("cchc " + arguments + " -t p.yaml -u u.csv -p 2025 -q", files);
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    return outcome.out;
}

std::string output(const std::string& arguments, const Nation& nation,
                   const std::map<std::string, std::string>& data) {
    MemoryFiles files = files_of(nation, data);
    return output(arguments, files);
}

/// A CSV without quoted cells, by its first columns.
std::map<std::string, std::map<std::string, std::string>> table(
    const std::string& csv, const std::vector<std::string>& keys) {
    std::istringstream lines{csv};
    std::string line, cell;
    std::vector<std::string> names;
    std::map<std::string, std::map<std::string, std::string>> rows;
    while (std::getline(lines, line)) {
        std::vector<std::string> cells;
        for (std::istringstream in{line + ","}; std::getline(in, cell, ',');) cells.push_back(cell);
        if (names.empty()) {
            names = cells;
            continue;
        }
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
        std::string key;
        for (const auto& name : keys) key += row[name] + " ";
        rows[key] = row;
    }
    return rows;
}

const std::vector<std::string> target_key{"unit", "indicator", "horizon"};

}  // namespace

TEST_CASE("the true value lies within the bounds of what is missing") {
    std::size_t bounded = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        Nation nation{seed};
        const auto whole =
            table(output("score d.csv -f csv", nation, {{"d.csv", nation.data()}}), target_key);
        std::erase_if(nation.rows(),
                      [&](const Row& row) { return row[2] == "2025" && nation.up_to(3) == 0; });
        const auto part = table(
            output("score d.csv -f csv --bounds", nation, {{"d.csv", nation.data()}}), target_key);
        for (const auto& [key, row] : part) {
            if (row.at("lowest").empty()) continue;
            ++bounded;
            const auto& truth = whole.at(key);
            INFO("seed " << seed << ": " << key << truth.at("value") << " in " << row.at("lowest")
                         << " to " << row.at("highest"));
            CHECK(std::stod(row.at("lowest")) <= std::stod(truth.at("value")));
            CHECK(std::stod(truth.at("value")) <= std::stod(row.at("highest")));
            if (row.at("decided") == "true" && !row.at("attained").empty())
                CHECK(row.at("attained") == truth.at("attained"));
        }
    }
    CHECK(bounded > 1000);
}

TEST_CASE("every row that changed between two data sets has one cause, and nothing else is told") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Nation nation{seed};
        const std::string before = nation.data();
        for (Row& row : nation.rows()) {
            if (row[3].empty() || nation.up_to(40) != 0) continue;
            row[3] = std::to_string(nation.up_to(std::stoi(row[4])));
        }
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(60) == 0; });
        const std::map<std::string, std::string> data{{"a.csv", before}, {"b.csv", nation.data()}};
        const auto a = table(output("score a.csv -f csv", nation, data), target_key);
        const auto b = table(output("score b.csv -f csv", nation, data), target_key);
        const auto changes = table(output("compare a.csv b.csv -f csv", nation, data), target_key);
        const auto back = table(output("compare b.csv a.csv -f csv", nation, data), target_key);
        std::set<std::string> differing;
        for (const auto& [key, row] : a) {
            if (b.at(key) != row) differing.insert(key);
        }
        std::set<std::string> told;
        for (const auto& [key, row] : changes) {
            told.insert(key);
            INFO("seed " << seed << ": " << key << row.at("cause"));
            CHECK_FALSE(row.at("cause").empty());
            CHECK_FALSE(row.at("details").empty());
            CHECK(a.at(key).at("status") == row.at("status_before"));
            CHECK(b.at(key).at("value") == row.at("value_after"));
            const auto& mirrored = back.at(key);
            CHECK(mirrored.at("status_before") == row.at("status_after"));
            CHECK(mirrored.at("value_after") == row.at("value_before"));
        }
        INFO("seed " << seed);
        CHECK(told == differing);
        CHECK(back.size() == changes.size());
        CHECK(table(output("compare a.csv a.csv -f csv", nation, data), target_key).empty());
    }
}

TEST_CASE("explain adds up to the value that score gives") {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Nation nation{seed};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(15) == 0; });
        const std::map<std::string, std::string> data{{"d.csv", nation.data()}};
        const auto scored = table(output("score d.csv -f csv", nation, data), target_key);
        for (const std::string unit : {"T", "H1", "H2X3"}) {
            for (const std::string indicator : {"R", "L", "B", "W", "M", "D", "Q"}) {
                rapidjson::Document document;
                document.Parse(
                    output("explain " + unit + " " + indicator + " d.csv -f json", nation, data));
                for (const auto& target : document["targets"].GetArray()) {
                    const auto& row = scored.at(unit + " " + indicator + " " +
                                                std::to_string(target["horizon"].GetInt()) + " ");
                    INFO("seed " << seed << ": " << unit << " " << indicator);
                    CHECK(row.at("status") == target["status"].GetString());
                    if (target["value"].IsNull()) {
                        CHECK(row.at("value").empty());
                        continue;
                    }
                    double above = 0, below = 0;
                    for (const auto& contribution : target["rows"].GetArray()) {
                        const double amount = contribution["amount"].GetDouble();
                        const double base =
                            contribution["base"].IsNull() ? 1 : contribution["base"].GetDouble();
                        const bool weighted = indicator == "W";
                        above += weighted ? amount * base : amount;
                        below += base;
                    }
                    for (const auto& level : target["levels"].GetArray()) {
                        if (!level["counted"].GetBool()) continue;
                        above += level["base"].GetDouble() - level["now"].GetDouble();
                        below += level["base"].GetDouble();
                    }
                    if (indicator == "D") below = std::max(below, target["due"].GetDouble());
                    CHECK(above == Approx(target["above"].GetDouble()));
                    CHECK(below == Approx(target["below"].GetDouble()));
                    const double hundred = indicator == "W" || indicator == "M" ? 1 : 100;
                    CHECK(hundred * above / below ==
                          Approx(std::stod(row.at("value"))).margin(0.000001));
                }
            }
        }
    }
}

TEST_CASE("the order of rows and files changes no byte") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        Nation nation{seed};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(15) == 0; });
        const std::string in_order = nation.data(), shuffled = nation.data(true);
        const std::size_t middle = shuffled.find('\n', shuffled.size() / 2) + 1;
        const std::map<std::string, std::string> data{{"d.csv", in_order},
                                                      {"a.csv", shuffled.substr(0, middle)},
                                                      {"b.csv", header + shuffled.substr(middle)}};
        for (const std::string form :
             {"-f csv", "-f csv --table scores", "-f markdown", "", "--lang vi"}) {
            const std::string once = output("score d.csv " + form, nation, data);
            INFO("seed " << seed << " " << form);
            CHECK(once == output("score a.csv b.csv " + form, nation, data));
            CHECK(once == output("score b.csv a.csv " + form, nation, data));
        }
    }
}

TEST_CASE("report writes of every unit what score does, however few it judges at a time") {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Nation nation{seed};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        output("report d.csv -f csv,markdown,json -o out", files);
        INFO("seed " << seed);
        CHECK(files.content.at("out/targets.csv") == output("score d.csv -f csv", files));
        CHECK(files.content.at("out/scores.csv") ==
              output("score d.csv -f csv --table scores", files));
        CHECK(files.content.at("out/context.csv") ==
              output("score d.csv -f csv --table context", files));
        for (const std::string unit : {"T", "H1", "H3", "H1X1", "H2X2", "H3X3"}) {
            INFO(unit);
            for (const auto& [format, ending] :
                 {std::pair{"csv", ".csv"}, {"markdown", ".md"}, {"json", ".json"}}) {
                CHECK(files.content.at("out/" + unit + ending) ==
                      output("score d.csv --unit " + unit + " -f " + format, files));
            }
        }
    }
}

TEST_CASE("help is no wider than a terminal, in both languages") {
    for (const std::string language : {"vi", "en"}) {
        MemoryFiles files;
        std::vector<std::string> commands{""};
        std::istringstream lines{run("cchc --help --lang " + language, files).out};
        bool listed = false;
        for (std::string line; std::getline(lines, line);) {
            const bool name = listed && line.starts_with("  ") && line[2] != ' ';
            if (name) commands.push_back(line.substr(2, line.find(' ', 2) - 2));
            listed = listed || line == "Commands:" || line == "Các lệnh:";
        }
        REQUIRE(commands.size() == 12);
        for (const auto& command : commands) {
            std::istringstream help{
                run("cchc " + command + " --help --lang " + language, files).out};
            for (std::string line; std::getline(help, line);) {
                INFO(command << ": " << line);
                CHECK(cchc::unicode::width(line) <= 80);
            }
        }
    }
}
