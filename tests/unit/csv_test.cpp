#include "load/text/csv.hpp"

#include "catch.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace cchc::test;

namespace {

/// Rows as "[a][b]", a fault as "!kind@offset", one row a line.
std::string cut(std::string_view text, char separator = ',') {
    std::string out;
    CsvReader reader{text, separator};
    Row row;
    while (reader.next(row)) {
        for (const Cell& cell : row.cells) out += fmt::format("[{}]", cell.text);
        if (row.fault) {
            out += fmt::format("!{}@{}", static_cast<int>(row.fault->kind), row.fault->offset);
        }
        out += '\n';
    }
    return out;
}

}  // namespace

TEST_CASE("rows end with LF, CRLF or CR, and blank ones are passed over") {
    CHECK(cut("a,b\nc,d\n") == "[a][b]\n[c][d]\n");
    CHECK(cut("a,b\r\nc,d\r\n") == "[a][b]\n[c][d]\n");
    CHECK(cut("a,b\rc,d\r") == "[a][b]\n[c][d]\n");
    CHECK(cut("a,b") == "[a][b]\n");
    CHECK(cut("a,") == "[a][]\n");
    CHECK(cut("\n\r\n  \n,,,\na\n\n") == "[a]\n");
    CHECK(cut("\u00A0,\u202F\n\"\",\n") == "");
    CHECK(cut("") == "");
}

TEST_CASE("quoted cells hold separators, lines and doubled quotes") {
    CHECK(cut("\"a,b\",c\n") == "[a,b][c]\n");
    CHECK(cut("\"a\r\nb\",\"\"\n") == "[a\r\nb][]\n");
    CHECK(cut("\"say \"\"yes\"\"\",\"\"\"\"\n") == "[say \"yes\"][\"]\n");
    CHECK(cut("\"a;b\";c\n", ';') == "[a;b][c]\n");
    CHECK(cut("a\tb c\t\n", '\t') == "[a][b c][]\n");
}

TEST_CASE("a quote out of place is a fault of its row only") {
    CHECK(cut("a\"b,c\nd,e\n") == "[a\"b][c]!1@1\n[d][e]\n");
    CHECK(cut("\"a\"b,c\nd,e\n") == "[a][c]!2@3\n[d][e]\n");
    CHECK(cut("\"a,b\nc,d\ne,f") == "[\"a,b]!0@0\n[c][d]\n[e][f]\n");
    CHECK(cut("x,\"a\ny,\"\"b\nz\n") == "[x][\"a]!0@2\n[y][]!2@9\n[z]\n");
}

TEST_CASE("a row holds as many cells as a spreadsheet, and counts the others") {
    const std::string text(50'000, ',');
    const std::string row_text = "x" + text;
    CsvReader wide{row_text, ','};
    Row row;
    REQUIRE(wide.next(row));
    CHECK(row.cells.size() == most_cells);
    CHECK(row.width == 50'001);
}

TEST_CASE("faults of quoting are found at the quote") {
    CHECK(found_in_rows("SNV,R-01,2025,1,2,,\"note\nSNV,R-01,2024,1,2,,\n") ==
          "2:20-1 unclosed-quote: the quote that opens this cell is never closed");
    CHECK(
        found_in_rows("SNV,R-01,2025,1,2,,khu \"A\"\n") ==
        "2:24-1 stray-quote: a quote stands inside a bare cell; the whole cell must be quoted and "
        "the quote doubled");
    CHECK(found_in_rows("SNV,R-01,2025,1,2,,\"Sở\nNội vụ\" x\n") ==
          "3:8-1 stray-quote: text stands behind a closing quote; expected the separator");
    World world;
    world.read(std::string{data_header} + "SNV,R-01,2025,1,2,,\"a\"b\n");
    REQUIRE(world.findings.all().at(0).notes.size() == 1);
    CHECK(world.sources.position(*world.findings.all()[0].notes[0].place).column == 20);
}

TEST_CASE("a row has as many cells as the heading, but for empty ones at its end") {
    CHECK(found_in_rows("SNV,R-01,2025,1\nSNV,V-01,2025,,,12,5,x\n") ==
          "2:1-15 wrong-field-count: a row of 4 cells; the header has 7\n"
          "3:1-22 wrong-field-count: a row of 8 cells; the header has 7 (a cell that holds a comma "
          "must be quoted)");
    CHECK(found_in_rows("SNV,R-01,2025,1,2\nSNV,V-01,2025,,,12,,, ,\nSNV,M-01,2025\n").empty());
    CHECK(found_in_rows("SNV,R-01,2025,1,2") ==
          "2:1-17 wrong-field-count: a row of 5 cells; the header has 7 (the file ends within the "
          "row: it may be cut off)");
    // 12,5 is no 12 with a note that says 5
    CHECK(found_in_rows("SNV,V-01,2025,,,12,5,\n") ==
          "2:1-21 wrong-field-count: a row of 8 cells; the header has 7 (a cell that holds a comma "
          "must be quoted)");
}

TEST_CASE("lines and columns count characters behind wide and combined ones and quoted lines") {
    CHECK(found_in_rows("SNV,R-01,2025,1,2,,\"một\r\nhai\rba\"\r\nSNV,R-01,2025,日本,2,,\n") ==
          "5:15-2 not-a-number: \"日本\" is not a number; expected a whole one, like 1234");
    CHECK(found_in_rows("SNV,R-01,2025,1,2,,\"Phu\xCC\x9Bo\xCC\x9B\xCC\x80ng\" x\n") ==
          "2:31-1 stray-quote: text stands behind a closing quote; expected the separator");
}

TEST_CASE("control characters are found in their cell") {
    using namespace std::literals;
    CHECK(found_in_rows("SNV,R-01,2025,1,2,,a\0b\nSNV,R-01,2024,1,2,,\"a\tb\nc\"\n"sv) ==
          "2:21-1 control-character: a cell holds the control character U+0000");
    CHECK(found_in_rows("SNV,R-01\x1B,2025,1,2,,\xC2\x85\n"sv) ==
          "2:9-1 control-character: a cell holds the control character U+001B\n"
          "2:21-1 control-character: a cell holds the control character U+0085");
}

TEST_CASE("of one rule a file has so many findings and a sum of the others") {
    World world;
    std::string rows{data_header};
    for (int i = 0; i < 10'500; ++i) rows += "x\n";
    world.read(rows);
    REQUIRE(world.findings.all().size() == 10'001);
    CHECK(world.findings.all().back().message.en == "500 more of this kind in the file");
    CHECK(world.facts.at(0).rows == 10'500);
}
