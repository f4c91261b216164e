// The fast road through a data file and the slow one lead to the same rows and findings, whatever
// the file holds: text made from seeds, near enough to data that most rows are read.
// CCHC_ROADS=N tries N seeds instead of a few.

#include <algorithm>
#include <cstdlib>
#include <random>

#include "catch.hpp"
#include "far_text.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace cchc::test;

namespace {

/// Text made of pieces of data files, some of them broken.
class Maker {
  public:
    explicit Maker(std::uint32_t seed) : random_(seed) {}

    std::string file() {
        separator_ = any({",", ",", ",", ";", "\t"});
        line_end_ = any({"\n", "\n", "\r\n"});
        if (one_in(20)) line_end_ = "\r";
        mark_ = separator_ == "," ? "." : ",";
        if (one_in(6)) mark_ = any({".", ","});
        untidy_ = one_in(5);
        short_ = one_in(5);
        std::string text = any({"", "", "\xEF\xBB\xBF"});
        text += joined({"unit", "indicator", "period", "numerator", "denominator", "value",
                        one_in(10) ? "" : "note", "evidence"});
        for (int rows = below(40); rows >= 0; --rows) text += row();
        if (one_in(3)) text.resize(text.size() - line_end_.size());
        // now and then a byte is anything
        for (int faults = one_in(8) ? below(4) : 0; faults > 0; --faults) {
            text[static_cast<std::size_t>(below(static_cast<int>(text.size())))] =
                any({"\"", ",", "\n", "\r", "x", "0", " ", "\x01", "\xC2", ";",
                     std::string(1, '\0')})[0];
        }
        return text;
    }

  private:
    int below(int end) { return static_cast<int>(random_() % static_cast<std::uint32_t>(end)); }
    bool one_in(int n) { return below(n) == 0; }
    std::string any(const std::vector<std::string>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }
    std::string joined(const std::vector<std::string>& cells) {
        std::string line;
        for (const auto& cell : cells) line += (line.empty() ? "" : separator_) + cell;
        // some programs drop empty cells at the end of a row, others add some
        while (short_ && line.ends_with(separator_)) line.pop_back();
        if (one_in(40)) line += any({separator_, separator_ + separator_, separator_ + "\"\""});
        return line + line_end_;
    }

    std::string figure() {
        const std::string whole = std::to_string(below(one_in(5) ? 400'000'000 : 1500));
        if (one_in(4)) return whole + mark_ + std::to_string(below(1000));
        if (one_in(12)) {
            return any({"",        "1.234",      "1,234",      "0.5",
                        "0,500",   ".5",         "5.",         "1.2.3",
                        "100%",    "-1",         "x",          "007",
                        "1e3",     "12345678.5", "123456789",  "1234567890123456",
                        " 7",      "7 ",         "12.3456789", "\"12\"",
                        "\"1,5\"", "\"\"",       "done",       "Chưa hoàn thành"});
        }
        return whole;
    }

    std::string zero() { return any({"", "0", "0" + mark_ + "0", "0%", "0" + mark_ + "1", "100"}); }
    std::string near_an_eighth() {
        return any({"12", "13", "12" + mark_ + "5", "12" + mark_ + "50", "12" + mark_ + "6", "14"});
    }

    std::string row() {
        if (one_in(25))
            return any({line_end_, joined({"", "", "", "", "", "", "", ""}), "a" + line_end_});
        const std::string unit =
            any({"SNV", "S10", "007", "T", "OLD", "NEW", "SNV", "S10", "snv", "\"S10\"", "??", "",
                 "A,B", "\"A,B\"", "A;B", "S\u200B10", "SNV\u200E"});
        const std::string indicator = any({"R-01", "W-01", "V-01", "P-01", "C-01", "D-01", "M-01",
                                           "X-01", "S-01", "T-01", "r-01", "Q", ""});
        const std::string period = any({"2021", "2024", "2025", "2025", "2019", "202", "\"2025\""});
        std::string note =
            any({"", "", "", "ghi chú", "\"a, b\"", "\"a\"\"b\"", "\"hai\ndòng\"", "\u00A0", " x ",
                 "a\u200Bb", "\u202Ea", "✔\uFE0F", "cộng\u00ADđồng", "\"a\u2066b\""});
        // a stray quote sends the whole file down the slow road
        if (untidy_ && one_in(8)) note = any({"\"", "a\"b", "\"x\"y"});
        // longer than what is read along with a piece
        if (one_in(40)) note = std::string(static_cast<std::size_t>(below(3000)), 'x');
        if (one_in(40)) note = '"' + note + "\n\"\"" + note + '"';
        const std::string evidence =
            any({"", "", "BC 1", "\"BC 1; BC 2\"", "\"\"", "\u00A0", "\" \"", "Đ", "–", "\u200B"});
        const std::string n = std::to_string(below(50)), d = std::to_string(50 + below(100));
        if (one_in(2)) return joined({unit, "R-01", period, n, d, "", note, evidence});
        if (one_in(8)) return joined({unit, "R-01", period, "0", "0", zero(), note, evidence});
        if (one_in(8))
            return joined({unit, "R-01", period, "1", "8", near_an_eighth(), note, evidence});
        if (one_in(3)) return joined({unit, indicator, period, "", "", figure(), note, evidence});
        if (one_in(3))
            return joined({unit, indicator, period, "", figure(), figure(), note, evidence});
        return joined({unit, indicator, period, figure(), figure(), one_in(3) ? figure() : "", note,
                       evidence});
    }

    std::mt19937 random_;
    std::string separator_, line_end_, mark_;
    bool untidy_ = false, short_ = false;
};

/// How texts come to the reader.
enum class As { text, far_text, sheet };

/// All that a reading of two files says.
std::string read(const std::string& bytes, const std::string& more, const ReadingPlan& plan,
                 As as = As::text) {
    World world;
    for (const std::size_t asked : {3u, 7u})
        world.programme.indicators[asked].evidence_required = true;
    world.units = world.read_units(std::string{units_text} + "\"A,B\",Sở A và B,department,T,,,\n" +
                                   "A;B,Sở A hoặc B,department,T,,,\n");
    world.exemptions.add({2, 0, 2024, 2024, "", "QĐ 1"});
    std::vector<const diag::Source*> files;
    for (const std::string& file : {bytes, more}) {
        const auto* source = as == As::far_text ? world.add(FarText::bytes(file)) : world.add(file);
        if (source == nullptr) continue;
        if (as == As::sheet) {
            diag::Source& sheet = world.sources.add("f.xlsx", std::string{source->text});
            sheet.sheet.emplace().name = "S";
            source = &sheet;
        }
        files.push_back(source);
    }
    if (files.empty()) return world.found();
    const ObservationStore rows =
        read_observations(files, world.programme, world.units, world.exemptions, world.options,
                          world.findings, &world.facts, plan);
    const auto text = [](std::optional<Decimal> figure) {
        return figure ? exact::to_text(*figure) : std::string{"-"};
    };
    std::string out = world.found() + fmt::format("\n{} rows, decimal {}\n", world.facts[0].rows,
                                                  world.facts[0].decimal_mark);
    const auto tell = [&](const SentRow& row) {
        out += fmt::format("{} {} {} {} {} at {}\n", row.unit, row.indicator, row.period,
                           text(row.amount), text(row.base), row.place);
    };
    std::ranges::for_each(all_rows(rows), tell);
    auto duplicates = rows.duplicates();
    std::ranges::sort(duplicates, {}, &DuplicateRow::place);
    for (const auto& [first, place] : duplicates) {
        out += fmt::format("again at {}: ", place);
        tell(rows.row(first));
    }
    for (const Remark& remark : rows.remarks) {
        out += fmt::format("{} {} {} at {}: {} {}\n", remark.unit, remark.indicator, remark.period,
                           remark.place, remark.note, remark.evidence);
    }
    for (const RefusedRow& row : rows.refused) {
        out += fmt::format("refused {} {} {}\n", row.unit, row.indicator ? int{*row.indicator} : -1,
                           row.period);
    }
    return out;
}

}  // namespace

TEST_CASE("the fast road and the slow road lead to the same rows and findings") {
    const char* asked = std::getenv("CCHC_ROADS");
    const auto seeds = static_cast<std::uint32_t>(asked ? std::strtoul(asked, nullptr, 10) : 2000);
    std::size_t with_rows = 0;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        Maker maker{seed};
        const std::string text = maker.file(), more = maker.file();
        const std::string slow = read(text, more, {.fast = false});
        const std::string whole = read(text, more, {});
        const std::string cut = read(text, more, {.threads = 3, .piece = 64});
        const std::string far = read(text, more, {.threads = 3, .piece = 64}, As::far_text);
        const std::string in_order = read(text, more, {.piece = 64}, As::far_text);
        const std::string slow_sheet = read(text, more, {.fast = false}, As::sheet);
        const std::string sheet = read(text, more, {.threads = 3, .piece = 64}, As::sheet);
        if (slow != whole || slow != cut || slow != far || slow != in_order ||
            slow_sheet != sheet) {
            CAPTURE(seed, text, more);
            CHECK(whole == slow);
            CHECK(cut == slow);
            CHECK(far == slow);
            CHECK(in_order == slow);
            CHECK(sheet == slow_sheet);
            return;
        }
        with_rows += slow.find(" at ") != std::string::npos ? 1u : 0u;
    }
    CHECK(with_rows * 2 > seeds);
}
