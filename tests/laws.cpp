// Laws that hold whatever the figures are, on small worlds made from seeds: what `--bounds`
// promises, that `compare` accounts for every change, that `explain` adds up, that order changes
// nothing, that help fits a terminal.

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
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
      - {id: L, name: L, kind: ratio, numerator: n, denominator: d, reported_by: [commune], targets: {2023: {at_most: 40}, 2025: {at_most: 40}}}
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
/// denominators, so that what it last reported is what it would report. Where units merge, two
/// communes of each district become one in the middle of 2025, which has the cases of both. Where
/// they are divided, the third becomes two; one of these parts goes to another district.
class Nation {
  public:
    explicit Nation(unsigned seed, bool merging = false, bool dividing = false)
        : random_(seed), merging_(merging), dividing_(dividing) {
        units_ = "unit,name,level,parent,from,to,successor\n";
        add_unit("T", "province", "");
        for (int district = 1; district <= 3; ++district) {
            const std::string code = "H" + std::to_string(district);
            add_unit(code, "district", "T");
            for (int commune = 1; commune <= 3; ++commune)
                add_unit(code + "X" + std::to_string(commune), "commune", code);
            if (merging) add_unit(code + "M", "commune", code);
            if (dividing) add_unit(code + "D1", "commune", code);
            if (dividing) add_unit(code + "D2", "commune", district == 3 ? "H1" : code);
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
    bool merges(const std::string& unit) const {
        return merging_ && (unit.ends_with("X1") || unit.ends_with("X2"));
    }
    bool ends(const std::string& unit) const {
        return merges(unit) || (dividing_ && unit.ends_with("X3"));
    }
    static bool begins(const std::string& unit) {
        return unit.ends_with("M") || unit.ends_with("D1") || unit.ends_with("D2");
    }

    void add_unit(const std::string& code, const std::string& level, const std::string& parent) {
        const std::string district = code.substr(0, 2);
        const std::string life = begins(code)   ? "2025-07-01,,"
                                 : merges(code) ? ",2025-06-30," + district + "M"
                                 : ends(code) ? ",2025-06-30," + district + "D1;" + district + "D2"
                                              : ",,";
        units_ += code + "," + code + "," + level + "," + parent + "," + life + "\n";
        if (code != "T") reporters_.push_back(code);
    }

    /// How many cases a unit has a year; a merged one those of both.
    int base_of(const std::string& unit, const std::string& id) {
        if (unit.ends_with("M")) {
            const std::string district = unit.substr(0, 2);
            return bases_[district + "X1" + id] + bases_[district + "X2" + id];
        }
        const auto [base, fresh] = bases_.try_emplace(unit + id, 0);
        if (fresh) base->second = 1 + up_to(40);
        return base->second;
    }

    void add_rows(const std::string& unit) {
        const bool commune = unit.size() > 2;
        const std::vector<std::string> ratios =
            commune ? std::vector<std::string>{"R", "L", "B"} : std::vector<std::string>{"R"};
        const int done_from = 2021 + up_to(8);  // what is done stays done
        for (int year = begins(unit) ? 2025 : 2021; year <= 2025; ++year) {
            const std::string period = std::to_string(year);
            const auto n = [](int value) { return std::to_string(value); };
            for (const auto& id : ratios) {
                const int base = base_of(unit, id);
                rows_.push_back({unit, id, period, n(up_to(base)), n(base), ""});
            }
            if (!commune) continue;
            rows_.push_back({unit, "W", period, "", n(base_of(unit, "W")), n(up_to(100))});
            rows_.push_back({unit, "M", period, "", "", n(up_to(100))});
            rows_.push_back({unit, "D", period, "", "", n(year >= done_from ? 1 : 0)});
            if (year == 2025 && ends(unit)) continue;  // a level is that of the year's end
            rows_.push_back({unit, "Q", period, "", "", n(20 + up_to(20))});
        }
    }

    std::mt19937 random_;
    bool merging_, dividing_;
    std::map<std::string, int> bases_;
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

using CsvRow = std::map<std::string, std::string>;  ///< cells by the names of their columns

/// The rows of a CSV without quoted cells, in their order.
std::vector<CsvRow> rows_of(const std::string& csv) {
    std::istringstream lines{csv};
    std::string line, cell;
    std::vector<std::string> names;
    std::vector<CsvRow> rows;
    while (std::getline(lines, line)) {
        std::vector<std::string> cells;
        for (std::istringstream in{line + ","}; std::getline(in, cell, ',');) cells.push_back(cell);
        if (names.empty()) {
            names = cells;
            continue;
        }
        CsvRow& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
    }
    return rows;
}

/// The same by some columns.
std::map<std::string, CsvRow> table(const std::string& csv, const std::vector<std::string>& keys) {
    std::map<std::string, CsvRow> rows;
    for (CsvRow& row : rows_of(csv)) {
        std::string key;
        for (const auto& name : keys) key += row[name] + " ";
        rows[key] = std::move(row);
    }
    return rows;
}

const std::vector<std::string> target_key{"unit", "indicator", "horizon"};

}  // namespace

TEST_CASE("the true value lies within the bounds of what is missing") {
    std::size_t bounded = 0, decided = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        const auto whole =
            table(output("score d.csv -f csv", nation, {{"d.csv", nation.data()}}), target_key);
        std::erase_if(nation.rows(), [&](const Row& row) {
            return (row[2] == "2025" || row[2] == "2023") && nation.up_to(3) == 0;
        });
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
            if (row.at("decided") != "true") continue;
            ++decided;
            CHECK(row.at("status") == truth.at("status"));
        }
    }
    CHECK(bounded > 1000);
    CHECK(decided > 100);
}

namespace {

/// Another nation's rows: figures revised, reports gone.
void revise(Nation& nation) {
    for (Row& row : nation.rows()) {
        if (row[3].empty() || nation.up_to(40) != 0) continue;
        row[3] = std::to_string(nation.up_to(std::stoi(row[4])));
    }
    std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(60) == 0; });
}

/// The same cause, seen from the other side.
std::string mirrored(const std::string& cause) {
    if (cause == "came_in") return "went_missing";
    return cause == "went_missing" ? "came_in" : cause;
}

using Table = std::map<std::string, CsvRow>;

/// Every change that `changes` tells is one between `a` and `b`, and none is left out.
void check_told(const Table& a, const Table& b, const Table& changes) {
    const std::map<std::string, std::string> none{{"status", ""}, {"value", ""}};
    const auto in = [&](const Table& rows, const std::string& key) {
        const auto found = rows.find(key);
        return found == rows.end() ? none : found->second;
    };
    std::set<std::string> keys, differing, told;
    for (const Table* rows : {&a, &b}) {
        for (const auto& [key, row] : *rows) keys.insert(key);
    }
    for (const std::string& key : keys) {
        auto was = in(a, key), is = in(b, key);
        // what a target weighs depends on the others that count: no change of its own
        for (const char* meta : {"period", "base_period", "points", "points_max"})
            was[meta] = is[meta] = "";
        const bool on_one_side = a.contains(key) != b.contains(key);
        const std::string status = was["status"] + is["status"];
        if (was != is && !(on_one_side && status == "not_applicable")) differing.insert(key);
    }
    for (const auto& [key, row] : changes) {
        told.insert(key);
        INFO(key << row.at("cause") << ": " << row.at("details"));
        CHECK_FALSE(row.at("cause").empty());
        CHECK(in(a, key).at("status") == row.at("status_before"));
        CHECK(in(b, key).at("value") == row.at("value_after"));
    }
    CHECK(told == differing);
}

/// The same, and `back` tells it from the other side.
void check_told(const Table& a, const Table& b, const Table& changes, const Table& back) {
    check_told(a, b, changes);
    for (const auto& [key, row] : changes) {
        INFO(key << row.at("cause") << ": " << row.at("details"));
        REQUIRE(back.contains(key));
        const auto& other = back.at(key);
        CHECK(other.at("status_before") == row.at("status_after"));
        CHECK(other.at("value_after") == row.at("value_before"));
        CHECK(other.at("cause") == mirrored(row.at("cause")));
    }
    CHECK(back.size() == changes.size());
}

/// What one data set becomes where the cells that a change names are those of another again.
std::string restored(const rapidjson::Value& change, const rapidjson::Value& cells,
                     const std::vector<Row>& before, const std::vector<Row>& after) {
    std::set<std::vector<std::string>> named;
    for (const auto& cell : change["cells"].GetArray()) {
        const auto& of = cells[cell.GetUint()];
        named.insert({of["unit"].GetString(), of["indicator"].GetString(),
                      std::to_string(of["period"].GetInt())});
    }
    std::string text = header;
    const auto add = [&](const std::vector<Row>& rows, bool wanted) {
        for (const Row& row : rows) {
            if (named.contains({row[0], row[1], row[2]}) != wanted) continue;
            for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + row[i];
            text += "\n";
        }
    };
    add(before, true);
    add(after, false);
    return text;
}

}  // namespace

TEST_CASE("every row that changed between two data sets has one cause, and nothing else is told") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        const std::string before = nation.data();
        revise(nation);
        const std::map<std::string, std::string> data{{"a.csv", before}, {"b.csv", nation.data()}};
        INFO("seed " << seed);
        const auto read = [&](const std::string& arguments) {
            return table(output(arguments, nation, data), target_key);
        };
        check_told(read("score a.csv -f csv"), read("score b.csv -f csv"),
                   read("compare a.csv b.csv -f csv"), read("compare b.csv a.csv -f csv"));
        CHECK(read("compare a.csv a.csv -f csv").empty());
    }
}

TEST_CASE("the cells that a change names are those it comes from") {
    std::size_t tried = 0;
    for (unsigned seed = 1; seed <= 16; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        const std::vector<Row> before = nation.rows();
        std::map<std::string, std::string> data{{"a.csv", nation.data()}};
        revise(nation);
        data["b.csv"] = nation.data();
        const auto whole = table(output("score a.csv -f csv", nation, data), target_key);
        rapidjson::Document changes;
        changes.Parse(output("compare a.csv b.csv -f json", nation, data));
        for (const auto& change : changes["targets"].GetArray()) {
            if (nation.up_to(3) != 0) continue;
            ++tried;
            data["c.csv"] = restored(change, changes["cells"], before, nation.rows());
            const auto again = table(output("score c.csv -f csv", nation, data), target_key);
            const std::string key = std::string{change["unit"].GetString()} + " " +
                                    change["indicator"].GetString() + " " +
                                    std::to_string(change["horizon"].GetInt()) + " ";
            INFO("seed " << seed << ": " << key << change["details"].GetString());
            CHECK(again.at(key) == whole.at(key));
        }
    }
    CHECK(tried > 40);
}

TEST_CASE("what changes between periods, programmes and exemptions is told") {
    const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
        REQUIRE(text.find(from) != std::string::npos);
        return text.replace(text.find(from), from.size(), to);
    };
    const std::string amended =
        replaced(programme, "2025: {at_least: 70}",
                 "2025: {at_least: 70, amended: [{from: 2025, at_least: 75}]}");
    const std::string other = replaced(replaced(amended, "[district, commune], targets",
                                                "[commune], optional_for: [district], targets"),
                                       "2025: {between: [40, 60]", "2025: {between: [45, 60]");
    for (unsigned seed = 1; seed <= 10; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(15) == 0; });
        std::erase_if(nation.rows(),
                      [](const Row& row) { return row[0] == "H3X3" && row[1] == "L"; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        files.content["p.yaml"] = amended;
        files.content["q.yaml"] = other;
        files.content["e.csv"] = "unit,indicator,from,to,reason,decision\nH3X3,L,2025,,r,d\n";
        files.content["none.csv"] = "unit,indicator,from,to,reason,decision\nT,L,2030,,r,d\n";
        INFO("seed " << seed);
        const auto read = [&](const std::string& arguments) {
            const auto outcome = run("cchc " + arguments + " d.csv -u u.csv -f csv -q", files);
            INFO(outcome.err);
            REQUIRE(outcome.exit == 0);
            return table(outcome.out, target_key);
        };
        check_told(read("score -t p.yaml -p 2024"), read("score -t p.yaml -p 2025"),
                   read("compare -t p.yaml -p 2024 --with 2025"));
        CHECK(read("compare -t p.yaml -p 2025 --with 2024") ==
              read("compare -t p.yaml -p 2024 --with 2025"));
        check_told(read("score -t p.yaml -p 2025"), read("score -t q.yaml -p 2025"),
                   read("compare -t p.yaml --with-targets q.yaml -p 2025"),
                   read("compare -t q.yaml --with-targets p.yaml -p 2025"));
        check_told(read("score -t p.yaml -p 2025"),
                   read("score -t p.yaml -p 2025 --exemptions e.csv"),
                   read("compare -t p.yaml --with-exemptions e.csv -p 2025"),
                   read("compare -t p.yaml --exemptions e.csv --with-exemptions none.csv -p 2025"));
    }
}

namespace {

/// What the rows of a derivation add up to.
struct Added {
    double above = 0, below = 0;
};

/// Rows that stand for one unit in a plain mean count through their mean; a milestone that a
/// divided unit had done counts for each unit that took it over, once.
Added added(const rapidjson::Value& figure, const std::string& indicator) {
    Added sum;
    std::set<std::string> averaged;
    for (const auto& mean : figure["means"].GetArray()) {
        averaged.insert(mean["unit"].GetString());
        sum.above += mean["value"].GetDouble();
        sum.below += 1;
    }
    std::set<std::string> done_by_divided;
    for (const auto& row : figure["rows"].GetArray()) {
        if (row["heir"].IsString() && averaged.contains(row["heir"].GetString())) continue;
        if (!row["stands_for"].Empty()) {
            for (const auto& unit : row["stands_for"].GetArray())
                done_by_divided.insert(unit.GetString());
            continue;
        }
        if (row.HasMember("numerator")) {
            sum.above += row["numerator"].GetDouble();
            sum.below += row["denominator"].GetDouble();
        } else if (indicator == "W") {
            sum.above += row["product"].GetDouble();
            sum.below += row["weight"].GetDouble();
        } else {
            sum.above += row["value"].GetDouble();
            sum.below += 1;
        }
    }
    for (const auto& level : figure["levels"].GetArray()) {
        if (!level["counted"].GetBool()) continue;
        sum.above += level["base"].GetDouble() - level["now"].GetDouble();
        sum.below += level["base"].GetDouble();
    }
    sum.above += static_cast<double>(done_by_divided.size());
    sum.below += static_cast<double>(done_by_divided.size());
    return sum;
}

/// One target of a derivation against its row of `score`.
void check_adds_up(const rapidjson::Value& target, const std::string& indicator,
                   const std::map<std::string, std::string>& row) {
    CHECK(row.at("status") == target["status"].GetString());
    CHECK(target["missing"].Size() == target["due"].GetUint() - target["submitted"].GetUint());
    if (target["value"].IsNull()) {
        CHECK(row.at("value").empty());
        return;
    }
    Added sum = added(target, indicator);
    if (indicator == "D") sum.below = std::max(sum.below, target["due"].GetDouble());
    const bool mean = indicator == "W" || indicator == "M";
    CHECK(sum.above == Approx(target[mean ? "sum" : "numerator"].GetDouble()));
    CHECK(sum.below == Approx(target[mean ? "divisor" : "denominator"].GetDouble()));
    const double value = (mean ? 1 : 100) * sum.above / sum.below;
    CHECK(value == Approx(std::stod(row.at("value"))).margin(0.000001));
}

}  // namespace

TEST_CASE("explain adds up to the value that score gives") {
    for (unsigned seed = 1; seed <= 9; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(15) == 0; });
        const std::map<std::string, std::string> data{{"d.csv", nation.data()}};
        const auto scored = table(output("score d.csv -f csv", nation, data), target_key);
        std::vector<std::string> units{"T", "H1", "H3", seed % 3 == 0 ? "H2D1" : "H2X3"};
        if (seed % 2 == 0) units.emplace_back("H2M");
        for (const std::string& unit : units) {
            for (const std::string indicator : {"R", "L", "B", "W", "M", "D", "Q"}) {
                rapidjson::Document document;
                document.Parse(
                    output("explain " + unit + " " + indicator + " d.csv -f json", nation, data));
                for (const auto& target : document["targets"].GetArray()) {
                    INFO("seed " << seed << ": " << unit << " " << indicator);
                    check_adds_up(target, indicator,
                                  scored.at(unit + " " + indicator + " " +
                                            std::to_string(target["horizon"].GetInt()) + " "));
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
        CHECK(output("score a.csv b.csv -f json", nation, data) ==
              output("score b.csv a.csv -f json", nation, data));
    }
}

TEST_CASE("the head line of a horizon counts what the score counts") {
    const std::vector<std::pair<std::string, std::string>> words{
        {"attained", "attained"},    {"attained_late", "attained late"},
        {"lapsed", "lapsed"},        {"missed", "missed"},
        {"on_track", "on track"},    {"at_risk", "at risk"},
        {"off_track", "off track"},  {"in_progress", "in progress"},
        {"no_data", "without data"}, {"no_baseline", "without a baseline"}};
    int lines = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        for (const std::string year : {"2023", "2024", "2025"}) {
            const std::string score = "cchc score d.csv -t p.yaml -u u.csv -q -p " + year;
            const auto scores = table(run(score + " -f csv --table scores", files).out,
                                      {"unit", "horizon", "area"});
            for (const auto& [key, row] : scores) {
                if (row.at("area") != "*") continue;
                std::string parts;
                for (const auto& [column, word] : words) {
                    if (row.at(column) == "0") continue;
                    parts += (parts.empty() ? "" : ", ") + row.at(column) + " " + word;
                }
                const std::string& targets = row.at("targets");
                const std::string line = "\n- By " + row.at("horizon") + ": " + targets +
                                         (targets == "1" ? " target: " : " targets: ") + parts;
                INFO("seed " << seed << ", " << year << ", " << key << line);
                const std::string card =
                    run(score + " -f markdown --unit " + row.at("unit"), files).out;
                CHECK(
                    (card.find(line + ". ") != card.npos || card.find(line + "; + ") != card.npos));
                ++lines;
            }
        }
    }
    CHECK(lines > 200);
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

namespace {

/// A line of a form as cells; none of them holds a quote.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells{""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

/// One figure of the year before, somewhere in a form.
struct Previous {
    std::size_t line = 0, cell = 0;  ///< from 0
    std::string text;
};

/// Puts another figure into a cell of a form, and says which it was.
Previous change_previous(Nation& nation, std::string& form) {
    std::vector<std::string> lines;
    std::istringstream in{form};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::vector<Previous> shown;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const auto cells = cells_of(lines[line]);
        for (std::size_t cell = 6; cell <= 8; ++cell) {  // numerator, denominator, value
            if (!cells.at(cell).empty()) shown.push_back({line, cell, cells[cell]});
        }
    }
    REQUIRE(!shown.empty());
    const Previous& chosen =
        shown[static_cast<std::size_t>(nation.up_to(static_cast<int>(shown.size()) - 1))];
    std::size_t at = 0;
    for (std::size_t passed = 0; passed < chosen.cell; ++at) {
        if (lines[chosen.line][at] == '"') at = lines[chosen.line].find('"', at + 1);
        if (lines[chosen.line][at] == ',') ++passed;
    }
    lines[chosen.line].insert(at, "1");
    form.clear();
    for (const auto& line : lines) form += line + "\n";
    return chosen;
}

}  // namespace

TEST_CASE("a form that nobody changed agrees with the record, and one changed figure is found") {
    std::size_t forms_of_heirs = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Nation nation{seed, seed % 2 == 0};
        // the merged communes of 2025 have predecessors in 2025 and in 2024
        const std::string period = seed % 4 < 2 ? "2025" : "2026";
        std::erase_if(nation.rows(),
                      [&](const Row& row) { return row[2] >= period || nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        const std::string of_world = " -t p.yaml -u u.csv -p " + period;
        std::string units;
        for (const auto& unit : nation.reporters()) {
            if (seed % 2 == 1 || !(unit.ends_with("X1") || unit.ends_with("X2")))
                units += " " + unit;
        }
        const auto check = [&](const std::string& language) {
            return run("cchc check d.csv f.csv -f json --select changed-previous" + of_world +
                           " --lang " + language,
                       files);
        };
        for (const std::string language : {"vi", "en"}) {
            files.content["f.csv"] =
                run("cchc form" + units + " -d d.csv" + of_world + " --lang " + language, files)
                    .out;
            INFO("seed " << seed << "\n" << files.content["f.csv"] << check(language).out);
            CHECK(check(language).out.find("\"findings\": []") != std::string::npos);
        }
        std::string& form = files.content["f.csv"];
        if (form.find("X1, H") != std::string::npos) ++forms_of_heirs;
        const Previous changed = change_previous(nation, form);
        rapidjson::Document found;
        found.Parse(check("en").out);
        INFO("seed " << seed << " " << changed.line << " " << changed.text << "\n" << form);
        REQUIRE(found["findings"].Size() == 1);
        const auto& finding = found["findings"][0];
        CHECK(finding["line"].GetUint64() == changed.line + 1);
        CHECK(finding["text"].GetString() == "1" + changed.text);
        CHECK(std::string{finding["message"].GetString()}.find("which is " + changed.text) !=
              std::string::npos);
    }
    CHECK(forms_of_heirs > 5);
}

namespace {

/// The figures of a table as scripts read them; an empty cell is no figure.
std::optional<double> figure(const std::map<std::string, std::string>& row, const char* column) {
    const std::string& cell = row.at(column);
    return cell.empty() ? std::nullopt : std::optional{std::stod(cell)};
}

/// Worlds of all sorts: units go on, merge or are divided.
Nation nation_of(unsigned seed) {
    return Nation{seed, seed % 2 == 0, seed % 3 == 0};
}

}  // namespace

TEST_CASE("to exempt a unit changes no value of a scope above it") {
    std::size_t compared = 0, exempted = 0;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        Nation nation = nation_of(seed);
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        const auto before = table(output("score d.csv -f csv", files), target_key);
        for (int tried = 0; tried < 4; ++tried) {
            const Row row = nation.rows()[static_cast<std::size_t>(
                nation.up_to(static_cast<int>(nation.rows().size() - 1)))];
            files.content["e.csv"] =
                "unit,indicator,from,to,reason,decision\n" + row[0] + "," + row[1] + ",2025,,r,d\n";
            ++exempted;
            const auto after =
                table(output("score d.csv -f csv --exemptions e.csv", files), target_key);
            for (const auto& [key, was] : before) {
                // a milestone is counted among those that are due: where somebody is silent, the
                // count is another one with one less that is due
                if (was.at("indicator") == "D" && was.at("complete") == "false") continue;
                INFO("seed " << seed << ": " << row[0] << " " << row[1] << ": " << key);
                CHECK(after.at(key).at("value") == was.at("value"));
                CHECK(after.at(key).at("current_value") == was.at("current_value"));
                ++compared;
            }
        }
    }
    CHECK(exempted > 60);
    CHECK(compared > 5000);
}

TEST_CASE("to withhold a ratio raises no score and no attained share of its period") {
    std::size_t compared = 0, lowered = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        // nothing merges within the period, and all units keep their denominators
        Nation nation{seed, seed % 2 == 0, seed % 3 == 0};
        const std::string period = seed % 2 == 0 || seed % 3 == 0 ? "2024" : "2025";
        std::erase_if(nation.rows(),
                      [&](const Row& row) { return row[2] > "2021" && nation.up_to(9) == 0; });
        const auto read = [&](const std::string& of) {
            MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
            const auto outcome =
                run("cchc score d.csv -t p.yaml -u u.csv -q -f csv --table " + of + " -p " + period,
                    files);
            REQUIRE(outcome.exit == 0);
            return table(outcome.out, of == "year"
                                          ? std::vector<std::string>{"unit", "area"}
                                          : std::vector<std::string>{"unit", "horizon", "area"});
        };
        auto scores = read("scores"), year = read("year");
        for (int withheld = 0; withheld < 6; ++withheld) {
            std::vector<std::size_t> ratios;
            for (std::size_t i = 0; i < nation.rows().size(); ++i) {
                const Row& row = nation.rows()[i];
                if (row[2] == period && !row[3].empty()) ratios.push_back(i);
            }
            const std::size_t chosen = ratios.at(
                static_cast<std::size_t>(nation.up_to(static_cast<int>(ratios.size()) - 1)));
            const Row gone = nation.rows()[chosen];
            nation.rows().erase(nation.rows().begin() + static_cast<std::ptrdiff_t>(chosen));
            for (auto& [name, before] : {std::pair<std::string, Table*>{"scores", &scores},
                                         std::pair<std::string, Table*>{"year", &year}}) {
                Table after = read(name);
                for (const auto& [key, row] : after) {
                    for (const char* column : {"score", "attained_share"}) {
                        INFO("seed " << seed << ": without " << gone[0] << " " << gone[1] << " "
                                     << period << ": " << name << " " << key << column);
                        const double was = *figure(before->at(key), column);
                        CHECK(*figure(row, column) <= was);
                        if (*figure(row, column) < was) ++lowered;
                        ++compared;
                    }
                }
                CHECK(after.size() == before->size());
                *before = std::move(after);
            }
        }
    }
    CHECK(compared > 10000);
    CHECK(lowered > 500);
}

TEST_CASE("the points of a unit add up to its score") {
    std::size_t added = 0;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        Nation nation = nation_of(seed);
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        struct Added {
            double points = 0, most = 0;
            int targets = 0;
        };
        std::map<std::string, Added> sums;
        for (const auto& [key, row] : table(output("score d.csv -f csv", files), target_key)) {
            const auto points = figure(row, "points"), most = figure(row, "points_max");
            CHECK(points.has_value() == most.has_value());
            if (!points) continue;
            CHECK(*points <= *most);
            Added& sum = sums[row.at("unit") + " " + row.at("horizon") + " * "];
            sum.points += *points;
            sum.most += *most;
            ++sum.targets;
        }
        const auto scores =
            table(output("score d.csv -f csv --table scores", files), {"unit", "horizon", "area"});
        for (const auto& [key, row] : scores) {
            if (row.at("area") != "*") continue;
            const Added& sum = sums.at(key);
            const double score = *figure(row, "score"), rounding = 0.0000005 * sum.targets + 1e-9;
            INFO("seed " << seed << ": " << key << sum.points << " of " << sum.most);
            CHECK(sum.targets == *figure(row, "targets"));
            CHECK(std::abs(sum.most - 100) <= rounding);
            // a score is held at 99.99 while one of its terms is not all of it
            if (score == 99.99 && sum.points > 99.995) {
                CHECK(sum.points < 100 + rounding);
            } else {
                CHECK(std::abs(sum.points - score) <= 0.005 + rounding);
            }
            ++added;
        }
        CHECK(sums.size() <= added);
    }
    CHECK(added > 500);
}

TEST_CASE("plan never asks for less by a horizon than is promised for it") {
    // of R at least 50 by 2025 on the way to 80 by 2030; of L at most 40 by 2023, and by 2025 too
    std::size_t up = 0, down = 0;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        Nation nation = nation_of(seed);
        std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        for (const std::string period : {"2021", "2022", "2023", "2024"}) {
            const auto steps =
                table(run("cchc plan d.csv -t p.yaml -u u.csv -q -f csv -p " + period, files).out,
                      {"unit", "indicator", "horizon", "year"});
            for (const auto& [key, step] : steps) {
                if (step.at("present").empty()) continue;
                INFO("seed " << seed << ", from " << period << ": " << key << step.at("value"));
                const double value = *figure(step, "value");
                const std::string promise =
                    step.at("indicator") + " " + step.at("horizon") + " " + step.at("year");
                if (promise == "R 2030 2025") {
                    CHECK(value >= 50);
                    ++up;
                    // the same cases as on the way to the earlier promise, where that is open
                    const auto earlier = steps.find(step.at("unit") + " R 2025 2025 ");
                    if (earlier != steps.end())
                        CHECK(*figure(step, "count") >= *figure(earlier->second, "count"));
                }
                if (promise == "L 2025 2023") {
                    CHECK(value <= 40);
                    ++down;
                }
            }
        }
    }
    CHECK(up > 300);
    CHECK(down > 100);
}

namespace {

/// A figure of a table in millionths; an empty cell is 0.
std::int64_t millionths(const CsvRow& row, const char* column) {
    return std::llround(figure(row, column).value_or(0) * 1e6);
}

/// A nation whose units have other cases every year, or none, or do not report.
Nation shifting_nation(unsigned seed) {
    Nation nation = nation_of(seed);
    for (Row& row : nation.rows()) {
        if (row[4].empty() || nation.up_to(3) == 0) continue;
        const int base = nation.up_to(9) == 0 ? 0 : nation.up_to(seed % 5 == 0 ? 1'000'000 : 90);
        const bool ratio = !row[3].empty();
        if (!ratio && base == 0) continue;
        row[4] = std::to_string(base);
        if (ratio) row[3] = std::to_string(nation.up_to(base));
    }
    std::erase_if(nation.rows(), [&](const Row&) { return nation.up_to(9) == 0; });
    return nation;
}

/// The rows of `compare --table moves` for one value, in their order.
using ValueMoves = std::vector<CsvRow>;

/// Of each change that people are told: its parts add up to it in the decimals that are shown.
void check_told_parts(const rapidjson::Value& moves) {
    const auto millionths_of = [](const rapidjson::Value& of, const char* key) {
        return of[key].IsNull() ? 0 : std::llround(of[key].GetDouble() * 1e6);
    };
    for (const auto& of : moves.GetArray()) {
        INFO(of["unit"].GetString() << " " << of["indicator"].GetString());
        const auto change = millionths_of(of, "change");
        CHECK(change == millionths_of(of, "value_after") - millionths_of(of, "value_before"));
        CHECK(of["units"].Size() <= 9);
        long long all = 0;
        for (const char* effect : {"within", "between", "entered_or_left"}) {
            long long sum = of["others"].IsNull() ? 0 : millionths_of(of["others"], effect);
            for (const auto& unit : of["units"].GetArray()) sum += millionths_of(unit, effect);
            CHECK(sum == millionths_of(of, effect));
            all += sum;
        }
        CHECK(all == change);
        long long total = of["others"].IsNull() ? 0 : millionths_of(of["others"], "total");
        for (const auto& unit : of["units"].GetArray()) total += millionths_of(unit, "total");
        CHECK(total == change);
    }
}

/// What is so of the parts of every change.
void check_parts(const ValueMoves& moves) {
    std::int64_t sum = 0, last = std::numeric_limits<std::int64_t>::max();
    double before = 0, after = 0;
    for (const auto& row : moves) {
        const auto within = millionths(row, "within"), between = millionths(row, "between"),
                   total = millionths(row, "total");
        sum += total;
        CHECK(total == within + between + millionths(row, "entered_or_left"));
        CHECK(std::abs(total) <= last);
        last = std::abs(total);
        const double w0 = *figure(row, "share_before") / 100,
                     w1 = *figure(row, "share_after") / 100;
        before += w0;
        after += w1;
        const double r0 = figure(row, "ratio_before").value_or(0),
                     r1 = figure(row, "ratio_after").value_or(0);
        constexpr double rounding = 3.5e-6;
        CHECK(std::abs(static_cast<double>(total) / 1e6 - (w1 * r1 - w0 * r0)) < rounding);
        if (row.at("presence") != "stayed") continue;
        const double own = (w0 + w1) / 2 * (r1 - r0), of_share = (r0 + r1) / 2 * (w1 - w0);
        CHECK(std::abs(static_cast<double>(within) / 1e6 - own) < rounding);
        CHECK(std::abs(static_cast<double>(between) / 1e6 - of_share) < rounding);
    }
    CHECK(sum == millionths(moves.front(), "change"));
    CHECK(sum ==
          millionths(moves.front(), "value_after") - millionths(moves.front(), "value_before"));
    // without those that add nothing
    CHECK(before < 1 + 1e-6 * static_cast<double>(moves.size()));
    CHECK(after < 1 + 1e-6 * static_cast<double>(moves.size()));
}

}  // namespace

TEST_CASE("what moved a ratio adds up to its change, whoever merged, was divided, came or went") {
    std::size_t told = 0, pairs = 0, changed = 0, merged = 0, divided = 0, entered = 0, left = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Nation nation = shifting_nation(seed);
        MemoryFiles files = files_of(nation, {{"d.csv", nation.data()}});
        const auto values = table(output("score d.csv -f csv", files), target_key);
        const std::string earlier = seed % 3 == 0 ? "2022" : "2024";
        const auto then =
            table(run("cchc score d.csv -t p.yaml -u u.csv -q -f csv -p " + earlier, files).out,
                  target_key);
        rapidjson::Document scored;
        scored.Parse(output("score d.csv -f json --unit T", files));
        INFO("seed " << seed);
        told += scored["units"][0]["moves"].Size();
        check_told_parts(scored["units"][0]["moves"]);
        const std::string csv =
            output("compare d.csv --with " + earlier +
                       " -f csv --table moves --level province,district,commune",
                   files);
        std::map<std::string, ValueMoves> moves;
        for (const CsvRow& row : rows_of(csv))
            moves[row.at("unit") + " " + row.at("indicator")].push_back(row);
        for (const auto& [key, row] : values) {
            const std::string& id = row.at("indicator");
            const auto was = then.find(key);
            if (row.at("horizon") != "2025" || id == "M" || id == "D" || id == "Q" || id == "S" ||
                row.at("value").empty() || was == then.end() || was->second.at("value").empty() ||
                was->second.at("value") == row.at("value"))
                continue;
            INFO("seed " << seed << ": " << key);
            CHECK(moves.contains(row.at("unit") + " " + id));
            ++changed;
        }
        for (const auto& [key, rows] : moves) {
            INFO("seed " << seed << ": " << key);
            check_parts(rows);
            ++pairs;
            CHECK(values.at(key + " 2025 ").at("value") == rows.front().at("value_after"));
            CHECK(then.at(key + " 2025 ").at("value") == rows.front().at("value_before"));
            for (const CsvRow& row : rows) {
                const std::string &by = row.at("moved_by"), &presence = row.at("presence");
                if (by.ends_with("M") && !row.at("predecessors").empty()) ++merged;
                if (by.find(';') != by.npos) ++divided;
                if (presence == "entered") ++entered;
                if (presence == "left") ++left;
            }
        }
    }
    CHECK(told > 100);
    CHECK(pairs > 1000);
    CHECK(changed > 1000);
    CHECK(merged > 100);
    CHECK(divided > 100);
    CHECK(entered > 100);
    CHECK(left > 100);
}

TEST_CASE("a thousand faults in fifty files are all found, in an order of the input alone") {
    MemoryFiles files;
    files.content = {{"p.yaml", programme}, {"u.csv", Nation{1}.units()}};
    std::string in_order, reversed;
    for (int file = 0; file < 50; ++file) {
        const std::string name = "in/" + std::to_string(100 + file) + ".csv";
        std::string& text = files.content[name] = header;
        for (int fault = 0; fault < 20; ++fault) {
            text += "H1X1,R," + std::to_string(2021 + fault % 5) + "," + std::to_string(file) +
                    "," + (fault % 2 == 0 ? "x" : "-1") + ",\n";
        }
        in_order += " " + name;
        reversed = " " + name + reversed;
    }
    const std::string options = " -t p.yaml -u u.csv -p 2025 -f json";
    const auto found = run("cchc check in" + options, files);
    CHECK(found.exit == 1);
    rapidjson::Document document;
    document.Parse(found.out);
    std::map<std::string, int> rules;
    std::string last_file;
    std::uint64_t last_line = 0;
    for (const auto& finding : document["findings"].GetArray()) {
        if (!finding.HasMember("line")) continue;  // what was not sent stands nowhere
        const std::string file = finding["file"].GetString();
        const std::uint64_t line = finding["line"].GetUint64();
        CHECK((file > last_file || (file == last_file && line > last_line)));
        last_file = file;
        last_line = line;
        ++rules[finding["rule"].GetString()];
    }
    CHECK(rules == std::map<std::string, int>{{"not-a-number", 500}, {"negative-figure", 500}});
    CHECK(run("cchc check --threads 5 in" + options, files).out == found.out);
    CHECK(run("cchc check" + in_order + options, files).out == found.out);
    const auto turned = run("cchc check" + reversed + options, files).out;
    CHECK(turned.size() == found.out.size());
    CHECK(turned != found.out);
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
            listed = (listed && !line.empty()) || line == "Commands:" || line == "Các lệnh:";
        }
        REQUIRE(commands.size() == 13);
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
